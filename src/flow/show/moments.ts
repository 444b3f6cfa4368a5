import { toPlainDate } from '../../calendar/plain-date.js';
import { dayAt, formatDate } from '../../identity/partial-date.js';
import type { PlainDate } from '../../ids.js';
import type { Labels } from '../catalogue.js';

const UTC_PLUS_7 = 7 * 3_600_000;

/** An amount as the language writes it: `16.000 đồng`. */
export const formatMoney = (amount: number, labels: Labels): string =>
  `${String(amount).replace(/\B(?=(\d{3})+$)/g, () => labels.thousands)} ${labels.dong}`;

/** `23/11/2026` in Vietnam. */
export const formatDay = (at: number): string => formatDate(dayAt(at));

/** The day as procedures are dated: `2026-11-23` in Vietnam. */
export const dayOf = toPlainDate;

/** `01/03/2027` for `2027-03-01`. */
export const formatPlainDate = (day: PlainDate): string => day.split('-').reverse().join('/');

/** `16 giờ 30, thứ Ba, ngày 25/08/2026` in Vietnam. */
export const formatMoment = (at: number, labels: Labels): string =>
  `${formatSlotClock(at, labels)}, ${weekdayName(at, labels)}, ${formatDay(at)}`;

/** `16 giờ 30`, `16 giờ` in Vietnam. */
export function formatSlotClock(at: number, labels: Labels): string {
  const there = new Date(at + UTC_PLUS_7);
  const minute = there.getUTCMinutes();
  return (minute === 0 ? labels.clockSharp : labels.clock)
    .replace('{hour}', String(there.getUTCHours()))
    .replace('{minute}', String(minute).padStart(2, '0'));
}

/** `thứ Ba 25/08` in Vietnam. */
export const formatSlotDay = (at: number, labels: Labels): string =>
  `${weekdayName(at, labels)} ${formatDay(at).slice(0, 5)}`;

const weekdayName = (at: number, { weekdays }: Labels): string =>
  weekdays[new Date(at + UTC_PLUS_7).getUTCDay()] ?? '';
