import { plainKey, tidy } from './fold.js';

/** Between two answers: a comma that is none inside a number, a semicolon, a new line. */
const SEPARATOR = /[;\n]|,(?!\d)|(?<!\d),/;
/** Words that begin an answer about a number, wherever they stand; none of them is a name. */
const TITLES =
  /(?:so (?:can cuoc(?: cong dan)?|cccd|dinh danh(?: ca nhan)?|dien thoai|dt)|can cuoc(?: cong dan)?|cccd|dien thoai|sdt)(?: so)?(?: la)? ?:? ?(?=[+\d(])|gioi tinh(?: la)? ?:? ?(?=[a-z])|e-?mail(?: la)? ?:? ?(?=\S+@)/g;
/** Words that begin a date of birth, and are names as well: Sinh, Năm. */
const BIRTH = /(?:sinh (?:ngay|nam)|(?:ngay|nam) sinh)(?: la)? ?:? ?(?=\d)/g;
/** What it is said to be, where the answer alone would not be one. */
const NAMES_SEX = /^giới tính(?: là)? ?:? ?/i;

/** The answers that one message may hold, in its order; one when there is nothing to tell them apart by. */
export function splitAnswers(text: string): string[] {
  return text
    .split(SEPARATOR)
    .flatMap((part) => splitByTitles(tidy(part)))
    .map((part) => part.trim().replace(NAMES_SEX, ''))
    .filter((part) => part !== '');
}

function splitByTitles(part: string): string[] {
  const plain = plainKey(part);
  if (plain.length !== part.length) return [part];
  const starts = [
    ...[...plain.matchAll(TITLES)].map(({ index }) => index).filter((at) => beginsWord(plain, at)),
    ...[...plain.matchAll(BIRTH)].map(({ index }) => index).filter((at) => isNoName(part, at)),
  ].sort((a, b) => a - b);
  const cuts = [...new Set([0, ...starts])];
  return cuts.map((from, index) => part.slice(from, cuts[index + 1]));
}

const beginsWord = (plain: string, at: number): boolean => at === 0 || plain[at - 1] === ' ';

/** In "Trần Ngọc Sinh năm 1990" it may be one; only after a capitalised name a small letter tells that it is not. */
function isNoName(part: string, at: number): boolean {
  if (at === 0) return true;
  const [before = ''] = /\S+ $/.exec(part.slice(0, at)) ?? [];
  return /^\p{Lu}\p{Ll}/u.test(before) && /^\p{Ll}/u.test(part.slice(at));
}
