import { ConfigInvalid } from '../errors/config-invalid.js';
import type { PlainDate } from '../ids.js';
import type { OpeningHours } from '../offices/office.js';
import { type MinuteSpan, toOpeningMinutes } from './opening-minutes.js';
import type { Holiday } from './parse-holidays.js';
import { addDays, startOfDay, type Weekday, weekdayOf } from './plain-date.js';

const MINUTE_MS = 60_000;

/** Open time in epoch ms, `from` inside, `to` outside. */
export type OpenInterval = { from: number; to: number };

/** On which days an office works, and when on each. Days are days in Vietnam. */
export type WorkingDays = {
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
};

export type WorkingDaysOptions = {
  holidays: readonly Holiday[];
  hours: OpeningHours;
  /** whose hours a make-up Saturday or Sunday has */
  makeUpHoursOf?: Weekday;
};

/** Throws `ConfigInvalid` when the hours leave nothing to work in. */
export function createWorkingDays(options: WorkingDaysOptions): WorkingDays {
  const spansOf = createSpansOf(options);
  const isWorkingDay = (date: PlainDate) => spansOf(date).length > 0;

  function intervalsOf(date: PlainDate): OpenInterval[] {
    const midnight = startOfDay(date);
    return spansOf(date).map(({ from, to }) => ({
      from: midnight + from * MINUTE_MS,
      to: midnight + to * MINUTE_MS,
    }));
  }

  function closingOf(date: PlainDate): number {
    const last = intervalsOf(date).at(-1);
    if (!last) throw new Error(`${date} is a day off and has no closing time`);
    return last.to;
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

  return { isWorkingDay, intervalsOf, closingOf, workingDayFrom, addWorkingDays };
}

function createSpansOf({ holidays, hours, makeUpHoursOf = 'fri' }: WorkingDaysOptions) {
  const week = toOpeningMinutes(hours);
  if (week[makeUpHoursOf].length === 0) {
    throw new ConfigInvalid(`opening hours: make-up days follow ${makeUpHoursOf}, which is closed`);
  }
  const special = new Map(holidays.map((day) => [day.date, day.kind]));

  return (date: PlainDate): readonly MinuteSpan[] => {
    const weekday = weekdayOf(date);
    const kind = special.get(date);
    if (kind === 'OFF') return [];
    const weekend = weekday === 'sat' || weekday === 'sun';
    // an office open on Saturday mornings works a make-up Saturday in full
    return week[kind === 'WORK' && weekend ? makeUpHoursOf : weekday];
  };
}
