import { readFileSync } from 'node:fs';
import { createWorkingCalendar } from '../../src/calendar/create-working-calendar.js';
import { parseHolidays } from '../../src/calendar/parse-holidays.js';
import { OpeningHours } from '../../src/offices/office.js';

const FILE = 'templates/data/holidays.yaml';

/** The table that is shipped. */
export const holidays = parseHolidays(readFileSync(new URL(`../../${FILE}`, import.meta.url), 'utf8'), FILE);

const day: [string, string][] = [
  ['07:00', '11:30'],
  ['13:30', '17:00'],
];

/** Monday to Friday, eight hours in two halves. */
export const weekdayHours = OpeningHours.parse({ mon: day, tue: day, wed: day, thu: day, fri: day });

/** A ward's calendar with the shipped table. */
export const calendar = createWorkingCalendar({ holidays, hours: weekdayHours });

/** `2026-08-21 10:00` in Vietnam as epoch ms. */
export const moment = (text: string): number => {
  const [date, time = '00:00'] = text.split(' ');
  return Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}+07:00`);
};

/** Epoch ms as `2026-08-21 10:00` in Vietnam. */
export const show = (at: number): string =>
  new Date(at + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
