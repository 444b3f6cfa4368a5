import { plainKey, toneKey } from './fold.js';

/** Say nothing about what is wanted; of English only words that are no syllable of Vietnamese. */
export const EMPTY: ReadonlySet<string> = new Set(
  `toi em anh chi minh con chau ba ong co chu bac oi a nha nhe da vang thua chao cho muon can xin lam di de thi la o
  tai duoc khong ko va voi hoi giup dum gium ve cai mot nay roi bi cua lay nop gi nhu the nao nua tui e ad hong hok kg k
  dc gio luon vay ma dau
  i im need want would like get please how what which where when does for our your is are of and with have has had been
  will could should this that there we you us some someone something apply`.split(/\s+/),
);

/** Stand in the names of many procedures, so they neither make nor break a match. */
export const COMMON: ReadonlySet<string> = new Set(
  'giay to don thu tuc ho so mau ban phuong xa ubnd'.split(' '),
);

/** Other ways to write a word: southern speech, y and i, and what people shorten. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['sanh', 'sinh'],
  ['nhon', 'nhan'],
  ['chanh', 'chinh'],
  ['ki', 'ky'],
  ['li', 'ly'],
  ['foto', 'photo'],
  ['dk', 'dang ky'],
  ['dki', 'dang ky'],
  ['dky', 'dang ky'],
  ['dkkh', 'dang ky ket hon'],
  ['gks', 'giay khai sinh'],
  ['ks', 'khai sinh'],
  ['tl', 'trich luc'],
]);

/** Ask how and how much: "làm sao" is not the "sao" of "bản sao", "mất bao lâu" loses nothing. */
const HOW =
  /\b((lam|tai|vi|thi|ra) sao|(mat |het |la )?(bao nhieu|bao lau|may ngay|may tien)( tien)?|(can|mang|chuan bi) (nhung )?(giay to )?(gi|nao))\b/g;

/** A word without marks and in one spelling; and as it was written, with its tone last, where marks were written. */
export type EverydayWord = { plain: string; marked?: string };

/** The words of a text as they are compared, without questions of how and how much. */
export function everydayWords(text: string): EverydayWord[] {
  const words = (toneKey(text).match(/[\p{L}\p{N}]+/gu) ?? []).flatMap(toWords);
  const asking = new Set(placesOf(HOW, words));
  return words.filter((_, at) => !asking.has(at));
}

function toWords(written: string): EverydayWord[] {
  const plain = plainKey(written).replace(/[¹²³⁴⁵]/g, '');
  const spelt = SPELLINGS.get(plain);
  if (spelt !== undefined) return spelt.split(' ').map((one) => ({ plain: one }));
  return [plain === written ? { plain } : { plain, marked: written }];
}

/** The words that a pattern covers. */
function placesOf(pattern: RegExp, words: readonly EverydayWord[]): number[] {
  const line = words.map(({ plain }) => plain).join(' ');
  return [...line.matchAll(pattern)].flatMap(({ 0: found, index }) => {
    const start = line.slice(0, index).split(' ').length - 1;
    return found.split(' ').map((_, offset) => start + offset);
  });
}
