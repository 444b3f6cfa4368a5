import { describe, expect, it } from '@jest/globals';
import { createWorkingCalendar } from '../../src/calendar/create-working-calendar.js';
import { extendForPause } from '../../src/calendar/extend-for-pause.js';
import { addDays } from '../../src/calendar/plain-date.js';
import { ConfigInvalid } from '../../src/errors/config-invalid.js';
import { PlainDate } from '../../src/ids.js';
import { OpeningHours } from '../../src/offices/office.js';
import { calendar, holidays, moment, show, weekdayHours } from './opening-hours.js';

const date = (text: string) => PlainDate.parse(text);

function countWorkingDays(from: string, to: string): number {
  let count = 0;
  for (let day = date(from); day <= date(to); day = addDays(day, 1)) {
    if (calendar.isWorkingDay(day)) count += 1;
  }
  return count;
}

describe('the working days of a ward', () => {
  it.each([
    ['2025-01-01', '2025-12-31', 250],
    ['2026-01-01', '2026-12-31', 249],
    ['2020-01-01', '2020-11-06', 213],
  ])('from %s to %s are %i', (from, to, days) => {
    expect(countWorkingDays(from, to)).toBe(days);
  });

  it('open and close twice a day', () => {
    expect(
      calendar.intervalsOf(date('2026-03-02')).map(({ from, to }) => `${show(from)} – ${show(to)}`),
    ).toEqual(['2026-03-02 07:00 – 2026-03-02 11:30', '2026-03-02 13:30 – 2026-03-02 17:00']);
    expect(calendar.intervalsOf(date('2026-03-01'))).toEqual([]);
  });

  it('on a day off have no closing time to ask for', () => {
    expect(() => calendar.closingOf(date('2026-03-01'))).toThrow('day off');
  });
});

describe('a make-up Saturday', () => {
  const makeUp = date('2026-08-22');
  const fri: [string, string][] = [['07:00', '15:00']];
  const sat: [string, string][] = [['08:00', '11:00']];
  const hours = OpeningHours.parse({ ...weekdayHours, fri, sat });

  it('has the hours of Friday, also when the office opens on Saturdays anyway', () => {
    const office = createWorkingCalendar({ holidays, hours });
    expect(show(office.closingOf(makeUp))).toBe('2026-08-22 15:00');
    expect(show(office.closingOf(date('2026-08-15')))).toBe('2026-08-15 11:00');
  });

  it('has the hours of another weekday when the office says so', () => {
    const office = createWorkingCalendar({ holidays, hours, makeUpHoursOf: 'mon' });
    expect(show(office.closingOf(makeUp))).toBe('2026-08-22 17:00');
  });

  it('needs a weekday that is open', () => {
    expect(() => createWorkingCalendar({ holidays, hours, makeUpHoursOf: 'sun' })).toThrow(ConfigInvalid);
  });
});

describe('the opening hours of an office', () => {
  it('must open at all', () => {
    expect(() => createWorkingCalendar({ holidays, hours: OpeningHours.parse({}) })).toThrow(ConfigInvalid);
  });

  it('may overlap or stand in any order: no minute is worked twice', () => {
    const fri: [string, string][] = [
      ['13:00', '17:00'],
      ['07:00', '12:00'],
      ['11:00', '13:30'],
    ];
    const office = createWorkingCalendar({ holidays, hours: OpeningHours.parse({ fri }) });
    const [from, to] = [moment('2026-03-06 00:00'), moment('2026-03-07 00:00')];
    expect(office.workingMinutesBetween(from, to)).toBe(600);
  });
});

describe('working time', () => {
  it('opens next in the morning, after lunch, after the weekend, or is open now', () => {
    expect(show(calendar.nextOpening(moment('2026-03-02 05:00')))).toBe('2026-03-02 07:00');
    expect(show(calendar.nextOpening(moment('2026-03-02 11:30')))).toBe('2026-03-02 13:30');
    expect(show(calendar.nextOpening(moment('2026-03-06 17:00')))).toBe('2026-03-09 07:00');
    expect(show(calendar.nextOpening(moment('2026-03-02 09:15')))).toBe('2026-03-02 09:15');
  });

  it('that fills a day ends as the day closes, not as the next one opens', () => {
    expect(show(calendar.addWorkingMinutes(moment('2026-03-06 07:00'), 480))).toBe('2026-03-06 17:00');
    expect(show(calendar.addWorkingMinutes(moment('2026-03-06 07:00'), 481))).toBe('2026-03-09 07:01');
  });

  it('keeps parts of a minute', () => {
    const from = moment('2026-03-02 11:29:30');
    expect(calendar.workingMinutesBetween(from, moment('2026-03-02 13:30:15'))).toBe(0.75);
    expect(calendar.addWorkingMinutes(from, 0.75)).toBe(moment('2026-03-02 13:30:15'));
  });

  it('of no length leaves the moment alone, and backwards there is none', () => {
    const night = moment('2026-03-02 22:00');
    expect(calendar.addWorkingMinutes(night, 0)).toBe(night);
    expect(calendar.workingMinutesBetween(night, moment('2026-03-02 10:00'))).toBe(0);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d minutes', (minutes) => {
    expect(() => calendar.addWorkingMinutes(0, minutes)).toThrow('not a duration');
  });

  it('refuses half a day where whole days are counted', () => {
    expect(() => calendar.addWorkingDays(date('2026-03-02'), 0.5)).toThrow('not a number of days');
  });
});

describe('a pause', () => {
  const extended = (dueAt: string, pausedAt: string, resumedAt: string) =>
    show(
      extendForPause({
        dueAt: moment(dueAt),
        pausedAt: moment(pausedAt),
        resumedAt: moment(resumedAt),
        calendar,
      }),
    );

  it('pushes the due date back by as much working time as it lasted', () => {
    expect(extended('2026-03-05 17:00', '2026-03-03 10:00', '2026-03-04 10:00')).toBe('2026-03-06 17:00');
    expect(extended('2026-03-05 17:00', '2026-03-03 10:00', '2026-03-03 14:00')).toBe('2026-03-06 09:00');
  });

  it('over a night or a weekend costs nobody anything', () => {
    expect(extended('2026-03-10 17:00', '2026-03-06 17:30', '2026-03-09 06:00')).toBe('2026-03-10 17:00');
  });

  it('does not push a due date into a holiday', () => {
    expect(extended('2026-08-28 17:00', '2026-08-26 07:00', '2026-08-27 07:00')).toBe('2026-09-03 17:00');
  });
});
