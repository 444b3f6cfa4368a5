import { z } from 'zod';
import { addDays } from '../calendar/plain-date.js';
import { dateIn } from '../identity/date-and-time.js';
import { daysOf } from '../identity/partial-date.js';
import type { PlainDate } from '../ids.js';
import type { Json } from './condition.js';

/**
 * An answer that the form itself gives: `within` when no more than `days` calendar days have passed since the date
 * that question `from` was answered with, else `after`. The day of the event is not counted, the last day still is
 * (Bộ luật Dân sự 2015, Điều 147 and 148; reference procedures §10).
 */
export const Derive = z.strictObject({
  from: z.string(),
  days: z.int().positive(),
  within: z.string(),
  after: z.string(),
});
export type Derive = z.infer<typeof Derive>;

/** Null while the date is not known, or not well enough to tell: the office decides then. */
export function deriveFrom({ days, within, after }: Derive, value: Json, day: PlainDate): Json {
  const date = dateIn(value);
  if (!date) return null;
  const { earliest, latest } = daysOf(date);
  if (day <= addDays(earliest, days)) return within;
  return day > addDays(latest, days) ? after : null;
}
