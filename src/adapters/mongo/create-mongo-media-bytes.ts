import { createHash } from 'node:crypto';
import { type Collection, type Connection, mongo } from 'mongoose';
import type { MediaFlaw } from '../../flow/events.js';
import type { MediaFile } from '../../media/media.js';
import type { MediaStore } from '../../media/media-store.js';
import type { Cipher } from '../../secrets/cipher.js';
import { createSealedFiles, type SealedFiles } from './create-sealed-files.js';
import { MAJORITY, MediaRow } from './media-row.js';

type Deps = { connection: Connection; cipher: Cipher; now: () => number };
type Parts = { rows: Collection<MediaRow>; files: SealedFiles; now: () => number };

/** What concerns the bytes of files: every upload is noted in the row before it begins, so that none is forgotten. */
export function createMongoMediaBytes(
  rows: Collection<MediaRow>,
  { connection, cipher, now }: Deps,
): Pick<MediaStore, 'store' | 'read' | 'drop' | 'erase'> {
  const files = createSealedFiles({ connection, cipher });
  const parts: Parts = { rows, files, now };
  return {
    store: (mediaId, file, flaws = []) => store(parts, mediaId, { ...file, flaws }),
    async read(mediaId) {
      const found = await rows.findOne({ _id: mediaId, state: 'stored' });
      if (!found) return undefined;
      const { fileId, contentType, sealedName } = MediaRow.parse(found);
      if (!fileId || !contentType) return undefined;
      const name = sealedName === undefined ? {} : { name: cipher.open(sealedName) };
      return { bytes: await files.read(fileId), contentType, ...name };
    },
    async drop(mediaIds) {
      for (const mediaId of mediaIds) await drop(parts, { _id: mediaId, filed: { $ne: true } });
    },
    async erase(mediaIds) {
      for (const mediaId of mediaIds) {
        await keepFingerprint(parts, mediaId);
        await drop(parts, { _id: mediaId });
      }
    },
  };
}

async function store(
  { rows, files }: Parts,
  mediaId: string,
  { bytes, contentType, flaws }: MediaFile & { flaws: readonly MediaFlaw[] },
): Promise<boolean> {
  const fileId = new mongo.ObjectId();
  const waiting = { _id: mediaId, state: 'waiting' } as const;
  const begun = await rows.findOneAndUpdate(waiting, { $push: { uploads: fileId } }, MAJORITY);
  if (!begun) return false;
  await files.write(fileId, bytes);
  const kept = await rows.findOneAndUpdate(
    waiting,
    {
      $set: { state: 'stored', fileId, contentType, size: bytes.length, flaws: [...flaws] },
      $unset: { sealedUrl: '' },
    },
    { returnDocument: 'after', ...MAJORITY },
  );
  if (!kept) {
    await files.remove(fileId); // dropped or stored by another worker meanwhile
    return false;
  }
  await Promise.all(kept.uploads.filter((id) => !id.equals(fileId)).map(files.remove));
  return true;
}

/** Proves later which file it was, without it (reference procedures §6.4). A file that does not open leaves none. */
async function keepFingerprint({ rows, files }: Parts, mediaId: string): Promise<void> {
  const found = await rows.findOne({ _id: mediaId, state: 'stored' });
  if (!found?.fileId) return;
  const bytes = await files.read(found.fileId).catch(() => undefined);
  if (!bytes) return;
  const fingerprint = createHash('sha256').update(bytes).digest('base64url');
  await rows.updateOne({ _id: mediaId }, { $set: { fingerprint } }, MAJORITY);
}

/** Marks first: from then on no upload can end well, and what was begun is removed here or by whoever began it. */
async function drop({ rows, files, now }: Parts, which: mongo.Filter<MediaRow>): Promise<void> {
  const gone = await rows.findOneAndUpdate(
    which,
    { $set: { state: 'dropped', dueAt: now() }, $unset: { sealedUrl: '', sealedName: '', fileId: '' } },
    { returnDocument: 'after', ...MAJORITY },
  );
  if (!gone) return;
  await Promise.all(gone.uploads.map(files.remove));
  await rows.updateOne({ _id: gone._id }, { $set: { dueAt: null } });
}
