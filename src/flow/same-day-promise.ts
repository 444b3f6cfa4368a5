import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import { startOfDay, toPlainDate, weekdayOf } from '../calendar/plain-date.js';
import type { NoAppointmentDay } from '../offices/office.js';
import type { Procedure } from './procedure.js';

type Asked = {
  rule: NoAppointmentDay | null | undefined;
  procedureId: string;
  fridayEligible: Procedure['fridayEligible'] | undefined;
  receivedAt: number;
  calendar: WorkingCalendar;
};

/**
 * When the office closes, where this is promised for the day on which it came in; undefined on every other day, after the
 * cut-off, on a day off, and for what the office does not do at once. A procedure that may need verifying is promised only
 * where the office names it.
 */
export function sameDayPromise({ rule, calendar, receivedAt, ...about }: Asked): number | undefined {
  const day = toPlainDate(receivedAt);
  if (!rule?.weekdays.includes(weekdayOf(day)) || !calendar.isWorkingDay(day)) return undefined;
  const { procedureId, fridayEligible } = about;
  if (!(rule.procedures?.includes(procedureId) ?? fridayEligible === 'YES')) return undefined;
  const closing = calendar.closingOf(day);
  const inTime = receivedAt <= startOfDay(day) + minutesOf(rule.until) * 60_000;
  return inTime && receivedAt < closing ? closing : undefined;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
