import { z } from 'zod';
import { plainKey } from '../../text/fold.js';
import { numberFromWords } from '../../text/number-words.js';
import { withoutPoliteness } from '../../text/politeness.js';
import type { AnswerKind } from './answer-kind.js';
import { readShortText } from './read-text.js';

/** Settings of a question for a whole number; `unit` ("bản") may be typed after it and is shown with it. */
export const NumberQuestion = z.strictObject({
  kind: z.literal('number'),
  min: z.int().default(0),
  max: z.int().default(1_000_000),
  unit: z.string().min(1).exactOptional(),
});
export type NumberQuestion = z.infer<typeof NumberQuestion>;

const LEADING = /^(toi |em |cho toi |cho em )?(can|lay|xin|muon|cho|dang ky) /;
/** Counting words that people use whatever the unit is. */
const COUNTERS = ['ban', 'to', 'cai', 'ban sao'];

export const number: AnswerKind<NumberQuestion, number> = {
  kind: 'number',
  Question: NumberQuestion,
  Value: z.int(),
  reasons: ['textExpected', 'number.tooSmall', 'number.tooBig'],
  warnings: [],
  parse(said, { min, max, unit }) {
    const text = readShortText(said);
    if (text.outcome !== 'text') return text;
    const value = readNumber(text.text, unit);
    if (value === undefined) return { outcome: 'notUnderstood' };
    if (value < min) return { outcome: 'invalid', reason: 'number.tooSmall', params: { min, max } };
    if (value > max) return { outcome: 'invalid', reason: 'number.tooBig', params: { min, max } };
    return { outcome: 'valid', value, warnings: [] };
  },
  show: (value, { unit }) => (unit === undefined ? String(value) : `${value} ${unit}`),
};

/** One whole number and nothing else; "2,5", "3-4" and "2 hoặc 3" are not one. */
function readNumber(text: string, unit: string | undefined): number | undefined {
  const words = withoutPoliteness(plainKey(text.normalize('NFKC'))).replace(LEADING, '');
  const units = unit === undefined ? COUNTERS : [plainKey(unit), ...COUNTERS];
  const counter = units.find((word) => words.endsWith(word) && words.length > word.length);
  const amount = (counter === undefined ? words : words.slice(0, -counter.length)).trim();
  return /^\d{1,9}$/.test(amount) ? Number(amount) : numberFromWords(amount.split(' '));
}
