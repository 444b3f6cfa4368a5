import { mongo } from 'mongoose';
import { z } from 'zod';
import { Media, type NewMedia } from '../../media/media.js';
import type { Cipher } from '../../secrets/cipher.js';

/** What a citizen was told to be safe must survive the loss of a server. */
export const MAJORITY = { writeConcern: { w: 'majority' } } as const;

/** How long the worker that was nudged has before the sweeper sees to a new file. */
const PATIENCE_MS = 30_000;

const ObjectId = z.instanceof(mongo.ObjectId);

/** A file as MongoDB holds it. Its address and its name say who somebody is and are sealed. */
export const MediaRow = Media.omit({ mediaId: true, url: true, name: true }).extend({
  _id: z.string(),
  sealedUrl: z.string().optional(),
  sealedName: z.string().optional(),
  /** a dossier has taken it */
  filed: z.literal(true).optional(),
  /** of the bytes of a file that was erased out of a dossier */
  fingerprint: z.string().optional(),
  /** when somebody must look at it again (epoch ms); null when the conversation knows how it ended */
  dueAt: z.number().nullable(),
  /** the GridFS file that holds the bytes */
  fileId: ObjectId.optional(),
  /** every GridFS file that was ever begun for this one, so that none outlives it unseen */
  uploads: z.array(ObjectId),
});
export type MediaRow = z.infer<typeof MediaRow>;

/** A file that waits. */
export const toMediaRow = (cipher: Cipher, media: NewMedia, now: number): MediaRow => ({
  _id: media.mediaId,
  conversationId: media.conversationId,
  officeId: media.officeId,
  state: 'waiting',
  sealedUrl: cipher.seal(media.url),
  ...(media.name !== undefined && { sealedName: cipher.seal(media.name) }),
  ...(media.purpose && { purpose: media.purpose }),
  flaws: [],
  attempts: 0,
  createdAt: now,
  dueAt: now + PATIENCE_MS,
  uploads: [],
});

/** The file of a row; throws when the row cannot be opened or read. */
export function toMedia(cipher: Cipher, raw: unknown): Media {
  const {
    _id: mediaId,
    sealedUrl,
    sealedName,
    filed: _,
    fingerprint: _____,
    dueAt: __,
    fileId: ___,
    uploads: ____,
    ...rest
  } = MediaRow.parse(raw);
  return {
    ...rest,
    mediaId,
    ...(sealedUrl !== undefined && { url: cipher.open(sealedUrl) }),
    ...(sealedName !== undefined && { name: cipher.open(sealedName) }),
  };
}
