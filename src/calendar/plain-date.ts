import { PlainDate } from '../ids.js';

export const DAY_MS = 86_400_000;

/** Asia/Ho_Chi_Minh is UTC+7 all year round, so a constant does and no zone database is asked. */
const ZONE_OFFSET_MS = 7 * 3_600_000;

/** Days by their number: the same few are asked for again and again, and writing one out takes long. */
const written = new Map<number, PlainDate>();
const MOST_WRITTEN = 10_000;

/** The calendar day in Vietnam that holds this moment. Throws a RangeError for a moment that is none. */
export function toPlainDate(at: number): PlainDate {
  const day = Math.floor((at + ZONE_OFFSET_MS) / DAY_MS);
  const known = written.get(day);
  if (known !== undefined) return known;
  const date = PlainDate.parse(new Date(day * DAY_MS).toISOString().slice(0, 10));
  if (written.size >= MOST_WRITTEN) written.clear();
  written.set(day, date);
  return date;
}

/** The first moment of a day in Vietnam, in epoch ms; NaN for a date that is not a date at all. */
export const startOfDay = (date: PlainDate): number => Date.parse(`${date}T00:00:00Z`) - ZONE_OFFSET_MS;

/** Whether a `YYYY-MM-DD` names a day that exists; 30 February has the right shape and does not. */
export function isRealDate(date: PlainDate): boolean {
  const start = startOfDay(date);
  return !Number.isNaN(start) && toPlainDate(start) === date;
}

export const addDays = (date: PlainDate, days: number): PlainDate =>
  toPlainDate(startOfDay(date) + days * DAY_MS);

/** The corresponding day some months later, or the last day of that month when it has no such day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
  return PlainDate.parse(moved.toISOString().slice(0, 10));
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export function weekdayOf(date: PlainDate): Weekday {
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
  if (!weekday) throw new Error(`not a date: ${date}`);
  return weekday;
}
