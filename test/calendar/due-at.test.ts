import { describe, expect, it } from '@jest/globals';
import { createWorkingCalendar } from '../../src/calendar/create-working-calendar.js';
import { type DuePolicy, dueAt, type TimeLimit } from '../../src/calendar/due-at.js';
import { OpeningHours } from '../../src/offices/office.js';
import { calendar, holidays, moment, show, weekdayHours } from './opening-hours.js';

const sameDay: TimeLimit = { unit: 'SAME_DAY_15H' };
const workingDays = (qty: number): TimeLimit => ({ unit: 'WORKING_DAY', qty });

const due = (received: string, limit: TimeLimit, policy: DuePolicy = 'END_OF_DAY', of = calendar) =>
  show(dueAt({ receivedAt: moment(received), limit, policy, calendar: of }).at);

describe('the due dates of the reference', () => {
  it.each([
    ['2026-08-21 10:00', workingDays(3), '2026-08-25'],
    ['2026-08-28 10:00', workingDays(3), '2026-09-07'],
    ['2026-02-13 10:00', workingDays(3), '2026-02-25'],
    ['2026-04-24 10:00', workingDays(3), '2026-05-04'],
    ['2026-11-23 10:00', workingDays(3), '2026-11-27'],
    ['2026-11-23 15:01', sameDay, '2026-11-25'],
    ['2026-11-23 15:00:00', sameDay, '2026-11-23'],
    ['2026-02-13 15:30', sameDay, '2026-02-23'],
    ['2025-04-25 10:00', workingDays(3), '2025-04-29'],
    ['2025-04-29 10:00', workingDays(5), '2025-05-09'],
    ['2025-08-29 15:30', sameDay, '2025-09-03'],
  ])('received %s, %j: due %s at closing time', (received, limit, day) => {
    expect(due(received, limit)).toBe(`${day} 17:00`);
  });
});

describe('a number of working days', () => {
  it('does not count the day of receipt, however early it came', () => {
    expect(due('2026-03-02 00:01', workingDays(1))).toBe('2026-03-03 17:00');
    expect(due('2026-03-02 23:59', workingDays(1))).toBe('2026-03-03 17:00');
  });

  it('received on a Saturday or Sunday begins on Monday', () => {
    expect(due('2026-03-07 10:00', workingDays(1))).toBe('2026-03-09 17:00');
    expect(due('2026-03-08 23:00', workingDays(3))).toBe('2026-03-11 17:00');
  });

  it('can be counted by the clock, eight open hours a day', () => {
    expect(due('2026-03-02 10:00', workingDays(1), 'CLOCK_HOURS')).toBe('2026-03-03 10:00');
    expect(due('2026-03-06 16:00', workingDays(3), 'CLOCK_HOURS')).toBe('2026-03-11 16:00');
  });

  it('counted by the clock begins when the office opens', () => {
    expect(due('2026-03-07 10:00', workingDays(1), 'CLOCK_HOURS')).toBe('2026-03-09 17:00');
    expect(due('2026-03-02 12:00', workingDays(1), 'CLOCK_HOURS')).toBe('2026-03-03 11:30');
  });

  it('with half a day in it is counted by the clock under either policy', () => {
    for (const policy of ['END_OF_DAY', 'CLOCK_HOURS'] as const) {
      expect(due('2026-03-02 08:00', workingDays(0.5), policy)).toBe('2026-03-02 14:00');
      expect(due('2026-03-02 14:30', workingDays(1.5), policy)).toBe('2026-03-04 08:30');
    }
  });
});

describe('the same day', () => {
  it('ends strictly after 15:00', () => {
    expect(
      show(
        dueAt({
          receivedAt: moment('2026-03-02 15:00') + 1,
          limit: sameDay,
          policy: 'END_OF_DAY',
          calendar,
        }).at,
      ),
    ).toBe('2026-03-03 17:00');
  });

  it('is today for what came before the office opened', () => {
    expect(due('2026-03-02 05:00', sameDay)).toBe('2026-03-02 17:00');
  });

  it('is the next working day for a day off, whatever the hour', () => {
    expect(due('2026-03-07 09:00', sameDay)).toBe('2026-03-09 17:00');
    expect(due('2026-03-08 16:00', sameDay)).toBe('2026-03-09 17:00');
  });

  it('on a day that closes before 15:00 ends with that day', () => {
    const sat: [string, string][] = [['07:00', '11:30']];
    const hours = OpeningHours.parse({ ...weekdayHours, sat });
    const withSaturday = createWorkingCalendar({ holidays, hours });
    expect(due('2026-03-07 10:00', sameDay, 'END_OF_DAY', withSaturday)).toBe('2026-03-07 11:30');
    expect(due('2026-03-07 11:30', sameDay, 'END_OF_DAY', withSaturday)).toBe('2026-03-09 17:00');
  });
});

describe('other units', () => {
  it('hours are working hours: eight of them to answer an online dossier', () => {
    const eight: TimeLimit = { unit: 'HOUR', qty: 8 };
    expect(due('2026-03-06 15:00', eight)).toBe('2026-03-09 15:00');
    expect(due('2026-03-06 22:00', eight)).toBe('2026-03-09 17:00');
  });

  it('calendar days run over days off, but do not end on one', () => {
    expect(due('2026-03-02 10:00', { unit: 'DAY', qty: 3 })).toBe('2026-03-05 17:00');
    expect(due('2026-03-02 10:00', { unit: 'DAY', qty: 5 })).toBe('2026-03-09 17:00');
    expect(due('2026-02-10 10:00', { unit: 'DAY', qty: 5 })).toBe('2026-02-23 17:00');
  });

  it('months end on the corresponding day, or on the last of a shorter month', () => {
    expect(due('2026-03-10 10:00', { unit: 'MONTH', qty: 1 })).toBe('2026-04-10 17:00');
    expect(due('2025-10-31 10:00', { unit: 'MONTH', qty: 4 })).toBe('2026-03-02 17:00');
    expect(due('2026-08-31 10:00', { unit: 'MONTH', qty: 1 })).toBe('2026-09-30 17:00');
    expect(due('2025-12-15 10:00', { unit: 'MONTH', qty: 1 })).toBe('2026-01-15 17:00');
  });
});

describe('a promise is provisional', () => {
  const provisional = (received: string, limit: TimeLimit) =>
    dueAt({ receivedAt: moment(received), limit, policy: 'END_OF_DAY', calendar }).provisional;

  it('when it runs over days off that are not decided', () => {
    expect(provisional('2027-02-03 10:00', workingDays(3))).toBe(true);
    expect(provisional('2026-12-30 10:00', workingDays(3))).toBe(true);
  });

  it('when it runs over a working day that may become a day off', () => {
    expect(provisional('2027-08-31 10:00', workingDays(1))).toBe(true);
  });

  it('when it reaches into a year that the table does not know', () => {
    expect(provisional('2027-12-30 10:00', workingDays(3))).toBe(true);
    expect(provisional('2024-06-03 10:00', workingDays(1))).toBe(true);
  });

  it('and else it is firm', () => {
    expect(provisional('2026-11-23 10:00', workingDays(3))).toBe(false);
    expect(provisional('2027-03-01 10:00', workingDays(3))).toBe(false);
  });
});
