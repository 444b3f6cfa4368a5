import { describe, expect, it } from '@jest/globals';
import { sameDayPromise } from '../../src/flow/same-day-promise.js';
import { expectedDue } from '../../src/flow/show/expected-due.js';
import { NoAppointmentDay } from '../../src/offices/office.js';
import { calendar, moment, show } from '../calendar/opening-hours.js';
import { catalogue, world } from './universe.js';

const rule = NoAppointmentDay.parse({});

/** 2026-03-06 is a Friday. */
const promised = (received: string, over: object = {}) => {
  const at = sameDayPromise({
    ...{ rule, procedureId: '2.000635', fridayEligible: 'YES', calendar },
    receivedAt: moment(received),
    ...over,
  });
  return at === undefined ? undefined : show(at);
};

describe('a day without appointments', () => {
  it('promises the same day to what comes until the cut-off', () => {
    expect(promised('2026-03-06 09:00')).toBe('2026-03-06 17:00');
    expect(promised('2026-03-06 15:00')).toBe('2026-03-06 17:00');
    expect(promised('2026-03-06 15:01')).toBeUndefined();
    expect(promised('2026-03-06 16:30', { rule: { ...rule, until: '23:00' } })).toBe('2026-03-06 17:00');
    expect(promised('2026-03-06 17:00', { rule: { ...rule, until: '23:00' } })).toBeUndefined();
  });

  it('is no other day, and no day off', () => {
    expect(promised('2026-03-05 09:00')).toBeUndefined();
    expect(promised('2026-03-05 09:00', { rule: { ...rule, weekdays: ['thu', 'fri'] } })).toBeDefined();
    // 1 May is a Friday and a holiday
    expect(promised('2026-05-01 09:00')).toBeUndefined();
  });

  it('is for what can be done at once, or what the office names', () => {
    for (const fridayEligible of ['NO', 'IF_NO_VERIFY', undefined] as const)
      expect(promised('2026-03-06 09:00', { fridayEligible })).toBeUndefined();
    const named = { rule: { ...rule, procedures: ['1.004873'] } };
    expect(
      promised('2026-03-06 09:00', { ...named, procedureId: '1.004873', fridayEligible: 'IF_NO_VERIFY' }),
    ).toBeDefined();
    expect(promised('2026-03-06 09:00', named)).toBeUndefined();
  });

  it('is nothing where the office has none', () => {
    expect(promised('2026-03-06 09:00', { rule: null })).toBeUndefined();
  });

  it('is told before the form is handed in', () => {
    const birth = catalogue.procedures.find(({ id }) => id === '1.001193');
    if (!birth) throw new Error('no such procedure');
    const friday = moment('2026-11-27 09:00');
    const office = { ...world.office, noAppointmentDay: rule };
    expect(expectedDue({ ...world, office }, birth, friday)).toContain('27/11/2026');
    const late = moment('2026-11-27 15:01');
    expect(expectedDue({ ...world, office }, birth, late)).toBe(expectedDue(world, birth, late));
  });
});
