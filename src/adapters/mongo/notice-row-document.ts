import { z } from 'zod';
import { NoticeRow } from '../../notices/notice-row.js';
import type { Cipher } from '../../secrets/cipher.js';

/** A recipient's row as it lies in MongoDB: what was filled in for them is sealed. */
export const NoticeRowDocument = NoticeRow.omit({ rowId: true, places: true, words: true }).extend({
  _id: z.string(),
  /** which write was last; see guarded-bulk */
  stamp: z.string(),
  /** absent when nothing differs from recipient to recipient, or after it was erased */
  sealedPlaces: z.string().nullable(),
  /** what they wrote, and when; the moment stays when the words are erased */
  sealedWords: z.string().nullable().default(null),
  wordsAt: z.int().nullable().default(null),
  /** the moments of the last words, each of which is kept once in whatever order they come */
  wordsHeard: z.array(z.int()).default([]),
  /** account and platform id, by which receipts find it */
  platformKey: z.string().nullable(),
});
export type NoticeRowDocument = z.infer<typeof NoticeRowDocument>;

export const toRowDocument = (
  cipher: Cipher,
  { rowId, places, words, ...row }: NoticeRow,
): NoticeRowDocument => ({
  ...row,
  _id: rowId,
  stamp: '',
  sealedWords: words === null ? null : cipher.seal(words),
  wordsAt: words === null ? null : row.answeredAt,
  wordsHeard: [],
  sealedPlaces: Object.keys(places).length === 0 ? null : cipher.seal(JSON.stringify(places)),
  platformKey: null,
});

/** Opens and parses a stored row. Throws `SealBroken` or a ZodError when it is not what we wrote. */
export function toNoticeRow(cipher: Cipher, stored: unknown): NoticeRow {
  const { _id, sealedPlaces, sealedWords, ...row } = NoticeRowDocument.parse(stored);
  return NoticeRow.parse({
    ...row,
    rowId: _id,
    words: sealedWords === null ? null : cipher.open(sealedWords),
    places: sealedPlaces === null ? {} : JSON.parse(cipher.open(sealedPlaces)),
  });
}
