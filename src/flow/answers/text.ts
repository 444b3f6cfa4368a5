import { z } from 'zod';
import type { AnswerKind } from './answer-kind.js';
import { readText } from './read-text.js';

/** Settings of a free text; lengths are in characters. Registration numbers such as `12/2005` are texts too. */
export const TextQuestion = z.strictObject({
  kind: z.literal('text'),
  min: z.int().positive().default(1),
  max: z.int().positive().default(500),
  /** how it usually looks, in capitals and without spaces: a regular expression; anything else is asked back */
  usual: z.string().refine(isPattern, 'is no regular expression').exactOptional(),
  /** a story told in several messages: what is too short is kept, and what comes next is added to it */
  grows: z.boolean().default(false),
});
export type TextQuestion = z.infer<typeof TextQuestion>;

/** The source of a regular expression. */
function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

/** Characters that no one types and that forms cannot print; line ends and tabs stay. */
const CONTROL = /(?![\n\t])\p{Cc}/gu;

/** The value is the text as typed, but for NFC, blank ends and control characters. */
export const text: AnswerKind<TextQuestion, string> = {
  kind: 'text',
  Question: TextQuestion,
  Value: z.string().min(1),
  reasons: ['textExpected', 'text.tooShort', 'text.tellMore', 'text.tooLong'],
  warnings: ['warnings.unusualForm'],
  parse(said, { min, max, grows, usual }) {
    const typed = readText(said);
    if (typed.outcome !== 'text') return typed;
    const value = typed.text.replaceAll('\r\n', '\n').replace(CONTROL, '').normalize('NFC').trim();
    if (!/[\p{L}\p{N}]/u.test(value)) return { outcome: 'notUnderstood' };
    const length = [...value].length;
    const tooShort = grows ? 'text.tellMore' : 'text.tooShort';
    if (length < min) return { outcome: 'invalid', reason: tooShort, params: { min } };
    if (length > max) return { outcome: 'invalid', reason: 'text.tooLong', params: { max, length } };
    if (usual === undefined || looksLike(usual, value)) return { outcome: 'valid', value, warnings: [] };
    return { outcome: 'valid', value, warnings: [{ key: 'warnings.unusualForm' }], confirm: true };
  },
  show: (value) => value,
};

const looksLike = (pattern: string, value: string): boolean =>
  new RegExp(pattern).test(value.toUpperCase().replace(/\s/g, ''));
