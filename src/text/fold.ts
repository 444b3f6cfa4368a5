/** Look-alikes of Đ that keyboards and old documents produce (Icelandic Ð, African Ɖ). */
const FALSE_D: Readonly<Record<string, string>> = { Ð: 'Đ', ð: 'đ', Ɖ: 'Đ', ɖ: 'đ' };

/** The five tones as they stand at the end of a syllable in a key: not as marks, which would join the last letter. */
const TONES: Readonly<Record<string, string>> = {
  '\u0300': '²',
  '\u0301': '¹',
  '\u0303': '⁴',
  '\u0309': '³',
  '\u0323': '⁵',
};
const TONE_MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g;
const ALL_MARKS = /\p{M}/gu;
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;

/** The text as it is stored: NFC, Đ written as Đ, no invisible characters, single spaces, trimmed. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[ÐðƉɖ]/g, (letter) => FALSE_D[letter] ?? letter)
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Comparison key 1: the same letters and marks, whatever the case. */
export const exactKey = (text: string): string => tidy(text).toLowerCase().normalize('NFC');

/** Comparison key 2: as `exactKey`, wherever in the syllable the tone stands (hoà = hòa, thuý = thúy). */
export const toneKey = (text: string): string => exactKey(text).replace(/[\p{L}\p{M}]+/gu, toneLast);

/** Comparison key 3: without any marks and with d for đ. Different names can meet here, so only a hint. */
export const plainKey = (text: string): string =>
  exactKey(text).normalize('NFD').replace(ALL_MARKS, '').replace(/đ/g, 'd');

/** Words of a text for searching: plain letters and digits, everything else separates. */
export const plainWords = (text: string): string[] => plainKey(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** True when the text carries no Vietnamese marks at all, as typed on a keyboard without them. */
export const isUnmarked = (text: string): boolean => exactKey(text) === plainKey(text);

function toneLast(syllable: string): string {
  const parts = syllable.normalize('NFD');
  const tones = parts.match(TONE_MARKS) ?? [];
  return parts.replace(TONE_MARKS, '').normalize('NFC') + tones.map((tone) => TONES[tone]).join('');
}
