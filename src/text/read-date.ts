import { plainKey } from './fold.js';
import { numberFromWords, yearFromWords } from './number-words.js';
import { readEnglishDate, readEnglishRelative } from './read-english-date.js';

/**
 * What stands in the words, before any check against the calendar. `shortYear` is a year of two digits. `unsure`
 * marks a reading that the citizen should see again before it counts.
 */
export type DateWords = {
  day?: number;
  month?: number;
  year?: number;
  shortYear?: number;
  lunar: boolean;
  leap: boolean;
  unsure: boolean;
};
export type RelativeDate = { ago: number; unit: 'day' | 'month' | 'year' };

/** The parts of a date that were said. */
export type Numbers = Pick<DateWords, 'day' | 'month' | 'year' | 'shortYear'> & { unsure?: boolean };

const RELATIVE: readonly [RegExp, RelativeDate][] = [
  [/^(ngay )?(hom|bua|sang|trua|chieu|toi|dem) nay$/, { ago: 0, unit: 'day' }],
  [/^(ngay )?(hom|bua|sang|trua|chieu|toi|dem)( hom)? qua$/, { ago: 1, unit: 'day' }],
  [/^(ngay )?(hom|bua) kia$/, { ago: 2, unit: 'day' }],
  [/^(sang |chieu |toi )?(ngay )?mai$/, { ago: -1, unit: 'day' }],
  [/^(trong )?thang nay$/, { ago: 0, unit: 'month' }],
  [/^thang (truoc|roi|vua roi)$/, { ago: 1, unit: 'month' }],
  [/^(trong )?nam nay$/, { ago: 0, unit: 'year' }],
  [/^nam (ngoai|roi|truoc)$/, { ago: 1, unit: 'year' }],
  [/^nam kia$/, { ago: 2, unit: 'year' }],
];

