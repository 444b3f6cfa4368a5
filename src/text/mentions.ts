import { exactKey, isUnmarked, plainKey, toneKey } from './fold.js';

const wordsOf = (text: string): string[] => exactKey(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/**
 * Whether the text says one of these phrases: whole words, side by side. Marks count where the writer uses them, so
 * that a tree "to cao" is no "tố cáo"; in a text without any mark it may be either, and it counts.
 */
export function mentions(text: string, phrases: readonly string[]): boolean {
  const said = wordsOf(text);
  const key = isUnmarked(text) ? plainKey : toneKey;
  const keys = said.map(key);
  return phrases.some((phrase) => {
    const meant = wordsOf(phrase).map(key);
    return keys.some((_, start) => meant.every((word, index) => keys[start + index] === word));
  });
}
