/** Digits as they are said, without marks; after tens `mốt`, `tư`, `lăm` stand for 1, 4, 5. */
const DIGITS: Readonly<Record<string, number>> = {
  khong: 0,
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  nham: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
};
type Words = readonly string[];

const isLinkWord = (word: string | undefined) => word === 'linh' || word === 'le';
/** Both mười (ten) and mươi (times ten); where it stands tells which. */
const isTen = (word: string | undefined) => word === 'muoi' || word === 'chuc';

function digit(word: string | undefined): number | undefined {
  return word !== undefined && Object.hasOwn(DIGITS, word) ? DIGITS[word] : undefined;
}

/**
 * A whole number below 10,000 said in plain (unmarked) words: `mười hai`, `hai mươi mốt`, `hai nghìn lẻ năm`.
 * Undefined when any word is left over; "hai ba" is two numbers, not 23.
 */
export function numberFromWords(words: Words): number | undefined {
  const [first, second, ...rest] = words;
  if (second !== 'nghin' && second !== 'ngan') return belowThousand(words);
  const thousands = digit(first);
  if (thousands === undefined || thousands === 0) return undefined;
  const below = isLinkWord(rest[0]) ? unit(rest.slice(1)) : optional(belowThousand, rest);
  return below === undefined ? undefined : thousands * 1000 + below;
}

/**
 * A year said in plain words, in full or as people shorten it: `một chín tám lăm`, `một chín chín mươi`,
 * `hai không không năm`, `tám lăm`. Two-digit years come out below 100.
 */
export function yearFromWords(words: Words): number | undefined {
  return numberFromWords(words) ?? digitByDigit(words) ?? century(words) ?? shortTens(words);
}

function belowThousand(words: Words): number | undefined {
  const [first, second, ...rest] = words;
  if (second !== 'tram') return belowHundred(words);
  const hundreds = digit(first);
  const below = isLinkWord(rest[0]) ? unit(rest.slice(1)) : optional(belowHundred, rest);
  return hundreds === undefined || below === undefined ? undefined : hundreds * 100 + below;
}

function belowHundred(words: Words): number | undefined {
  const [first, ...rest] = words;
  if (isTen(first)) return add(10, optional(unit, rest));
  if (!isTen(rest[0])) return words.length === 1 ? digit(first) : undefined;
  const tens = digit(first);
  return tens === undefined || tens < 2 ? undefined : add(tens * 10, optional(unit, rest.slice(1)));
}

function unit(words: Words): number | undefined {
  const value = words.length === 1 ? digit(words[0]) : undefined;
  return value === 0 ? undefined : value;
}

function digitByDigit(words: Words): number | undefined {
  const digits = words.map(digit);
  return digits.length === 4 && !digits.includes(undefined) ? Number(digits.join('')) : undefined;
}

/** `một chín` + `chín mươi`, `hai không` + `mười hai`. */
function century(words: Words): number | undefined {
  const [first, second] = [digit(words[0]), digit(words[1])];
  const rest = belowHundred(words.slice(2));
  if (first === undefined || first === 0 || second === undefined || rest === undefined || rest < 10)
    return undefined;
  return first * 1000 + second * 100 + rest;
}

function shortTens(words: Words): number | undefined {
  const tens = digit(words[0]);
  return tens === undefined || tens < 2 ? undefined : add(tens * 10, unit(words.slice(1)));
}

const add = (whole: number, part: number | undefined) => (part === undefined ? undefined : whole + part);

const optional = (read: (words: Words) => number | undefined, words: Words) =>
  words.length === 0 ? 0 : read(words);
