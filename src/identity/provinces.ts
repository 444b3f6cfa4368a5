import { plainWords } from '../text/fold.js';
import type { DomainData, FormerProvince, Province } from './domain-data.js';

/** A province named in a text: what it is today and, when another name was used, what it was. */
export type NamedProvince = { today: Province; former?: FormerProvince };
type ProvinceNames = ReadonlyMap<string, NamedProvince>;
type ProvinceTables = Pick<DomainData, 'provinces' | 'formerProvinces'>;

/** The names of tables that were asked before: every address of a form asks, and so does every example at the start. */
const known = new WeakMap<ProvinceTables, ProvinceNames>();

/** The former province whose identity numbers begin with these three digits. */
export const findProvinceByPrefix = (prefix: string, data: ProvinceTables): FormerProvince | undefined =>
  data.formerProvinces.find((former) => former.prefix === prefix);

/** The province of today with this two-digit code. */
export const findProvinceByCode = (code: string, data: ProvinceTables): Province | undefined =>
  data.provinces.find((province) => province.code === code);

/** The province whose whole name (or former name, or alias) this is, with or without "tỉnh" or "thành phố". */
export const findProvince = (name: string, data: ProvinceTables): NamedProvince | undefined =>
  namesOf(data).get(provinceKey(plainWords(name)));

function namesOf(data: ProvinceTables): ProvinceNames {
  const names = known.get(data) ?? toNames(data);
  known.set(data, names);
  return names;
}

/** Every name with what it means. A name of today wins over the same name of before. */
function toNames(data: ProvinceTables): ProvinceNames {
  const names = new Map<string, NamedProvince>();
  const add = (meant: NamedProvince, phrases: readonly string[]) => {
    for (const key of phrases.map((phrase) => provinceKey(plainWords(phrase))))
      if (!names.has(key)) names.set(key, meant);
  };
  for (const today of data.provinces) add({ today }, [today.name, ...today.aliases]);
  for (const former of data.formerProvinces) {
    const today = findProvinceByCode(former.now, data);
    if (today !== undefined) add({ today, former }, [former.name, ...former.aliases]);
  }
  return names;
}

/** Words that make the name after them a street, a ward or another smaller place: "đường Long An" is no province. */
const SMALLER_PLACE = new Set(
  'duong pho hem ngo ngach xa phuong ap thon ban huyen quan cho p x q h d'.split(' '),
);
const AT_THE_END = new Set(['viet nam', 'vietnam', 'vn', 'cu']);
const LONGEST_NAME = 5;

/**
 * The province at the end of an address, where people write it, or else the only part between commas that is the
 * name of one. `otherWords` counts the words besides it. Undefined rather than guessed.
 */
export function findProvinceInAddress(
  address: string,
  data: ProvinceTables,
): { named: NamedProvince; otherWords: number } | undefined {
  const names = namesOf(data);
  return atTheEnd(withoutEnding(plainWords(address)), names) ?? asOnePart(address, names);
}

function atTheEnd(words: readonly string[], names: ProvinceNames) {
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length--) {
    const start = words.length - length;
    const named = names.get(provinceKey(words.slice(start)));
    if (named !== undefined)
      return isSmallerPlace(words.slice(0, start)) ? undefined : { named, otherWords: start };
  }
  return undefined;
}

function asOnePart(address: string, names: ProvinceNames) {
  const parts = address.split(/[,;\n]/).map((part) => withoutEnding(plainWords(part)));
  const [only, ...others] = parts.filter((part) => names.has(provinceKey(part)));
  const named = only && names.get(provinceKey(only));
  if (only === undefined || named === undefined || others.length > 0) return undefined;
  return { named, otherWords: plainWords(address).length - only.length };
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
