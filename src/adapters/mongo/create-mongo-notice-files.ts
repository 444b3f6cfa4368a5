import type { Connection } from 'mongoose';
import type { NoticeFiles } from '../../notices/notice-files.js';
import { idsOf } from './ids-of.js';

type FileRow = { _id: string; conversationId: string | null; state: string; createdAt: number };

/** Files of notices among those in the collection `outgoingFiles`: they belong to no conversation. */
export function createMongoNoticeFiles({ connection }: { connection: Connection }): NoticeFiles {
  const rows = connection.collection<FileRow>('outgoingFiles');
  const here = { conversationId: null, state: { $ne: 'erased' } };
  return {
    present: async (fileIds) =>
      new Set(fileIds.length === 0 ? [] : await idsOf(rows, { ...here, _id: { $in: [...fileIds] } })),
    async keptBefore(at, after, limit) {
      const old = { ...here, createdAt: { $lt: at }, _id: { $gt: after } };
      const found = await rows
        .find(old, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id }) => String(_id));
    },
  };
}
