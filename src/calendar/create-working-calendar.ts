import { ConfigInvalid } from '../errors/config-invalid.js';
import type { PlainDate } from '../ids.js';
import type { OpeningHours } from '../offices/office.js';
import { toOpeningMinutes } from './opening-minutes.js';
import type { Holiday } from './parse-holidays.js';
import { addDays, startOfDay, toPlainDate, type Weekday, weekdayOf } from './plain-date.js';

const MINUTE_MS = 60_000;

/** Open time in epoch ms, `from` inside, `to` outside. */
export type OpenInterval = { from: number; to: number };

/** When one office works. Pure; days are days in Vietnam, moments are epoch ms, minutes may be fractions. */
export type WorkingCalendar = {
  /** A day on which the office opens at all. */
  isWorkingDay(date: PlainDate): boolean;
  /** In order, without overlaps; empty on a day off. */
  intervalsOf(date: PlainDate): OpenInterval[];
  /** The end of a working day. Throws on a day off: asking is a bug. */
  closingOf(date: PlainDate): number;
  /** The day itself when it is worked, else the next one that is. */
  workingDayFrom(date: PlainDate): PlainDate;
  /** The n-th working day after `date`, which itself is not counted. */
  addWorkingDays(date: PlainDate, days: number): PlainDate;
  /** The earliest moment from `at` on by which the office has been open for that long. */
  addWorkingMinutes(at: number, minutes: number): number;
  /** How long the office is open between two moments; 0 when they are in the wrong order. */
  workingMinutesBetween(from: number, to: number): number;
  /** `at` itself when the office is open then, else when it opens next. */
  nextOpening(at: number): number;
  /** Whether a result over these days, both included, rests on days that are not decided or not known yet. */
  leansOnProvisional(from: PlainDate, to: PlainDate): boolean;
};

export type WorkingCalendarOptions = {
  holidays: readonly Holiday[];
  hours: OpeningHours;
  /** whose hours a make-up Saturday or Sunday has */
  makeUpHoursOf?: Weekday;
};

/** Builds the calendar of an office. Throws `ConfigInvalid` when the hours leave nothing to work in. */
export function createWorkingCalendar(options: WorkingCalendarOptions): WorkingCalendar {
  const { holidays, hours, makeUpHoursOf = 'fri' } = options;
  const week = toOpeningMinutes(hours);
  if (week[makeUpHoursOf].length === 0) {
    throw new ConfigInvalid(`opening hours: make-up days follow ${makeUpHoursOf}, which is closed`);
  }
  const special = new Map(holidays.map((day) => [day.date, day]));
  const knownYears = new Set(holidays.map((day) => day.date.slice(0, 4)));

  function spansOf(date: PlainDate) {
    const weekday = weekdayOf(date);
    const day = special.get(date);
    if (day?.kind === 'OFF') return [];
    const weekend = weekday === 'sat' || weekday === 'sun';
    // an office open on Saturday mornings works a make-up Saturday in full
    return week[day?.kind === 'WORK' && weekend ? makeUpHoursOf : weekday];
  }

  const isWorkingDay = (date: PlainDate) => spansOf(date).length > 0;

  function intervalsOf(date: PlainDate): OpenInterval[] {
    const midnight = startOfDay(date);
    return spansOf(date).map(({ from, to }) => ({
      from: midnight + from * MINUTE_MS,
      to: midnight + to * MINUTE_MS,
    }));
  }

  /** Open time from `at` on, cut at `at`, without an end. */
  function* openTimeFrom(at: number): Generator<OpenInterval, never> {
    for (let date = toPlainDate(at); ; date = addDays(date, 1)) {
      for (const { from, to } of intervalsOf(date)) {
        if (to > at) yield { from: Math.max(from, at), to };
      }
    }
  }

  function workingDayFrom(date: PlainDate): PlainDate {
    let day = date;
    while (!isWorkingDay(day)) day = addDays(day, 1);
    return day;
  }

  function addWorkingDays(date: PlainDate, days: number): PlainDate {
    if (!Number.isInteger(days) || days < 0) throw new Error(`not a number of days: ${days}`);
    let day = date;
    for (let left = days; left > 0; left -= 1) day = workingDayFrom(addDays(day, 1));
    return day;
  }

  function addWorkingMinutes(at: number, minutes: number): number {
    if (!(minutes >= 0) || minutes === Number.POSITIVE_INFINITY)
      throw new Error(`not a duration: ${minutes}`);
    let left = Math.round(minutes * MINUTE_MS);
    if (left === 0) return at;
    for (const { from, to } of openTimeFrom(at)) {
      if (left <= to - from) return from + left;
      left -= to - from;
    }
    throw new Error('unreachable: open time has no end');
  }

  function workingMinutesBetween(from: number, to: number): number {
    let open = 0;
    for (const interval of openTimeFrom(from)) {
      if (interval.from >= to) break;
      open += Math.min(interval.to, to) - interval.from;
    }
    return open / MINUTE_MS;
  }

  return {
    isWorkingDay,
    intervalsOf,
    workingDayFrom,
    addWorkingDays,
    addWorkingMinutes,
    workingMinutesBetween,
    closingOf(date) {
      const last = intervalsOf(date).at(-1);
      if (!last) throw new Error(`${date} is a day off and has no closing time`);
      return last.to;
    },
    nextOpening: (at) => openTimeFrom(at).next().value.from,
    leansOnProvisional(from, to) {
      for (let date = from; date <= to; date = addDays(date, 1)) {
        if (special.get(date)?.status === 'PROVISIONAL' || !knownYears.has(date.slice(0, 4))) return true;
      }
      return false;
    },
  };
}
