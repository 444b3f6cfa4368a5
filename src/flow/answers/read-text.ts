import type { Said } from './answer-kind.js';

/**
 * The words of an answer, as every kind but attachments needs them: nothing typed is `missing`, a picture where
 * words were asked for is not understood.
 */
export function readText(
  said: Said,
): { outcome: 'text'; text: string } | { outcome: 'missing' } | { outcome: 'notUnderstood'; reason: string } {
  if ('media' in said) return { outcome: 'notUnderstood', reason: 'textExpected' };
  return said.text.trim() === '' ? { outcome: 'missing' } : { outcome: 'text', text: said.text };
}
