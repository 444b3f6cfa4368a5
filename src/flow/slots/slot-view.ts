import { startOfDay, toPlainDate } from '../../calendar/plain-date.js';
import { PlainDate } from '../../ids.js';
import type { DayPart, SlotTable } from './slot-table.js';

/** What of the free hours lies on the table: days, the halves of one, its hours, or nothing at all. */
export type SlotView =
  | { level: 'none' }
  | { level: 'days'; days: PlainDate[] }
  | { level: 'parts'; day: PlainDate }
  | { level: 'hours'; day: PlainDate; hours: number[] };

const NOON_MS = 12 * 3_600_000;
/** So many hours fit under each other without asking for the half of the day first. */
const SHORT_DAY = 5;
/** Later ones can be typed. */
const MOST_DAYS = 7;

export const partOf = (at: number): DayPart =>
  at - startOfDay(toPlainDate(at)) < NOON_MS ? 'morning' : 'afternoon';

/** The level is read off what the citizen has said so far; a day that filled up meanwhile is left again. */
export function toSlotView(
  { day, part }: Pick<SlotTable, 'day' | 'part'>,
  free: readonly number[],
): SlotView {
  const fitting = part === null ? free : free.filter((at) => partOf(at) === part);
  const hours = fitting.filter((at) => toPlainDate(at) === day);
  const [first] = hours;
  if (day !== null && first !== undefined) {
    const isLong = hours.length > SHORT_DAY && new Set(hours.map(partOf)).size > 1;
    return isLong ? { level: 'parts', day } : { level: 'hours', day, hours };
  }
  const days = [...new Set((fitting.length > 0 ? fitting : free).map(toPlainDate))].slice(0, MOST_DAYS);
  return days.length > 0 ? { level: 'days', days } : { level: 'none' };
}

/** Payload values of buttons: a day, a half of it, an hour, or back to the days. */
export const slotTap = {
  days: 'ngay',
  day: (day: PlainDate): string => day,
  part: (day: PlainDate, part: DayPart): string => `${day} ${PART_WORDS[part]}`,
  hour: (at: number): string => String(at),
};
const PART_WORDS: Readonly<Record<DayPart, string>> = { morning: 'sang', afternoon: 'chieu' };

export type SlotTap = { at: number } | { day: PlainDate | null; part: DayPart | null };

/** What a button of a table meant, whenever it was shown. */
export function readSlotTap(value: string): SlotTap | undefined {
  if (value === slotTap.days) return { day: null, part: null };
  if (/^\d{12,14}$/.test(value)) return { at: Number(value) };
  const [, said, word] = /^(\S+?)(?: (sang|chieu))?$/.exec(value) ?? [];
  const day = PlainDate.safeParse(said);
  if (!day.success) return undefined;
  return { day: day.data, part: word === undefined ? null : word === 'sang' ? 'morning' : 'afternoon' };
}
