import type { mongo } from 'mongoose';
import { joinWords } from '../../notices/notice-row.js';
import type { Cipher } from '../../secrets/cipher.js';
import type { NoticeRowDocument } from './notice-row-document.js';

/** Each failed try means that other words of the same citizen were written in between; more than this is no coincidence. */
const TRIES = 10;
/** What is carried out again is among the last. */
const MOMENTS = 50;

/** Adds what a citizen wrote to a notice, once by its moment; nothing for somebody who never got it. */
export async function keepNoticeWords(
  { rows, cipher }: { rows: mongo.Collection<NoticeRowDocument>; cipher: Cipher },
  rowId: string,
  { at, words }: { at: number; words: string },
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const projection = { sealedWords: 1, wordsAt: 1, wordsHeard: 1 };
    const row = await rows.findOne({ _id: rowId, sentAt: { $gt: 0 } }, { projection });
    if (!row || row.wordsHeard?.includes(at)) return;
    const before = row.sealedWords ? cipher.open(row.sealedWords) : null;
    const kept = {
      sealedWords: cipher.seal(joinWords(before, words)),
      wordsAt: Math.max(row.wordsAt ?? 0, at),
      wordsHeard: [...(row.wordsHeard ?? []), at].slice(-MOMENTS),
    };
    const { matchedCount } = await rows.updateOne(
      { _id: rowId, wordsHeard: row.wordsHeard ?? null },
      { $set: kept },
    );
    if (matchedCount === 1) return;
  }
  throw new Error('the words to a notice could not be kept');
}
