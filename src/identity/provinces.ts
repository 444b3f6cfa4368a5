import { plainWords } from '../text/fold.js';
import type { DomainData, FormerProvince, Province } from './domain-data.js';

/** A province named in a text: what it is today and, when another name was used, what it was. */
export type NamedProvince = { today: Province; former?: FormerProvince };
type ProvinceTables = Pick<DomainData, 'provinces' | 'formerProvinces'>;

/** The former province whose identity numbers begin with these three digits. */
export const findProvinceByPrefix = (prefix: string, data: ProvinceTables): FormerProvince | undefined =>
  data.formerProvinces.find((former) => former.prefix === prefix);

/** The province of today with this two-digit code. */
export const findProvinceByCode = (code: string, data: ProvinceTables): Province | undefined =>
  data.provinces.find((province) => province.code === code);

/** The province whose whole name (or former name, or alias) this is, with or without "tỉnh" or "thành phố". */
export function findProvince(name: string, data: ProvinceTables): NamedProvince | undefined {
  const key = provinceKey(plainWords(name));
  const isNamed = ({ name, aliases }: { name: string; aliases: readonly string[] }) =>
    [name, ...aliases].some((phrase) => provinceKey(plainWords(phrase)) === key);
  const today = data.provinces.find(isNamed);
  if (today !== undefined) return { today };
  const former = data.formerProvinces.find(isNamed);
  const merged = former && findProvinceByCode(former.now, data);
  return former && merged && { today: merged, former };
}

/** Words that make the name after them a street, a ward or another smaller place: "đường Long An" is no province. */
const SMALLER_PLACE = new Set(
  'duong pho hem ngo ngach xa phuong ap thon ban huyen quan cho p x q h d'.split(' '),
);
const AT_THE_END = new Set(['viet nam', 'vietnam', 'vn', 'cu']);
const LONGEST_NAME = 5;

/**
 * The province at the end of an address, where people write it, or else the only part between commas that is the
 * name of one. `before` counts the words in front of it. Undefined rather than guessed.
 */
export function findProvinceInAddress(
  address: string,
  data: ProvinceTables,
): { named: NamedProvince; before: number } | undefined {
  return atTheEnd(withoutEnding(plainWords(address)), data) ?? asOnePart(address, data);
}

function atTheEnd(words: readonly string[], data: ProvinceTables) {
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length--) {
    const start = words.length - length;
    const named = findProvince(words.slice(start).join(' '), data);
    if (named !== undefined)
      return isSmallerPlace(words.slice(0, start)) ? undefined : { named, before: start };
  }
  return undefined;
}

function asOnePart(address: string, data: ProvinceTables) {
  const parts = address.split(/[,;\n]/).map((part) => withoutEnding(plainWords(part)).join(' '));
  const found = parts.map((part) => findProvince(part, data)).filter((named) => named !== undefined);
  const [named] = found;
  const others = plainWords(address).length - 1;
  return named !== undefined && found.length === 1 ? { named, before: others } : undefined;
}

function withoutEnding(words: readonly string[]): readonly string[] {
  const ending = [words.slice(-2), words.slice(-1)].find((tail) => AT_THE_END.has(tail.join(' ')));
  return ending === undefined || ending.length === 0 ? words : withoutEnding(words.slice(0, -ending.length));
}

function isSmallerPlace(wordsBefore: readonly string[]): boolean {
  const last = wordsBefore.at(-1);
  if (last === 'pho' && wordsBefore.at(-2) === 'thanh') return false;
  return last !== undefined && SMALLER_PLACE.has(last);
}

const provinceKey = (words: readonly string[]): string =>
  words.join(' ').replace(/^(tinh|thanh pho|tp|t p|t) (?=.)/, '');
