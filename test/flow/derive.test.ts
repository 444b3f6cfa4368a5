import { describe, expect, it } from '@jest/globals';
import { deriveFrom } from '../../src/flow/derive.js';
import type { PartialDate } from '../../src/identity/partial-date.js';
import { PlainDate } from '../../src/ids.js';

const onTime = { from: 'ngaySinh', days: 60, within: 'DUNG_HAN', after: 'QUA_HAN' };
const derived = (date: PartialDate | null, day: string) => deriveFrom(onTime, date, PlainDate.parse(day));

describe('an answer that follows from a date', () => {
  it.each<[string, PartialDate, string, string | null]>([
    ['the day itself is not counted', { y: 2026, m: 9, d: 24 }, '2026-11-23', 'DUNG_HAN'],
    ['the sixtieth day is still in time', { y: 2026, m: 9, d: 24 }, '2026-11-23', 'DUNG_HAN'],
    ['the day after it is late', { y: 2026, m: 9, d: 23 }, '2026-11-23', 'QUA_HAN'],
    ['a month that lies wholly before is late', { y: 2026, m: 8 }, '2026-11-23', 'QUA_HAN'],
    ['a month of which only some days would be in time says nothing', { y: 2026, m: 9 }, '2026-11-29', null],
    ['a year long ago is late', { y: 2020 }, '2026-11-23', 'QUA_HAN'],
    ['a year that has hardly begun says nothing', { y: 2026 }, '2026-11-23', null],
  ])('%s', (_name, date, day, value) => {
    expect(derived(date, day)).toBe(value);
  });

  it('is nothing while the date is not known', () => {
    expect(derived(null, '2026-11-23')).toBeNull();
  });
});
