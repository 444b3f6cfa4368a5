import { toPlainDate } from '../../calendar/plain-date.js';
import { dayAt, formatDate } from '../../identity/partial-date.js';
import type { PlainDate } from '../../ids.js';
import type { Labels } from '../catalogue.js';

const UTC_PLUS_7 = 7 * 3_600_000;

/** `1234567` as `1.234.567`. */
export const formatNumber = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+$)/g, '.');

/** An amount in words of the catalogue: `16.000 đồng`. */
export const formatMoney = (amount: number, labels: Labels): string =>
  `${formatNumber(amount)} ${labels.dong}`;

/** `23/11/2026` in Vietnam. */
export const formatDay = (at: number): string => formatDate(dayAt(at));

/** The day as procedures are dated: `2026-11-23` in Vietnam. */
export const dayOf = toPlainDate;

/** `01/03/2027` for `2027-03-01`. */
export const formatPlainDate = (day: PlainDate): string => day.split('-').reverse().join('/');

/** `16 giờ 30, thứ Ba, ngày 25/08/2026` in Vietnam. */
export const formatMoment = (at: number, labels: Labels): string =>
  `${formatSlotClock(at, labels)}, ${weekdayName(at, labels)}, ${formatDay(at)}`;

/** `16 giờ 30` in Vietnam. */
export function formatSlotClock(at: number, { clock }: Labels): string {
  const there = new Date(at + UTC_PLUS_7);
  const minute = there.getUTCMinutes();
  // a full hour is said without its minutes
  const said = minute === 0 ? clock.replace(/\s*\{minute\}/, '') : clock;
  return said
    .replace('{hour}', String(there.getUTCHours()))
    .replace('{minute}', String(minute).padStart(2, '0'));
}

/** `thứ Ba 25/08` in Vietnam. */
export const formatSlotDay = (at: number, labels: Labels): string =>
  `${weekdayName(at, labels)} ${formatDay(at).slice(0, 5)}`;

const weekdayName = (at: number, { weekdays }: Labels): string =>
  weekdays[new Date(at + UTC_PLUS_7).getUTCDay()] ?? '';
