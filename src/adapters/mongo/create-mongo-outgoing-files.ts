import { type Collection, type Connection, mongo } from 'mongoose';
import { z } from 'zod';
import { ConversationId, OfficeId } from '../../ids.js';
import { type NewOutgoingFile, type OutgoingFiles, OutgoingType } from '../../replies/outgoing-files.js';
import type { Cipher } from '../../secrets/cipher.js';
import { createSealedFiles, type SealedFiles } from './create-sealed-files.js';
import { idsOf } from './ids-of.js';
import { MAJORITY } from './media-row.js';

const ObjectId = z.instanceof(mongo.ObjectId);

/** A file as MongoDB holds it. One that was erased stays as a bare row for a while, so that it is not made again. */
const OutgoingRow = z.object({
  _id: z.string(),
  /** null: of a notice */
  conversationId: ConversationId.nullable(),
  officeId: OfficeId,
  state: z.enum(['making', 'ready', 'erased']),
  contentType: OutgoingType,
  sealedName: z.string().optional(),
  createdAt: z.number(),
  bytesId: ObjectId.optional(),
  /** every GridFS file that was ever begun for this one, so that none outlives it unseen */
  uploads: z.array(ObjectId),
  sealedToken: z.string().optional(),
  tokenUntil: z.number().optional(),
  /** a Date, because the TTL index wants one */
  erasedAt: z.date().optional(),
});
type OutgoingRow = z.infer<typeof OutgoingRow>;

/** Nothing that could make the file a second time lives longer. */
const REMEMBER_ERASED_SECONDS = 60 * 24 * 3600;

type Deps = { connection: Connection; cipher: Cipher; now: () => number };
type Parts = { rows: Collection<OutgoingRow>; files: SealedFiles; cipher: Cipher; now: () => number };

/** Files on their way out in the collection `outgoingFiles`, their bytes sealed in GridFS. */
export function createMongoOutgoingFiles(deps: Deps): OutgoingFiles {
  const { connection, cipher, now } = deps;
  const rows = connection.collection<OutgoingRow>('outgoingFiles');
  const parts: Parts = { rows, files: createSealedFiles(deps), cipher, now };
  const findReady = async (_id: string) => {
    const row = await rows.findOne({ _id, state: 'ready' });
    return row ? OutgoingRow.parse(row) : undefined;
  };
  const drop = async (fileIds: readonly string[]) => {
    for (const fileId of fileIds) await erase(parts, fileId);
  };

  return {
    save: (file, bytes) => save(parts, file, bytes),
    async read(fileId) {
      const row = await findReady(fileId);
      if (!row?.bytesId || row.sealedName === undefined) return undefined;
      const { bytesId, contentType, sealedName } = row;
      return { name: cipher.open(sealedName), contentType, bytes: await parts.files.read(bytesId) };
    },
    async findToken(fileId) {
      const row = await findReady(fileId);
      if (row?.sealedToken === undefined || row.tokenUntil === undefined) return undefined;
      const { sealedToken, tokenUntil, contentType } = row;
      return { token: cipher.open(sealedToken), until: tokenUntil, contentType };
    },
    async rememberToken(fileId, token) {
      const change = token
        ? { $set: { sealedToken: cipher.seal(token.token), tokenUntil: token.until } }
        : { $unset: { sealedToken: '' as const, tokenUntil: '' as const } };
      await rows.updateOne({ _id: fileId, state: 'ready' }, change);
    },
    drop,
    dropOf: async (conversationId) => drop(await idsOf(rows, { conversationId, state: { $ne: 'erased' } })),
    olderThan: (at, limit) =>
      idsOf(rows, { state: { $ne: 'erased' }, conversationId: { $ne: null }, createdAt: { $lt: at } }, limit),
  };
}

/** Every upload is noted before it begins; of two that race, the first to be ready is kept. */
async function save(
  { rows, files, cipher, now }: Parts,
  { fileId, name, ...file }: NewOutgoingFile,
  bytes: Buffer,
): Promise<void> {
  const bytesId = new mongo.ObjectId();
  const fresh = {
    ...file,
    sealedName: cipher.seal(name),
    createdAt: now(),
    state: 'making' as const,
    uploads: [],
  };
  await rows.updateOne({ _id: fileId }, { $setOnInsert: fresh }, { upsert: true, ...MAJORITY });
  const making = { _id: fileId, state: 'making' as const };
  const begun = await rows.updateOne(making, { $push: { uploads: bytesId } }, MAJORITY);
  if (begun.matchedCount === 0) return;
  await files.write(bytesId, bytes);
  const ready = { $set: { state: 'ready' as const, bytesId } };
  const kept = await rows.findOneAndUpdate(making, ready, { returnDocument: 'after', ...MAJORITY });
  const lost = kept ? kept.uploads.filter((id) => !id.equals(bytesId)) : [bytesId];
  await Promise.all(lost.map(files.remove));
}

/** Marks first: from then on no upload can end well, and what was begun is removed here or by whoever began it. */
async function erase({ rows, files, now }: Parts, fileId: string): Promise<void> {
  const gone = await rows.findOneAndUpdate(
    { _id: fileId },
    {
      $set: { state: 'erased', erasedAt: new Date(now()) },
      $unset: { sealedName: '', sealedToken: '', tokenUntil: '', bytesId: '' },
    },
    { returnDocument: 'after', ...MAJORITY },
  );
  if (!gone) return;
  await Promise.all(gone.uploads.map(files.remove));
}

/** Makes sure that the indexes of the files on their way out exist. */
export async function ensureOutgoingFileIndexes(connection: Connection): Promise<void> {
  const rows = connection.collection<OutgoingRow>('outgoingFiles');
  await rows.createIndex({ conversationId: 1 }, { name: 'conversation' });
  await rows.createIndex({ createdAt: 1 }, { name: 'createdAt' });
  await rows.createIndex({ erasedAt: 1 }, { name: 'erased', expireAfterSeconds: REMEMBER_ERASED_SECONDS });
}
