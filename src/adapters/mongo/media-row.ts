import { mongo } from 'mongoose';
import { z } from 'zod';
import { Media } from '../../media/media.js';
import type { Cipher } from '../../secrets/cipher.js';

const ObjectId = z.instanceof(mongo.ObjectId);

/** A file as MongoDB holds it. Its address and its name say who somebody is and are sealed. */
export const MediaRow = Media.omit({ mediaId: true, url: true, name: true }).extend({
  _id: z.string(),
  sealedUrl: z.string().optional(),
  sealedName: z.string().optional(),
  /** when somebody must look at it again (epoch ms); null when the conversation knows how it ended */
  dueAt: z.number().nullable(),
  /** the GridFS file that holds the bytes */
  fileId: ObjectId.optional(),
  /** every GridFS file that was ever begun for this one, so that none outlives it unseen */
  uploads: z.array(ObjectId),
});
export type MediaRow = z.infer<typeof MediaRow>;

export function toMedia(cipher: Cipher, raw: unknown): Media {
  const {
    _id: mediaId,
    sealedUrl,
    sealedName,
    dueAt: _,
    fileId: __,
    uploads: ___,
    ...rest
  } = MediaRow.parse(raw);
  return {
    ...rest,
    mediaId,
    ...(sealedUrl !== undefined && { url: cipher.open(sealedUrl) }),
    ...(sealedName !== undefined && { name: cipher.open(sealedName) }),
  };
}
