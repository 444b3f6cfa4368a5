import type { WorkingCalendar } from './create-working-calendar.js';
import { addDays, addMonths, startOfDay, toPlainDate } from './plain-date.js';

/** How long the office may take. Hours are working hours; half working days are possible. */
export type TimeLimit =
  /** received until 15:00 sharp: the same day; later: the next working day */
  { unit: 'SAME_DAY_15H' } | { unit: 'WORKING_DAY' | 'HOUR' | 'DAY' | 'MONTH'; qty: number };

/** A number of working days ends as the last day closes, or is 8 working hours each from the minute of receipt on. */
export type DuePolicy = 'END_OF_DAY' | 'CLOCK_HOURS';

export type Due = {
  /** epoch ms */
  at: number;
  /** the promise rests on days off that are not decided yet, or on a year without a table */
  provisional: boolean;
};

export type DueQuestion = {
  receivedAt: number;
  limit: TimeLimit;
  policy: DuePolicy;
  calendar: WorkingCalendar;
};

const WORKING_DAY_MINUTES = 8 * 60;
const SAME_DAY_CUTOFF_MS = 15 * 3_600_000;

/**
 * The moment by which the result is promised. The day of receipt is not counted; a last day that is a day off
 * moves to the next working day (Civil Code 2015, articles 147 and 148).
 */
export function dueAt(question: DueQuestion): Due {
  const at = promisedAt(question);
  const { calendar, receivedAt } = question;
  return { at, provisional: calendar.leansOnProvisional(toPlainDate(receivedAt), toPlainDate(at)) };
}

function promisedAt({ receivedAt, limit, policy, calendar }: DueQuestion): number {
  const day = toPlainDate(receivedAt);
  switch (limit.unit) {
    case 'SAME_DAY_15H':
      return sameDay(receivedAt, calendar);
    case 'HOUR':
      return calendar.addWorkingMinutes(receivedAt, limit.qty * 60);
    case 'WORKING_DAY':
      // half a day has no closing time of its own, it is always counted by the clock
      return policy === 'CLOCK_HOURS' || !Number.isInteger(limit.qty)
        ? calendar.addWorkingMinutes(receivedAt, limit.qty * WORKING_DAY_MINUTES)
        : calendar.closingOf(calendar.addWorkingDays(day, limit.qty));
    case 'DAY':
      return calendar.closingOf(calendar.workingDayFrom(addDays(day, limit.qty)));
    case 'MONTH':
      return calendar.closingOf(calendar.workingDayFrom(addMonths(day, limit.qty)));
  }
}

/** "Sau 15 giờ" is strictly after; a day that closes earlier promises nothing after it has closed. */
function sameDay(receivedAt: number, calendar: WorkingCalendar): number {
  const day = toPlainDate(receivedAt);
  const inTime = receivedAt <= startOfDay(day) + SAME_DAY_CUTOFF_MS;
  const closing = calendar.isWorkingDay(day) ? calendar.closingOf(day) : undefined;
  if (closing !== undefined && inTime && receivedAt < closing) return closing;
  return calendar.closingOf(calendar.addWorkingDays(day, 1));
}
