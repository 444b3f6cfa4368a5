import { type Connection, mongo } from 'mongoose';
import type { MediaFile } from '../../media/media.js';
import type { MediaStore } from '../../media/media-store.js';
import type { Cipher } from '../../secrets/cipher.js';
import { createSealedFiles } from './create-sealed-files.js';
import { MediaRow, toMedia } from './media-row.js';

/** How long the worker that was nudged has before the sweeper sees to a new file. */
const PATIENCE_MS = 30_000;
const MAJORITY = { writeConcern: { w: 'majority' } } as const;

type Deps = { connection: Connection; cipher: Cipher; now: () => number };

/** Files in the collection `media`, their bytes in GridFS. */
export function createMongoMediaStore({ connection, cipher, now }: Deps): MediaStore {
  const rows = connection.collection<MediaRow>('media');
  const files = createSealedFiles({ connection, cipher });
  const removeAll = (ids: readonly mongo.ObjectId[]): Promise<unknown> => Promise.all(ids.map(files.remove));

  async function store(mediaId: string, { bytes, contentType }: MediaFile): Promise<boolean> {
    const fileId = new mongo.ObjectId();
    const waiting = { _id: mediaId, state: 'waiting' } as const;
    const begun = await rows.findOneAndUpdate(waiting, { $push: { uploads: fileId } }, MAJORITY);
    if (!begun) return false;
    await files.write(fileId, bytes);
    const kept = await rows.findOneAndUpdate(
      waiting,
      { $set: { state: 'stored', fileId, contentType, size: bytes.length }, $unset: { sealedUrl: '' } },
      { returnDocument: 'after', ...MAJORITY },
    );
    if (!kept) {
      await files.remove(fileId); // dropped or stored by another worker meanwhile
      return false;
    }
    await removeAll(kept.uploads.filter((id) => !id.equals(fileId)));
    return true;
  }

  /** Marks first: from then on no upload can end well, and what was begun is removed here or by whoever began it. */
  async function drop(mediaId: string): Promise<void> {
    const gone = await rows.findOneAndUpdate(
      { _id: mediaId },
      { $set: { state: 'dropped', dueAt: now() }, $unset: { sealedUrl: '', sealedName: '', fileId: '' } },
      { returnDocument: 'after', ...MAJORITY },
    );
    if (!gone) return;
    await removeAll(gone.uploads);
    await rows.updateOne({ _id: mediaId }, { $set: { dueAt: null } });
  }

  return {
    store,
    async saveWaiting({ mediaId, conversationId, officeId, url, name }) {
      const fresh: Omit<MediaRow, '_id'> = {
        conversationId,
        officeId,
        state: 'waiting',
        sealedUrl: cipher.seal(url),
        ...(name !== undefined && { sealedName: cipher.seal(name) }),
        attempts: 0,
        createdAt: now(),
        dueAt: now() + PATIENCE_MS,
        uploads: [],
      };
      await rows.updateOne({ _id: mediaId }, { $setOnInsert: fresh }, { upsert: true, ...MAJORITY });
    },
    async find(mediaId) {
      const row = await rows.findOne({ _id: mediaId });
      return row ? toMedia(cipher, row) : undefined;
    },
    async findMany(mediaIds) {
      const found = await rows.find({ _id: { $in: [...mediaIds] } }).toArray();
      return found.map((row) => toMedia(cipher, row));
    },
    async refuse(mediaId, reason) {
      const { matchedCount } = await rows.updateOne(
        { _id: mediaId, state: 'waiting' },
        { $set: { state: 'refused', reason }, $unset: { sealedUrl: '' } },
        MAJORITY,
      );
      return matchedCount > 0;
    },
    async postpone(mediaId, until) {
      await rows.updateOne(
        { _id: mediaId, state: 'waiting' },
        { $set: { dueAt: until }, $inc: { attempts: 1 } },
      );
    },
    async settle(mediaId) {
      await rows.updateOne(
        { _id: mediaId, state: { $in: ['stored', 'refused'] } },
        { $set: { dueAt: null } },
      );
    },
    async due(limit) {
      const due = { dueAt: { $lte: now() } };
      const found = await rows
        .find(due, { projection: { _id: 1 } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .toArray();
      return found.map((row) => row._id);
    },
    async read(mediaId) {
      const found = await rows.findOne({ _id: mediaId, state: 'stored' });
      if (!found) return undefined;
      const { fileId, contentType, sealedName } = MediaRow.parse(found);
      if (!fileId || !contentType) return undefined;
      const name = sealedName === undefined ? {} : { name: cipher.open(sealedName) };
      return { bytes: await files.read(fileId), contentType, ...name };
    },
    async drop(mediaIds) {
      for (const mediaId of mediaIds) await drop(mediaId);
    },
    async idsOf(conversationId) {
      const kept = { conversationId, state: { $ne: 'dropped' } } as const;
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
