import { z } from 'zod';
import { toSolar } from '../../identity/lunar-date.js';
import {
  addDays,
  compareDates,
  dayAt,
  type FullDate,
  formatDate,
  isInCalendar,
  PartialDate,
} from '../../identity/partial-date.js';
import { type DateWords, type RelativeDate, readDate } from '../../text/read-date.js';
import type { Parsed } from './answer-kind.js';

/** What a question for a date says about the dates that it takes. */
export const dateSettings = {
  /** the least that must be known; `year` also takes a month or a whole date */
  precision: z.enum(['day', 'month', 'year']).default('day'),
  notFuture: z.boolean().default(false),
  notBefore: PartialDate.exactOptional(),
  /** born of a grown-up: of two possible centuries the one that makes the person at least 14 */
  adult: z.boolean().default(false),
  /** a day and month without a year: ask for the year, or take the latest such day that has come */
  yearless: z.enum(['ask', 'latest']).default('ask'),
};
const DateSettings = z.object(dateSettings);
type DateSettings = z.infer<typeof DateSettings>;

/** Every `reason` that `parseDate` can give. */
export const DATE_REASONS = [
  'date.notInCalendar',
  'date.notInLunarCalendar',
  'date.lunarIncomplete',
  'date.yearOutOfRange',
  'date.yearMissing',
  'date.monthMissing',
  'date.dayMissing',
  'date.future',
  'date.tooEarly',
] as const;

const FIRST_YEAR = 1850;
const LAST_YEAR = 2199;
const YOUNGEST_ADULT = 14;
/** How far ahead a two-digit year of a planned day may lie. */
const YEARS_AHEAD = 20;

type Reading = { date: PartialDate; confirm: boolean };
type Refusal = Extract<Parsed<never>, { outcome: 'invalid' }>;

/** A date as people type it, against the settings of its question. `at` is the moment of the message. */
export function parseDate(text: string, settings: DateSettings, at: number): Parsed<PartialDate> {
  const words = readDate(text);
  if (words === undefined) return { outcome: 'notUnderstood' };
  const today = dayAt(at);
  const reading = 'ago' in words ? relativeTo(today, words) : toDate(words, settings, today);
  if ('outcome' in reading) return reading;
  const refusal = refusalOf(reading.date, settings, today);
  if (refusal !== undefined) return refusal;
  return { outcome: 'valid', value: reading.date, warnings: [], ...(reading.confirm && { confirm: true }) };
}

function relativeTo(today: FullDate, { ago, unit }: RelativeDate): Reading {
  if (unit === 'year') return { date: { y: today.y - ago }, confirm: true };
  if (unit === 'day') return { date: addDays(today, -ago), confirm: ago !== 0 };
  const { y, m } = addDays({ ...today, d: 1 }, -ago);
  return { date: { y, m }, confirm: true };
}

function toDate(words: DateWords, settings: DateSettings, today: FullDate): Reading | Refusal {
  const { day: d, month: m } = words;
  const guessed = words.year === undefined;
  const y = words.year ?? guessYear(words, settings, today);
  if (y === undefined) return invalid('date.yearMissing');
  if (y < FIRST_YEAR || y > LAST_YEAR) return invalid('date.yearOutOfRange', { year: y });
  const date = { y, ...(m !== undefined && { m }), ...(d !== undefined && { d }) };
  if (words.lunar) return fromLunar(date, words.leap);
  if (!isInCalendar(date)) return invalid('date.notInCalendar', { said: formatDate(date) });
  return { date, confirm: words.unsure || guessed };
}

function fromLunar({ y, m, d }: PartialDate, leap: boolean): Reading | Refusal {
  if (m === undefined || d === undefined) return invalid('date.lunarIncomplete');
  const solar = toSolar({ y, m, d, leap });
  if (solar === undefined) return invalid('date.notInLunarCalendar', { said: formatDate({ y, m, d }) });
  return { date: solar, confirm: true };
}

function guessYear(words: DateWords, settings: DateSettings, today: FullDate): number | undefined {
  if (words.shortYear !== undefined) return centuryOf(words.shortYear, words, settings, today);
  const { day, month } = words;
  if (settings.yearless === 'ask' || day === undefined || month === undefined) return undefined;
  return compareDates({ y: today.y, m: month, d: day }, today) > 0 ? today.y - 1 : today.y;
}

/** Births and past events: this century if it has come; planned days may lie ahead. */
function centuryOf(short: number, words: DateWords, settings: DateSettings, today: FullDate): number {
  const recent = 2000 + short;
  if (settings.adult) return isAdult(recent, words, today) ? recent : recent - 100;
  const latest = settings.notFuture ? today.y : today.y + YEARS_AHEAD;
  return recent <= latest ? recent : recent - 100;
}

function isAdult(y: number, { month, day }: DateWords, today: FullDate): boolean {
  const birthday = { y: y + YOUNGEST_ADULT, m: month ?? 1, d: day ?? 1 };
  return compareDates(birthday, today) <= 0;
}

function refusalOf(date: PartialDate, settings: DateSettings, today: FullDate): Refusal | undefined {
  if (date.m === undefined && settings.precision !== 'year') return invalid('date.monthMissing');
  if (date.d === undefined && settings.precision === 'day') return invalid('date.dayMissing');
  if (settings.notFuture && compareDates(date, today) > 0) return invalid('date.future');
  const { notBefore } = settings;
  if (notBefore !== undefined && compareDates(date, notBefore) < 0)
    return invalid('date.tooEarly', { earliest: formatDate(notBefore) });
  return undefined;
}

const invalid = (reason: string, params?: Record<string, string | number>): Refusal => ({
  outcome: 'invalid',
  reason,
  ...(params && { params }),
});
