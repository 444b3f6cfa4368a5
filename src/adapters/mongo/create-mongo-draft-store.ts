import type { Connection } from 'mongoose';
import { countHelp } from '../../assisted/count-help.js';
import type { DraftStore } from '../../assisted/draft-store.js';
import type { Cipher } from '../../secrets/cipher.js';
import { DraftRow, toDraft, toDraftRow } from './draft-row.js';
import { saveVersion } from './save-version.js';

type Deps = { connection: Connection; cipher: Cipher };

const Counted = DraftRow.pick({ startedAt: true, helper: true, procedureId: true, state: true });

/** Assisted drafts in the collection `assistedDrafts`; see the port for what it promises. */
export function createMongoDraftStore({ connection, cipher }: Deps): DraftStore {
  const rows = connection.collection<DraftRow>('assistedDrafts');
  return {
    async find(draftId) {
      const row = await rows.findOne({ _id: draftId });
      return row ? toDraft(cipher, row) : undefined;
    },
    save: (draft) => saveVersion({ connection, collection: 'assistedDrafts' }, toDraftRow(cipher, draft)),
    async listOpen({ officeId, username, limit }) {
      const mine = username === undefined ? {} : { 'helper.username': username };
      const found = await rows
        .find({ officeId, state: { $in: ['open', 'signed'] }, ...mine })
        .sort({ updatedAt: -1 })
        .limit(limit)
        .toArray();
      return found.map((row) => toDraft(cipher, row));
    },
    async signedBefore(before, limit) {
      const found = await rows
        .find({ state: 'signed', updatedAt: { $lt: before } })
        .sort({ updatedAt: 1 })
        .limit(limit)
        .toArray();
      return found.map((row) => toDraft(cipher, row));
    },
    async findByCode(officeId, codeHash) {
      const row = await rows.findOne({ officeId, 'code.hash': codeHash });
      return row ? toDraft(cipher, row) : undefined;
    },
    async count(officeId, { from, to }) {
      const projection = { startedAt: 1, helper: 1, procedureId: 1, state: 1 };
      const found = await rows
        .find({ officeId, startedAt: { $gte: from, $lt: to } }, { projection })
        .toArray();
      return countHelp(found.map((row) => Counted.parse(row)));
    },
  };
}

/** Makes sure that the indexes of assisted drafts exist. */
export async function ensureDraftIndexes(connection: Connection): Promise<void> {
  const rows = connection.collection<DraftRow>('assistedDrafts');
  await rows.createIndex({ officeId: 1, state: 1, updatedAt: -1 }, { name: 'open' });
  await rows.createIndex({ updatedAt: 1 }, { name: 'signed', partialFilterExpression: { state: 'signed' } });
  await rows.createIndex({ officeId: 1, startedAt: 1 }, { name: 'report' });
  await rows.createIndex({ officeId: 1, 'code.hash': 1 }, { name: 'code', sparse: true });
}
