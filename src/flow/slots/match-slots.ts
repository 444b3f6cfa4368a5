import { addDays, startOfDay, toPlainDate, weekdayOf } from '../../calendar/plain-date.js';
import type { PlainDate } from '../../ids.js';
import type { DayWords, SlotWords } from '../../text/read-slot-words.js';
import type { DayPart } from './slot-table.js';
import { partOf } from './slot-view.js';

const MINUTE_MS = 60_000;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** What is meant by words: one hour, a narrower look at the table, or something that cannot be had. */
export type Meant =
  | { kind: 'slot'; at: number }
  | { kind: 'look'; day: PlainDate | null; part: DayPart | null }
  /** `early`: before the law allows it; `day`: nobody can come that day; `hour`: the day is free, not that hour of it */
  | { kind: 'gone'; what: 'early' | 'day' | 'hour'; day: PlainDate | null };

type Table = {
  free: readonly number[];
  /** days on which anybody is received, full or not */
  offered: readonly PlainDate[];
  notBefore?: PlainDate | undefined;
  /** the day on the table */
  day: PlainDate | null;
  now: number;
};

/** Matches what was said with what is free. An hour without a day is of the day on the table. */
export function matchSlots({ day: said, part, clock }: SlotWords, table: Table): Meant {
  const day = said ? findDay(said, table) : table.day;
  if (said && day && table.notBefore && day < table.notBefore)
    return { kind: 'gone', what: 'early', day: null };
  if (said && (day === undefined || !table.free.some((at) => toPlainDate(at) === day)))
    return { kind: 'gone', what: 'day', day: null };
  const ofDay = table.free.filter((at) => !day || toPlainDate(at) === day);
  const fitting = ofDay.filter(
    (at) => (!clock || isClock(at, clock)) && (!part || clock !== undefined || partOf(at) === part),
  );
  const [only] = fitting;
  if (only === undefined) return { kind: 'gone', what: 'hour', day: day ?? null };
  // an hour is taken at its word only when the day is certain
  if (clock && day && fitting.length === 1) return { kind: 'slot', at: only };
  return { kind: 'look', day: day ?? null, part: clock ? partOf(only) : (part ?? null) };
}

function findDay(said: DayWords, { offered, notBefore, now }: Table): PlainDate | undefined {
  const today = toPlainDate(now);
  if ('ahead' in said) return addDays(today, said.ahead);
  if ('weekday' in said) {
    const monday = addDays(today, 7 - ((WEEKDAYS.indexOf(weekdayOf(today)) + 6) % 7));
    const soonest = said.next ? monday : today;
    // a weekday by its name is the first that the law allows
    const from = notBefore !== undefined && notBefore > soonest ? notBefore : soonest;
    return offered.find((day) => day >= from && WEEKDAYS.indexOf(weekdayOf(day)) === said.weekday);
  }
  return offered.find((day) => {
    const [y, m, d] = day.split('-').map(Number);
    return d === said.day && m === (said.month ?? m) && y === (said.year ?? y);
  });
}

/** Offices are closed at night: "2 giờ" is two in the afternoon. */
function isClock(at: number, { hour, minute = 0 }: NonNullable<SlotWords['clock']>): boolean {
  const minutes = (at - startOfDay(toPlainDate(at))) / MINUTE_MS;
  const wanted = hour * 60 + minute;
  return minutes === wanted || (hour < 7 && minutes === wanted + 12 * 60);
}
