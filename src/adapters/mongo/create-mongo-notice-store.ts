import type { Connection } from 'mongoose';
import { z } from 'zod';
import { Notice } from '../../notices/notice.js';
import type { NoticeStore } from '../../notices/notice-store.js';
import type { Cipher } from '../../secrets/cipher.js';
import { saveVersion } from './save-version.js';

/** What is said is sealed: an official may have written to a few people about something of their own. */
const NoticeFields = Notice.omit({ noticeId: true, content: true });
const NoticeDocument = NoticeFields.extend({ _id: z.string(), sealedContent: z.string() });
type NoticeDocument = z.infer<typeof NoticeDocument>;

type Deps = { connection: Connection; cipher: Cipher };

/** Notices in the collection `notices`, one document each; see the port for what it promises. */
export function createMongoNoticeStore({ connection, cipher }: Deps): NoticeStore {
  const rows = connection.collection<NoticeDocument>('notices');

  const toNotice = (stored: unknown): Notice => {
    const { _id, sealedContent, ...rest } = NoticeDocument.parse(stored);
    return Notice.parse({ ...rest, noticeId: _id, content: JSON.parse(cipher.open(sealedContent)) });
  };

  return {
    async find(officeId, noticeId) {
      const row = await rows.findOne({ _id: noticeId, officeId });
      return row ? toNotice(row) : undefined;
    },
    // up to where rows are planned belongs to the planner alone: a version must not set it back
    save({ noticeId, content, plannedUpTo, ...rest }) {
      const begun = rest.version === 1 ? { plannedUpTo } : {};
      const sealedContent = cipher.seal(JSON.stringify(content));
      const row = { ...rest, ...begun, _id: noticeId, sealedContent };
      return saveVersion({ connection, collection: 'notices' }, row);
    },
    async list(officeId, limit) {
      const found = await rows.find({ officeId }).sort({ createdAt: -1 }).limit(limit).toArray();
      return found.map(toNotice);
    },
    async inState(state, limit, { officeId, dueBy } = {}) {
      const where = {
        state,
        ...(officeId !== undefined && { officeId }),
        ...(dueBy !== undefined && { sendAt: { $not: { $gt: dueBy } } }),
      };
      const found = await rows.find(where).sort({ updatedAt: 1 }).limit(limit).toArray();
      return found.map(toNotice);
    },
    async page(after, limit) {
      const found = await rows
        .find({ _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(toNotice);
    },
    async notePlanned(noticeId, upTo) {
      await rows.updateOne({ _id: noticeId }, { $set: { plannedUpTo: upTo } });
    },
  };
}

/** Makes sure that the indexes of notices exist. */
export async function ensureNoticeIndexes(connection: Connection): Promise<void> {
  const rows = connection.collection('notices');
  await rows.createIndex({ officeId: 1, createdAt: -1 }, { name: 'of_an_office' });
  await rows.createIndex({ state: 1, updatedAt: 1 }, { name: 'in_a_state' });
}
