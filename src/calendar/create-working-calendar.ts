import type { PlainDate } from '../ids.js';
import { createWorkingDays, type WorkingDays, type WorkingDaysOptions } from './create-working-days.js';
import { createWorkingTime, type WorkingTime } from './create-working-time.js';
import type { Holiday } from './parse-holidays.js';
import { addDays } from './plain-date.js';

/** When one office works. Pure. */
export type WorkingCalendar = WorkingDays &
  WorkingTime & {
    /** Whether a result over these days, both included, rests on days that are not decided or not known yet. */
    leansOnProvisional(from: PlainDate, to: PlainDate): boolean;
  };

/** Builds the calendar of an office. Throws `ConfigInvalid` when the hours leave nothing to work in. */
export function createWorkingCalendar(options: WorkingDaysOptions): WorkingCalendar {
  const days = createWorkingDays(options);
  return {
    ...days,
    ...createWorkingTime(days),
    leansOnProvisional: createLeansOnProvisional(options.holidays),
  };
}

/** A day is firm when it is not provisional itself and its year is in the table at all. */
function createLeansOnProvisional(holidays: readonly Holiday[]): WorkingCalendar['leansOnProvisional'] {
  const provisional = new Set(
    holidays.filter(({ status }) => status === 'PROVISIONAL').map(({ date }) => date),
  );
  const knownYears = new Set(holidays.map(({ date }) => date.slice(0, 4)));
  return (from, to) => {
    for (let date = from; date <= to; date = addDays(date, 1)) {
      if (provisional.has(date) || !knownYears.has(date.slice(0, 4))) return true;
    }
    return false;
  };
}
