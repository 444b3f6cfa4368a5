import { z } from 'zod';
import { countOf } from '../../text/count-of.js';
import { plainKey } from '../../text/fold.js';
import { numberFromWords } from '../../text/number-words.js';
import { withoutPoliteness } from '../../text/politeness.js';
import type { AnswerKind } from './answer-kind.js';
import { readShortText } from './read-text.js';

/**
 * Settings of a question for a whole number; `unit` ("bản", "copy|copies") may be typed after it and is shown with it.
 * `official` is the unit of the form where `unit` is a translation; it may be typed too.
 */
export const NumberQuestion = z.strictObject({
  kind: z.literal('number'),
  min: z.int().default(0),
  max: z.int().default(1_000_000),
  unit: z.string().min(1).exactOptional(),
  official: z.string().exactOptional(),
});
export type NumberQuestion = z.infer<typeof NumberQuestion>;

const LEADING = /^(toi |em |cho toi |cho em )?(can|lay|xin|muon|cho|dang ky) /;
const ENGLISH = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** Counting words that people use whatever the unit is. */
const COUNTERS = ['ban', 'to', 'cai', 'ban sao'];

export const number: AnswerKind<NumberQuestion, number> = {
  kind: 'number',
  Question: NumberQuestion,
  Value: z.int(),
  reasons: ['textExpected', 'number.tooSmall', 'number.tooBig'],
  warnings: [],
  parse(said, { min, max, unit = '', official = '' }) {
    const text = readShortText(said);
    if (text.outcome !== 'text') return text;
    const value = readNumber(text.text, `${unit}|${official}`);
    if (value === undefined) return { outcome: 'notUnderstood' };
    if (value < min) return { outcome: 'invalid', reason: 'number.tooSmall', params: { min, max } };
    if (value > max) return { outcome: 'invalid', reason: 'number.tooBig', params: { min, max } };
    return { outcome: 'valid', value, warnings: [] };
  },
  show: (value, { unit }) => (unit === undefined ? String(value) : countOf(value, unit)),
};

/** One whole number and nothing else; "2,5", "3-4" and "2 hoặc 3" are not one. */
function readNumber(text: string, units: string): number | undefined {
  const words = withoutPoliteness(plainKey(text.normalize('NFKC'))).replace(LEADING, '');
  const counters = [...units.split('|').filter(Boolean).map(plainKey), ...COUNTERS];
  const counter = counters.find((word) => words.endsWith(word) && words.length > word.length);
  const amount = (counter === undefined ? words : words.slice(0, -counter.length)).trim();
  if (/^\d{1,9}$/.test(amount)) return Number(amount);
  const english = ENGLISH.indexOf(amount);
  return english < 0 ? numberFromWords(amount.split(' ')) : english;
}
