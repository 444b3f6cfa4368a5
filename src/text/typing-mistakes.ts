import { distance } from 'fastest-levenshtein';

/** A Vietnamese syllable without its marks, as far as spelling goes. */
const SYLLABLE =
  /^(b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(c|ch|m|n|ng|nh|p|t)?$/;
const SHORTEST_FUZZY = 3;
const SLIP = 0.9;
const SOUNDS_ALIKE = 0.8;
const OTHER_SYLLABLE = 0.5;

/**
 * How surely (0 to 1) a plain word that was typed stands for the word meant, with at most one slip of the fingers.
 * A slip that gives another real syllable ("don" for "doc", "nha" for "nhan") counts little, and only when
 * `lenient`, that is, when other words around it can make up for it.
 */
export function likeness(typed: string, meant: string, lenient: boolean): number {
  if (typed === meant) return 1;
  if (Math.min(typed.length, meant.length) < SHORTEST_FUZZY || Math.abs(typed.length - meant.length) > 2)
    return 0;
  if (lenient && mayRhyme(typed, meant) && spoken(typed) === spoken(meant)) return SOUNDS_ALIKE;
  if (!isOneSlip(typed, meant)) return 0;
  if (!SYLLABLE.test(typed)) return SLIP;
  return lenient && meant.length > SHORTEST_FUZZY ? OTHER_SYLLABLE : 0;
}

/** Most words differ at once in a vowel; that is cheaper to see than how they are spoken. */
const mayRhyme = (typed: string, meant: string): boolean => vowelOf(typed) === vowelOf(meant);
const vowelOf = (word: string): string => /[aeiouy]/.exec(word)?.[0] ?? '';

/** At most one letter more, less, other or out of order. */
function isOneSlip(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  return distance(typed, meant) <= 1 || isSwapped(typed, meant);
}

/** Two neighbouring letters in the wrong order: "sihn" for "sinh". */
function isSwapped(typed: string, meant: string): boolean {
  if (typed.length !== meant.length) return false;
  const first = [...typed].findIndex((letter, index) => letter !== meant[index]);
  if (first < 0) return false;
  const swapped =
    typed.slice(0, first) + (typed[first + 1] ?? '') + (typed[first] ?? '') + typed.slice(first + 2);
  return swapped === meant;
}

/** Spellings that southern speech does not tell apart. */
const SOUNDS: readonly [RegExp, string][] = [
  [/^ch/, 'tr'],
  [/^s/, 'x'],
  [/^gi|^v/, 'd'],
  [/t$/, 'c'],
  [/n$/, 'ng'],
];

const spoken = (word: string): string =>
  SOUNDS.reduce((sound, [spelling, same]) => sound.replace(spelling, same), word);

/** Words typed without the blanks between them ("khaisinh"), taken apart when all parts are known; else as typed. */
export function splitJoined(typed: string, vocabulary: ReadonlySet<string>): string[] {
  if (SYLLABLE.test(typed) || vocabulary.has(typed)) return [typed];
  return splitRest(typed, vocabulary) ?? [typed];
}

function splitRest(rest: string, vocabulary: ReadonlySet<string>): string[] | undefined {
  if (rest === '') return [];
  for (let length = Math.min(rest.length, 7); length >= 2; length--) {
    const word = rest.slice(0, length);
    const tail = vocabulary.has(word) ? splitRest(rest.slice(length), vocabulary) : undefined;
    if (tail !== undefined) return [word, ...tail];
  }
  return undefined;
}
