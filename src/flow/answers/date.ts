import { z } from 'zod';
import { formatDate, PartialDate } from '../../identity/partial-date.js';
import type { AnswerKind } from './answer-kind.js';
import { DATE_REASONS, dateSettings, parseDate } from './parse-date.js';
import { readShortText } from './read-text.js';

/** Settings of a date question. */
export const DateQuestion = z.strictObject({ kind: z.literal('date'), ...dateSettings });
export type DateQuestion = z.infer<typeof DateQuestion>;

export const date: AnswerKind<DateQuestion, PartialDate> = {
  kind: 'date',
  Question: DateQuestion,
  Value: PartialDate,
  reasons: [...DATE_REASONS, 'textExpected'],
  warnings: [],
  parse(said, question) {
    const text = readShortText(said);
    return text.outcome === 'text' ? parseDate(text.text, question, said.at) : text;
  },
  show: formatDate,
};
