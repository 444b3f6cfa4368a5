import type { Connection } from 'mongoose';
import type { MediaStore } from '../../media/media-store.js';
import type { Cipher } from '../../secrets/cipher.js';
import { createMongoMediaBytes } from './create-mongo-media-bytes.js';
import { createMongoMediaProgress } from './create-mongo-media-progress.js';
import { MAJORITY, type MediaRow, toMedia } from './media-row.js';

type Deps = { connection: Connection; cipher: Cipher; now: () => number };

/** Files in the collection `media`, their bytes in GridFS. */
export function createMongoMediaStore(deps: Deps): MediaStore {
  const { connection, cipher } = deps;
  const rows = connection.collection<MediaRow>('media');

  return {
    ...createMongoMediaProgress(rows, deps),
    ...createMongoMediaBytes(rows, deps),
    async find(mediaId) {
      const row = await rows.findOne({ _id: mediaId });
      return row ? toMedia(cipher, row) : undefined;
    },
    async findMany(mediaIds) {
      const found = await rows.find({ _id: { $in: [...mediaIds] } }).toArray();
      return found.map((row) => toMedia(cipher, row));
    },
    async file(mediaIds) {
      const kept = { _id: { $in: [...mediaIds] }, state: { $ne: 'dropped' } } as const;
      await rows.updateMany(kept, { $set: { filed: true } }, MAJORITY);
    },
    async newestOf(conversationId) {
      const kept = { conversationId, state: { $ne: 'dropped' }, filed: { $ne: true } } as const;
      const newest = await rows.findOne(kept, { projection: { createdAt: 1 }, sort: { createdAt: -1 } });
      return newest?.createdAt;
    },
    async looseBefore(at, { after, limit }) {
      const found = await rows
        .find(
          {
            createdAt: { $lt: at },
            state: { $ne: 'dropped' },
            filed: { $ne: true },
            ...(after !== undefined && { _id: { $gt: after } }),
          },
          { projection: { conversationId: 1 } },
        )
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id: mediaId, conversationId }) => ({ mediaId, conversationId }));
    },
    async unfiledOf(conversationId) {
      const kept = { conversationId, state: { $ne: 'dropped' }, filed: { $ne: true } } as const;
      const found = await rows.find(kept, { projection: { _id: 1 } }).toArray();
      return found.map((row) => row._id);
    },
  };
}

/** Makes sure that the indexes of the citizens' files exist. */
export async function ensureMediaIndexes(connection: Connection): Promise<void> {
  const rows = connection.collection<MediaRow>('media');
  await rows.createIndex({ conversationId: 1 });
  await rows.createIndex({ dueAt: 1 }, { name: 'due', partialFilterExpression: { dueAt: { $gt: 0 } } });
}