/** Words before or after a date that say nothing about it; "tối" of "tối qua" is not "tôi". */
const LEADING =
  /^(da|vang|thua|toi(?! (nay|qua|hom|mai)\b)|em|con|chau|minh|(ngay|nam) sinh|sinh|sanh|sn|de|mat|cap|vao|hoi|luc|la|(thu (hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn)(?=,? (ngay|\d)))\b[ ,]*/;
const TRAILING = /[ .,;!]+(a|ah|nha|nhe|nghe|do|em)?$/;
const UNSURE = /^(khoang|chung|hinh nhu|dau nhu|chac|gan|about|around|tam(?= (nam )?\d))\b */;

/** Reads a date as people type it; always day before month. Undefined when anything is left over. */
export function readDate(text: string): DateWords | RelativeDate | undefined {
  const plain = separated(text);
  const { words, unsure } = trimmed(plain.text);
  const relative =
    RELATIVE.find(([pattern]) => pattern.test(words))?.[1] ?? daysAgo(words) ?? readEnglishRelative(words);
  if (relative !== undefined) return relative;
  const { rest, lunar, leap } = takeCalendar(words);
  const numbers = readNumbers(rest) ?? readEnglishDate(rest) ?? readWords(rest);
  if (numbers === undefined) return undefined;
  const oldNames = /\b(mung|mong|gieng|chap)\b/.test(words);
  const askBack = unsure || plain.unsure || lunar || oldNames || numbers.unsure === true;
  return { ...numbers, lunar, leap, unsure: askBack };
}

/** Plain lower-case text with digits apart from letters; the letter o inside a number becomes a zero. */
function separated(text: string): { text: string; unsure: boolean } {
  const plain = plainKey(text.normalize('NFKC'))
    .replace(/["'’“”()]/g, ' ')
    .replace(/[–—]/g, '-');
  const zeros = plain.replace(/(?<=\d)o(?![a-z])|(?<![a-z])o(?=\d)/g, '0');
  const apart = zeros.replace(/(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])/g, ' ').replace(/(?<=[a-z]) ?:/g, ' ');
  return { text: apart, unsure: zeros !== plain };
}

function trimmed(text: string): { words: string; unsure: boolean } {
  let words = text.replace(/\s+/g, ' ').trim();
  let unsure = false;
  for (let before = ''; before !== words; ) {
    before = words;
    unsure ||= UNSURE.test(words);
    words = words.replace(LEADING, '').replace(UNSURE, '').replace(TRAILING, '').trim();
  }
  return { words, unsure };
}

function daysAgo(words: string): RelativeDate | undefined {
  const said = /^(?:cach day )?(.+?) ngay(?: truoc)?$/.exec(words);
  const ago = /truoc$|^cach day/.test(words) ? amount(said?.[1]) : undefined;
  return ago === undefined ? undefined : { ago, unit: 'day' };
}

/** Lunar when said so, or by words that only the lunar calendar has; "dương" overrules. */
function takeCalendar(words: string): { rest: string; lunar: boolean; leap: boolean } {
  const saidSolar = /\b(duong lich|lich duong|duong|dl|lich tay)\b/;
  const saidLunar = /\b(am lich|lich am|am|al|lich ta)\b/;
  const leap = /\bnhuan\b/.test(words);
  const lunarByNature = leap || /\b(ram|tet)\b|\b(mung|mong)\b.*\b(gieng|chap)\b/.test(words);
  const lunar = !saidSolar.test(words) && (saidLunar.test(words) || lunarByNature);
  const rest = words
    .replace(saidSolar, '')
    .replace(saidLunar, '')
    .replace(/\bnhuan\b/, '');
  return { rest: rest.replace(/[,;\s]+/g, ' ').trim(), lunar, leap };
}

/** Digits only, however separated or not: `1/2/1990`, `01-02-90`, `1 2 1990`, `01021990`, `2/1990`, `6.11`. */
function readNumbers(text: string): Numbers | undefined {
  const bare = text.replace(/^(ngay |mung |mong )+/, '');
  const parts = bare.split(/[\s/.\-_|\\]+/);
  if (!parts.every((part) => /^\d+$/.test(part))) return undefined;
  const read = FORMATS[parts.map((part) => (part.length <= 2 ? 'n' : part.length)).join(' ')];
  const [a = '', b = '', c = ''] = parts;
  return read?.(a, b, c);
}

/** By the lengths of the numbers, `n` for one or two digits. */
const FORMATS: Readonly<Record<string, (a: string, b: string, c: string) => Numbers | undefined>> = {
  'n n 4': (d, m, y) => ({ day: +d, month: +m, year: +y }),
  'n n n': (d, m, y) => (y.length === 2 ? { day: +d, month: +m, shortYear: +y } : undefined),
  '4 n n': (y, m, d) => ({ day: +d, month: +m, year: +y, unsure: true }),
  'n 4': (m, y) => ({ month: +m, year: +y }),
  '4 n': (y, m) => ({ month: +m, year: +y, unsure: true }),
  'n n': (a, b) =>
    +b > 12 && +a <= 12 && b.length === 2 ? { month: +a, shortYear: +b } : { day: +a, month: +b },
  '4': (y) => ({ year: +y }),
  '8': (s) => {
    if (isYear(s.slice(4))) return { day: +s.slice(0, 2), month: +s.slice(2, 4), year: +s.slice(4) };
    return isYear(s)
      ? { day: +s.slice(6), month: +s.slice(4, 6), year: +s.slice(0, 4), unsure: true }
      : undefined;
  },
  // 021990 can only be month and year, because no month is 19 or 20
  '6': (s) =>
    isYear(s.slice(2))
      ? { month: +s.slice(0, 2), year: +s.slice(2), unsure: true }
      : { day: +s.slice(0, 2), month: +s.slice(2, 4), shortYear: +s.slice(4), unsure: true },
};

const isYear = (digits: string) => /^(18|19|20|21)/.test(digits);

/** With the words ngày, tháng, năm; numbers in digits or said. */
function readWords(text: string): Numbers | undefined {
  const plain = text.replace(/\b(thg|th)\.? ?(?=\d)/g, 'thang ').replace(/[\s/.\-_]+/g, ' ');
  const day = '(?:(?:ngay|mung|mong) )*(?<day>.+?)';
  const patterns = [
    /^nam (?<year>.+?) thang (?<month>.+?)(?: ngay (?<day>.+))?$/,
    new RegExp(`^(?:${day} )?thang (?<month>.+?)(?: nam (?<year>.+)| (?<bareYear>\\d{2}|\\d{4}))?$`),
    // only "mùng": "30 Tết" is the last day of the year before
    /^(?:ngay )?(?:mung|mong) (?<day>.+?) (?<month>tet)(?: nam)?(?: (?<year>.+))?$/,
    new RegExp(`^${day} (?<month>\\d{1,2}) nam (?<year>.+)$`),
    /^nam (?<year>.+)$/,
  ];
  for (const pattern of patterns) {
    const numbers = toNumbers(pattern.exec(plain)?.groups);
    if (numbers !== undefined) return numbers;
  }
  return undefined;
}

function toNumbers(said: Record<string, string | undefined> | undefined): Numbers | undefined {
  if (said === undefined) return undefined;
  const numbers: Numbers = {};
  if (said.day !== undefined) numbers.day = said.day === 'ram' ? 15 : (amount(said.day) ?? Number.NaN);
  if (said.month !== undefined) numbers.month = NAMED_MONTHS[said.month] ?? amount(said.month) ?? Number.NaN;
  const saidYear = said.year ?? said.bareYear;
  const year = saidYear === undefined ? undefined : readYear(saidYear);
  if (saidYear !== undefined) Object.assign(numbers, year ?? { year: Number.NaN });
  return Object.values(numbers).some(Number.isNaN) ? undefined : numbers;
}

const NAMED_MONTHS: Readonly<Record<string, number>> = { gieng: 1, tet: 1, chap: 12 };

const amount = (said: string | undefined): number | undefined =>
  said === undefined ? undefined : /^\d{1,2}$/.test(said) ? Number(said) : numberFromWords(said.split(' '));

function readYear(said: string): Numbers | undefined {
  const year = /^(\d{2}|\d{4})$/.test(said) ? Number(said) : yearFromWords(said.split(' '));
  if (year === undefined) return undefined;
  return year < 100 ? { shortYear: year } : { year };
}
