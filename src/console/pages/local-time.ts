import { DAY_MS, startOfDay, toPlainDate } from '../../calendar/plain-date.js';

const ZONE_OFFSET_MS = 7 * 3_600_000;

/** `24/11/2026 09:05`, as a clerk in Vietnam writes it. */
export function toLocalTime(at: number): string {
  const [year = '', month = '', day = ''] = toPlainDate(at).split('-');
  return `${day}/${month}/${year} ${new Date(at + ZONE_OFFSET_MS).toISOString().slice(11, 16)}`;
}

/** Midnights between two moments: 0 within one day, 1 from today to tomorrow. */
export const daysBetween = (from: number, to: number): number =>
  Math.round((startOfDay(toPlainDate(to)) - startOfDay(toPlainDate(from))) / DAY_MS);
