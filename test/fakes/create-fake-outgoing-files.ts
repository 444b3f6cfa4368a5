import type { NoticeFiles } from '../../src/notices/notice-files.js';
import type { NewOutgoingFile, OutgoingFiles, UploadToken } from '../../src/replies/outgoing-files.js';

type Row = NewOutgoingFile & { bytes: Buffer | null; createdAt: number; token: UploadToken | null };

/** Files on their way out in memory, those of notices among them; held to the same contract suite as the store on MongoDB. */
export function createFakeOutgoingFiles({ now }: { now: () => number }): OutgoingFiles & NoticeFiles {
  const rows = new Map<string, Row>();
  const drop = async (fileIds: readonly string[]) => {
    for (const id of fileIds) Object.assign(rows.get(id) ?? {}, { bytes: null, token: null });
  };
  const ids = (fits: (row: Row) => boolean) =>
    [...rows.values()].filter((row) => row.bytes !== null && fits(row)).map(({ fileId }) => fileId);
  return {
    async save(file, bytes) {
      if (!rows.has(file.fileId)) rows.set(file.fileId, { ...file, bytes, createdAt: now(), token: null });
    },
    async read(fileId) {
      const row = rows.get(fileId);
      return row?.bytes ? { name: row.name, contentType: row.contentType, bytes: row.bytes } : undefined;
    },
    async findToken(fileId) {
      const row = rows.get(fileId);
      return row?.token ? { ...row.token, contentType: row.contentType } : undefined;
    },
    async rememberToken(fileId, token) {
      const row = rows.get(fileId);
      if (row?.bytes) row.token = token;
    },
    drop,
    dropOf: (conversationId) => drop(ids((row) => row.conversationId === conversationId)),
    present: async (fileIds) =>
      new Set(ids((row) => row.conversationId === null && fileIds.includes(row.fileId))),
    keptBefore: async (at, after, limit) =>
      ids((row) => row.conversationId === null && row.createdAt < at && row.fileId > after)
        .sort()
        .slice(0, limit),
    olderThan: async (at, limit) =>
      ids((row) => row.conversationId !== null && row.createdAt < at).slice(0, limit),
  };
}
