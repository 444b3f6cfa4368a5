import { COMMON, EMPTY, everydayWords } from '../text/everyday-words.js';
import type { MeantWord, SaidWords } from './said-words.js';

/** `short`: so few words that all of them must be said, in order. `perhaps`: only a hint, to be asked back. */
export type Phrase = {
  words: readonly MeantWord[];
  /** of all its words */
  weight: number;
  short: boolean;
  perhaps: boolean;
};

/** How well a phrase stands in what was said: how much of it, and in which telling words. */
export type Match = { strength: number; ofPhrase: number; at: ReadonlySet<number>; perhaps: boolean };

/** A phrase may miss one word in six, none in five. */
const ENOUGH_OF_PHRASE = 0.81;
/** A phrase with no more words of its own than these is short. */
const SHORT_PHRASE = 2;
/** A phrase of one word must make up this much of what was said. */
const ENOUGH_OF_WORDS = 0.5;
/** A word behind "để" counts this much: in "giấy độc thân để kết hôn" nobody asks for a wedding. */
const PURPOSE = 0.4;
/** What the words that stand everywhere add to a name: "làm giấy khai sinh" says a little more than "khai sinh". */
const WEIGHTS = { empty: 0.5, common: 0.3, telling: 0.51 };
/** A hint is worth less than a name of as many words. */
const PERHAPS = 0.5;
/**
 * The words of a phrase that have to be said. A long one goes without those that say nothing, but a short one is taken
 * whole: "làm giấy khai sinh" is a registration, "giấy khai sinh" may be a copy.
 */
export function toPhrase(written: string): Phrase {
  const words = everydayWords(written);
  const telling = words.filter(({ plain }) => !EMPTY.has(plain));
  const short = telling.filter(({ plain }) => !COMMON.has(plain)).length <= SHORT_PHRASE;
  const meant = (short ? words : telling).map((word) => ({
    ...word,
    weight: weightOf(word.plain),
    short,
    key: `${word.marked ?? word.plain} ${short}`,
  }));
  const weight = meant.reduce((sum, word) => sum + word.weight, 0);
  return { words: meant, weight, short, perhaps: written.trimEnd().endsWith('?') };
}

/** Where the phrase stands in what was said; undefined when too little of it does. */
export function matchPhrase(phrase: Phrase, said: SaidWords): Match | undefined {
  const { words, short, weight, perhaps } = phrase;
  const possible = words.reduce((sum, word) => sum + said.worthFor(word).most, 0);
  if (possible < weight * ENOUGH_OF_PHRASE) return undefined;
  const rows = words.map((word) => said.worthFor(word).worths);
  const found = short ? inOrder(said, rows) : closeTogether(said, rows);
  const sum = found.reduce((total, one) => total + one.worth, 0);
  if (sum < weight * ENOUGH_OF_PHRASE) return undefined;
  if (words.length === 1 && !isEnough(phrase, said, found)) return undefined;
  const strength = found.reduce(
    (total, { at, worth }) => total + worth * (at >= said.purposeAt ? PURPOSE : 1),
    0,
  );
  const ofPhrase = sum / weight;
  return {
    strength: strength * ofPhrase - (perhaps ? PERHAPS : 0),
    ofPhrase,
    at: new Set(found.filter(({ worth }) => worth >= WEIGHTS.telling).map(({ at }) => at)),
    perhaps,
  };
}

const weightOf = (word: string): number =>
  EMPTY.has(word) ? WEIGHTS.empty : COMMON.has(word) ? WEIGHTS.common : 1;

/** One word alone names a thing when it is most of what was said; as a hint, when its marks leave no doubt. */
function isEnough(
  { words: [meant], perhaps }: Phrase,
  { words, telling }: SaidWords,
  found: Found[],
): boolean {
  const [{ at, worth } = { at: -1, worth: 0 }] = found;
  const isMarked = words[at]?.marked !== undefined && words[at].marked === meant?.marked;
  return (perhaps && isMarked) || worth / Math.max(1, telling.length) >= ENOUGH_OF_WORDS;
}

type Rows = readonly (readonly number[])[];
/** A word of the phrase stands at this place, worth its weight as far as it is alike. */
type Found = { at: number; worth: number };

/** Word after word, with nothing between them but words that say nothing. */
function inOrder({ words }: SaidWords, rows: Rows): Found[] {
  for (let start = 0; start < words.length; start++) {
    const found: Found[] = [];
    for (let at = start; at < words.length && found.length < rows.length; at++) {
      const worth = rows[found.length]?.[at] ?? 0;
      if (worth > 0) found.push({ at, worth });
      else if (found.length === 0 || !EMPTY.has(words[at]?.plain ?? '')) break;
    }
    if (found.length === rows.length) return found;
  }
  return [];
}

/** The most words in a run half as long again as the phrase, in any order; words that say nothing do not count. */
function closeTogether({ telling }: SaidWords, rows: Rows): Found[] {
  const width = Math.ceil(rows.length * 1.5);
  let best: Found[] = [];
  let most = 0;
  for (let start = 0; start <= Math.max(0, telling.length - width); start++) {
    const run = inRun(telling.slice(start, start + width), rows);
    const sum = run.reduce((total, { worth }) => total + worth, 0);
    if (sum > most) [best, most] = [run, sum];
  }
  return best;
}

/** Which words of the phrase stand at these places, mistyped ones counting less; each said word is used once. */
function inRun(places: readonly number[], rows: Rows): Found[] {
  const used = new Set<number>();
  return rows.flatMap((row) => {
    const free = places.filter((at) => !used.has(at) && (row[at] ?? 0) > 0);
    const [first] = free;
    if (first === undefined) return [];
    const at = free.reduce((most, one) => ((row[one] ?? 0) > (row[most] ?? 0) ? one : most), first);
    used.add(at);
    return [{ at, worth: row[at] ?? 0 }];
  });
}
