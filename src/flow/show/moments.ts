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
export function formatMoment(at: number, labels: Labels): string {
  const there = new Date(at + UTC_PLUS_7);
  const [hour, minute] = [there.getUTCHours(), there.getUTCMinutes()];
  const clock = labels.clock
    .replace('{hour}', String(hour))
    .replace('{minute}', minute === 0 ? '' : String(minute).padStart(2, '0'))
    .trim();
  return `${clock}, ${labels.weekdays[there.getUTCDay()] ?? ''}, ${formatDay(at)}`;
}
