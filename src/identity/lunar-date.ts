import { getLunarDate, getSolarDate } from '@dqcai/vn-lunar';
import type { FullDate } from './partial-date.js';

/** A day of the Vietnamese lunar calendar (UTC+7); `leap` is the second of two months with one number (nhuận). */
export type LunarDate = FullDate & { leap: boolean };

/** The library's tables were checked against the astronomy for these years only. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

/** The solar day of a lunar one; undefined when that lunar year has no such day or lies outside 1900-2099. */
export function toSolar({ y, m, d, leap }: LunarDate): FullDate | undefined {
  const known = y >= FIRST_YEAR && y <= LAST_YEAR && m >= 1 && m <= 12 && d >= 1 && d <= 30;
  if (!known) return undefined;
  const { year, month, day } = getSolarDate(d, m, y, leap);
  // the library rolls a day that does not exist into the next month, so only a date that comes back is real
  const back = getLunarDate(day, month, year);
  const same = back.day === d && back.month === m && back.year === y && back.leap === leap;
  return same ? { y: year, m: month, d: day } : undefined;
}
