import type { WorkingCalendar } from './create-working-calendar.js';
import { addDays, toPlainDate } from './plain-date.js';

const MINUTE_MS = 60_000;

/** An hour for which somebody can come: when it begins (epoch ms) and how long it takes. */
export type Slot = { at: number; minutes: number };

export type SlotRules = { minutes: number; leadMinutes: number; daysAhead: number };

/** When the hours begin that may be booked at this moment, in order, whether or not places are left in them. */
export function slotsFrom(calendar: WorkingCalendar, rules: SlotRules, now: number): number[] {
  const { minutes, leadMinutes, daysAhead } = rules;
  const earliest = calendar.addWorkingMinutes(now, leadMinutes);
  const today = toPlainDate(now);
  const last = calendar.addWorkingDays(today, daysAhead);
  const starts: number[] = [];
  for (let day = today; day <= last; day = addDays(day, 1)) {
    for (const { from, to } of calendar.intervalsOf(day)) {
      for (let at = from; at + minutes * MINUTE_MS <= to; at += minutes * MINUTE_MS) {
        if (at >= earliest) starts.push(at);
      }
    }
  }
  return starts;
}

/** Whether the office is open all the while; a day that became a day off after it was booked makes this false. */
export const isOpenFor = (calendar: WorkingCalendar, { at, minutes }: Slot): boolean =>
  calendar.intervalsOf(toPlainDate(at)).some(({ from, to }) => from <= at && at + minutes * MINUTE_MS <= to);

/** Whether two hours share any time. */
export const overlap = (one: Slot, other: Slot): boolean =>
  one.at < other.at + other.minutes * MINUTE_MS && other.at < one.at + one.minutes * MINUTE_MS;
