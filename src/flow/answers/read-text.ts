import type { Said } from './answer-kind.js';

type TextOf =
  | { outcome: 'text'; text: string }
  | { outcome: 'missing' }
  | { outcome: 'notUnderstood'; reason?: string };

/** Longer than any date, number or option; a story is not read word by word for one. */
const LONGEST_SHORT_ANSWER = 200;

/**
 * The words of an answer: nothing typed is `missing`, a picture where words were asked for is not understood.
 */
export function readText(said: Said): TextOf {
  if ('media' in said) return { outcome: 'notUnderstood', reason: 'textExpected' };
  return said.text.trim() === '' ? { outcome: 'missing' } : { outcome: 'text', text: said.text };
}

/** As `readText`, for kinds whose answers are a few words: anything longer is not understood. */
export function readShortText(said: Said): TextOf {
  const text = readText(said);
  return text.outcome === 'text' && text.text.length > LONGEST_SHORT_ANSWER
    ? { outcome: 'notUnderstood' }
    : text;
}
