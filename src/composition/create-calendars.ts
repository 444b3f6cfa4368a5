import { readFileSync } from 'node:fs';
import { createWorkingCalendar, type WorkingCalendar } from '../calendar/create-working-calendar.js';
import { parseHolidays } from '../calendar/parse-holidays.js';
import type { OfficeId } from '../ids.js';
import type { Offices } from '../offices/offices.js';
import { packageRoot } from '../package-root.js';

/** The working calendar of each office. Throws `DataFileInvalid` when the holidays cannot be used. */
export function createCalendars(offices: Pick<Offices, 'all'>): (id: OfficeId) => WorkingCalendar {
  const file = `${packageRoot}templates/data/holidays.yaml`;
  const holidays = parseHolidays(readFileSync(file, 'utf8'), file);
  const calendars = new Map(
    offices.all.map(({ id, hours }) => [id, createWorkingCalendar({ holidays, hours })] as const),
  );
  return (id) => {
    const calendar = calendars.get(id);
    if (!calendar) throw new Error(`office ${id} is not configured`);
    return calendar;
  };
}
