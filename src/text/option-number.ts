import { plainKey } from './fold.js';
import { withoutPoliteness } from './politeness.js';

const WORDS: Readonly<Record<string, number>> = {
  ...{ khong: 0, mot: 1, hai: 2, ba: 3, bon: 4, nam: 5, sau: 6, bay: 7, tam: 8, chin: 9, muoi: 10 },
};

/** "2", "2.", "(2)", "số 2", "số hai", "2️⃣": the whole text is one number, so 12 never means 1. */
export function readOptionNumber(text: string): number | undefined {
  const plain = withoutPoliteness(plainKey(text.normalize('NFKC')));
  const digits = /^(?:(?:so|muc|cau|chon|chon so|bam|bam so|y) )?\(?(\d{1,2})[.):]?$/.exec(plain)?.[1];
  if (digits !== undefined) return Number(digits);
  const word = /^(?:so|chon so|bam so) (\p{L}+)$/u.exec(plain)?.[1];
  return word === undefined ? undefined : WORDS[word];
}
