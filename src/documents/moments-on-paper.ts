import { toPlainDate } from '../calendar/plain-date.js';

const ZONE_OFFSET_MS = 7 * 3_600_000;

/** `ngày 05 tháng 03 năm 2026`, as official papers write a day. */
export function dayInFull(at: number): string {
  const [year, month, day] = toPlainDate(at).split('-');
  return `ngày ${day} tháng ${month} năm ${year}`;
}

/** `08 giờ 30 phút, ngày 05 tháng 03 năm 2026`. */
export function momentInFull(at: number): string {
  const [hour, minute] = clockOf(at).split(':');
  return `${hour} giờ ${minute} phút, ${dayInFull(at)}`;
}

/** `05/03/2026`, for tables. */
export const dayInShort = (at: number): string => toPlainDate(at).split('-').toReversed().join('/');

/** `08:30 05/03/2026`, for tables. */
export const momentInShort = (at: number): string => `${clockOf(at)} ${dayInShort(at)}`;

/** The same of a moment that is not known: nothing, so that a dotted line is printed. */
export const ifKnown = (at: number | null, show: (at: number) => string): string =>
  at === null ? '' : show(at);

const clockOf = (at: number): string => new Date(at + ZONE_OFFSET_MS).toISOString().slice(11, 16);
