import { z } from 'zod';
import { PlainDate } from '../ids.js';

/** A solar date of which old people and old papers may know only the year, or the month and year. */
export const PartialDate = z
  .strictObject({
    y: z.int().min(1850).max(2199),
    m: z.int().min(1).max(12).exactOptional(),
    d: z.int().min(1).max(31).exactOptional(),
  })
  .refine((date) => date.d === undefined || date.m !== undefined, 'a day needs a month')
  .refine((date) => isInCalendar(date), 'no such day');
export type PartialDate = { y: number; m?: number; d?: number };

/** A whole date. */
export type FullDate = Required<PartialDate>;

const UTC_PLUS_7 = 7 * 3_600_000;

/** The day in Vietnam at a moment (epoch ms). */
export function dayAt(at: number): FullDate {
  const there = new Date(at + UTC_PLUS_7);
  return { y: there.getUTCFullYear(), m: there.getUTCMonth() + 1, d: there.getUTCDate() };
}

/** The date a number of days later (or earlier, when negative). */
export function addDays({ y, m, d }: FullDate, days: number): FullDate {
  const moved = new Date(Date.UTC(y, m - 1, d + days));
  return { y: moved.getUTCFullYear(), m: moved.getUTCMonth() + 1, d: moved.getUTCDate() };
}

/** False for 31/02, month 13 and the like. */
export function isInCalendar({ m, d, y }: PartialDate): boolean {
  if (m === undefined) return d === undefined;
  if (m < 1 || m > 12) return false;
  return d === undefined || (d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate());
}

/**
 * Negative when `a` is surely before `b`, positive when surely after, 0 when equal as far as both are known
 * (1990 against 02/01/1990 is 0).
 */
export function compareDates(a: PartialDate, b: PartialDate): number {
  return a.y - b.y || difference(a.m, b.m) || difference(a.d, b.d);
}

/** The first and the last day that a date may mean: of 2/1990, the 1st and the 28th of February. */
export function daysOf({ y, m, d }: PartialDate): { earliest: PlainDate; latest: PlainDate } {
  const last = d ?? new Date(Date.UTC(y, m ?? 12, 0)).getUTCDate();
  return { earliest: toIso(y, m ?? 1, d ?? 1), latest: toIso(y, m ?? 12, last) };
}

/** `02/01/1990`, `01/1990` or `1990`. */
export function formatDate({ y, m, d }: PartialDate): string {
  const parts = [d, m].filter((part) => part !== undefined).map((part) => String(part).padStart(2, '0'));
  return [...parts, y].join('/');
}

const toIso = (y: number, m: number, d: number): PlainDate =>
  PlainDate.parse([y, String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-'));

const difference = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? 0 : a - b;
