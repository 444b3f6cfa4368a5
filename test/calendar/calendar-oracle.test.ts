import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createWorkingCalendar } from '../../src/calendar/create-working-calendar.js';
import { dueAt } from '../../src/calendar/due-at.js';
import type { Holiday } from '../../src/calendar/parse-holidays.js';
import { PlainDate } from '../../src/ids.js';
import { OpeningHours } from '../../src/offices/office.js';
import { moment } from './opening-hours.js';

const MINUTE = 60_000;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
/** a Sunday */
const START = moment('2026-03-01 00:00');

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const span = fc
  .tuple(fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 600 }))
  .map(([from, length]): [string, string] => [clock(from), clock(Math.min(from + length, 1439))]);
const spans = fc.array(span, { maxLength: 3 });

/** Any office that opens on Fridays, with any days off and make-up days in the first three weeks. */
const office = fc.record({
  hours: fc.record({
    mon: spans,
    tue: spans,
    wed: spans,
    thu: spans,
    fri: fc.array(span, { minLength: 1, maxLength: 3 }),
    sat: spans,
    sun: spans,
  }),
  special: fc.dictionary(fc.integer({ min: 0, max: 20 }).map(String), fc.constantFrom('OFF', 'WORK')),
});
type OfficeCase = typeof office extends fc.Arbitrary<infer T> ? T : never;

const dayAt = (offset: number) =>
  PlainDate.parse(new Date(START + offset * 1440 * MINUTE + 7 * 60 * MINUTE).toISOString().slice(0, 10));

const calendarOf = ({ hours, special }: OfficeCase) =>
  createWorkingCalendar({
    hours: OpeningHours.parse(hours),
    holidays: Object.entries(special).map(
      ([offset, kind]): Holiday => ({
        date: dayAt(Number(offset)),
        kind: kind as Holiday['kind'],
        name: 'x',
        legalBasis: 'x',
        status: 'OFFICIAL',
      }),
    ),
  });

/** The slow truth: is the office open in the minute that begins then? Written without looking at the calendar. */
function isOpenMinute({ hours, special }: OfficeCase, at: number): boolean {
  const minutes = (at - START) / MINUTE;
  const offset = Math.floor(minutes / 1440);
  const weekday = WEEKDAYS[offset % 7] ?? 'sun';
  const kind = special[String(offset)];
  if (kind === 'OFF') return false;
  const madeUp = kind === 'WORK' && (weekday === 'sat' || weekday === 'sun');
  const time = clock(minutes % 1440);
  return hours[madeUp ? 'fri' : weekday].some(([from, to]) => from <= time && time < to);
}

const minuteOfFirstTenDays = fc.integer({ min: 0, max: 14_400 }).map((minute) => START + minute * MINUTE);

describe('the calendar against a clock that is watched minute by minute', () => {
  it('measures the same working time', () => {
    fc.assert(
      fc.property(office, minuteOfFirstTenDays, minuteOfFirstTenDays, (given, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        let open = 0;
        for (let at = from; at < to; at += MINUTE) if (isOpenMinute(given, at)) open += 1;
        expect(calendarOf(given).workingMinutesBetween(from, to)).toBe(open);
      }),
      { numRuns: 60 },
    );
  });

  it('adds the same working time', () => {
    fc.assert(
      fc.property(office, minuteOfFirstTenDays, fc.integer({ min: 0, max: 900 }), (given, from, minutes) => {
        let at = from;
        for (let left = minutes; left > 0; at += MINUTE) if (isOpenMinute(given, at)) left -= 1;
        expect(calendarOf(given).addWorkingMinutes(from, minutes)).toBe(at);
      }),
      { numRuns: 60 },
    );
  });

  it('opens next at the same minute', () => {
    fc.assert(
      fc.property(office, minuteOfFirstTenDays, (given, from) => {
        let at = from;
        while (!isOpenMinute(given, at)) at += MINUTE;
        expect(calendarOf(given).nextOpening(from)).toBe(at);
      }),
      { numRuns: 60 },
    );
  });

  it('promises the last open minute of the n-th open day after the receipt', () => {
    fc.assert(
      fc.property(office, minuteOfFirstTenDays, fc.integer({ min: 1, max: 8 }), (given, receivedAt, qty) => {
        const receivedOn = Math.floor((receivedAt - START) / (1440 * MINUTE));
        let lastOpen = 0;
        for (let day = receivedOn + 1, left = qty; left > 0; day += 1) {
          const midnight = START + day * 1440 * MINUTE;
          const before = lastOpen;
          for (let m = 0; m < 1440; m += 1) {
            if (isOpenMinute(given, midnight + m * MINUTE)) lastOpen = midnight + (m + 1) * MINUTE;
          }
          if (lastOpen > before) left -= 1;
        }
        const limit = { unit: 'WORKING_DAY', qty } as const;
        const calendar = calendarOf(given);
        expect(dueAt({ receivedAt, limit, policy: 'END_OF_DAY', calendar }).at).toBe(lastOpen);
      }),
      { numRuns: 40 },
    );
  });

  it('takes back exactly what it added', () => {
    fc.assert(
      fc.property(office, minuteOfFirstTenDays, fc.integer({ min: 0, max: 9_000_000 }), (given, from, ms) => {
        const calendar = calendarOf(given);
        const to = calendar.addWorkingMinutes(from, ms / MINUTE);
        expect(Math.round(calendar.workingMinutesBetween(from, to) * MINUTE)).toBe(ms);
      }),
      { numRuns: 100 },
    );
  });
});
