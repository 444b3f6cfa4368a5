import { z } from 'zod';
import { DateAndTime, formatDateAndTime } from '../../identity/date-and-time.js';
import { compareDates, dayAt } from '../../identity/partial-date.js';
import { type Clock, takeClock } from '../../text/read-clock.js';
import type { AnswerKind } from './answer-kind.js';
import { DATE_REASONS, dateSettings, parseDate } from './parse-date.js';
import { readShortText } from './read-text.js';

/** Settings of a question for a date of which people may know the hour as well. */
export const DateTimeQuestion = z.strictObject({ kind: z.literal('dateTime'), ...dateSettings });
export type DateTimeQuestion = z.infer<typeof DateTimeQuestion>;

/** The date is asked for, the hour is welcome: "2 giờ sáng ngày 20/11/2026", "không nhớ giờ, 20/11/2026". */
export const dateTime: AnswerKind<DateTimeQuestion, DateAndTime> = {
  kind: 'dateTime',
  Question: DateTimeQuestion,
  Value: DateAndTime,
  reasons: [
    ...DATE_REASONS,
    'textExpected',
    'dateTime.dateMissing',
    'dateTime.midnight',
    'dateTime.impossible',
  ],
  warnings: [],
  parse(said, question) {
    const text = readShortText(said);
    if (text.outcome !== 'text') return text;
    const words = takeClock(text.text);
    if (words === undefined) return { outcome: 'notUnderstood' };
    if (words.wrong !== undefined) return { outcome: 'invalid', reason: `dateTime.${words.wrong}` };
    if (words.rest === '') return { outcome: 'invalid', reason: 'dateTime.dateMissing' };
    const parsed = parseDate(words.rest, question, said.at);
    if (parsed.outcome !== 'valid') return parsed;
    const value: DateAndTime = { date: parsed.value, ...words.clock };
    if (question.notFuture && isToCome(value, said.at)) return { outcome: 'invalid', reason: 'date.future' };
    const confirm = words.unsure || parsed.confirm === true;
    return { outcome: 'valid', value, warnings: [], ...(confirm && { confirm }) };
  },
  show: formatDateAndTime,
};

const MINUTE = 60_000;
const UTC_PLUS_7 = 7 * 60 * MINUTE;

/** Later on the very day of the message. */
function isToCome({ date, hour, minute }: DateAndTime, at: number): boolean {
  if (hour === undefined || date.d === undefined || compareDates(date, dayAt(at)) !== 0) return false;
  return minutesOf({ hour, minute: minute ?? 0 }) > Math.floor((at + UTC_PLUS_7) / MINUTE) % (24 * 60);
}

const minutesOf = ({ hour, minute = 0 }: Clock): number => hour * 60 + minute;
