import { describe, expect, it } from '@jest/globals';
import { isOpenFor, overlap, slotsFrom } from '../../src/calendar/slots.js';
import { calendar, moment, show } from './opening-hours.js';

const rules = { minutes: 30, leadMinutes: 120, daysAhead: 2 };
const from = (now: string, over: Partial<typeof rules> = {}) =>
  slotsFrom(calendar, { ...rules, ...over }, moment(now)).map(show);

describe('the hours that can be booked', () => {
  it('begin every so many minutes while the office is open, and fit in before it closes', () => {
    const friday = from('2026-11-26 18:00', { daysAhead: 1, leadMinutes: 0 });
    expect(friday).toHaveLength(9 + 7);
    expect([friday.at(0), friday.at(8), friday.at(9), friday.at(-1)]).toEqual([
      '2026-11-27 07:00',
      '2026-11-27 11:00',
      '2026-11-27 13:30',
      '2026-11-27 16:30',
    ]);
  });

  it('leave working time between booking and coming', () => {
    expect(from('2026-11-23 08:10').at(0)).toBe('2026-11-23 10:30');
    expect(from('2026-11-23 16:00').at(0)).toBe('2026-11-25 08:00');
  });

  it('pass over days off and weekends, and end after so many working days', () => {
    const days = new Set(from('2026-11-20 06:00').map((at) => at.slice(0, 10)));
    expect([...days]).toEqual(['2026-11-20', '2026-11-23', '2026-11-25']);
  });

  it('take no hour that would not end before the office closes', () => {
    expect(from('2026-11-26 18:00', { minutes: 60, daysAhead: 1 }).at(-1)).toBe('2026-11-27 15:30');
  });
});

describe('an hour that was booked before', () => {
  it.each([
    ['2026-11-23 08:00', true],
    ['2026-11-23 11:00', true],
    ['2026-11-23 11:15', false],
    ['2026-11-24 08:00', false],
    ['2026-11-28 08:00', false],
  ])('at %s lies in opening hours: %s', (at, open) => {
    expect(isOpenFor(calendar, { at: moment(at), minutes: 30 })).toBe(open);
  });

  it('shares time with another only when one begins before the other ends', () => {
    const slot = (text: string, minutes: number) => ({ at: moment(text), minutes });
    const morning = slot('2026-11-23 08:00', 30);
    expect(overlap(morning, slot('2026-11-23 08:20', 20))).toBe(true);
    expect(overlap(morning, slot('2026-11-23 08:30', 30))).toBe(false);
    expect(overlap(slot('2026-11-23 07:40', 20), morning)).toBe(false);
  });
});
