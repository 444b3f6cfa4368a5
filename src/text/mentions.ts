import { exactKey, isUnmarked, plainKey, toneKey } from './fold.js';

const wordsOf = (text: string): string[] => exactKey(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/**
 * Whether the text says one of these phrases: whole words, side by side. Marks count where the writer uses them, so
 * that a tree "to cao" is no "tố cáo"; in a text without any mark it may be either, and it counts.
 */
export function mentions(text: string, phrases: readonly string[]): boolean {
  const marks = isUnmarked(text) ? 'plain' : 'tone';
  const keys = wordsOf(text).map(KEYS[marks]);
  return foldedOnce(phrases)[marks].some((meant) =>
    keys.some((_, start) => meant.every((word, index) => keys[start + index] === word)),
  );
}

const KEYS = { plain: plainKey, tone: toneKey };
type Folded = Record<keyof typeof KEYS, string[][]>;

/** Phrases come from templates and are looked for in every message. */
const known = new WeakMap<readonly string[], Folded>();

function foldedOnce(phrases: readonly string[]): Folded {
  const fold = (key: (word: string) => string) => phrases.map((phrase) => wordsOf(phrase).map(key));
  const folded = known.get(phrases) ?? { plain: fold(plainKey), tone: fold(toneKey) };
  known.set(phrases, folded);
  return folded;
}
