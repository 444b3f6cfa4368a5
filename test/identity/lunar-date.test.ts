import { describe, expect, it } from '@jest/globals';
import { toSolar } from '../../src/identity/lunar-date.js';
import { addDays, compareDates, type FullDate } from '../../src/identity/partial-date.js';

const lunar = (d: number, m: number, y: number, leap = false) => toSolar({ y, m, d, leap });
const day = (d: number, m: number, y: number): FullDate => ({ y, m, d });

describe('The Vietnamese lunar calendar, by the time of Hà Nội', () => {
  it.each([
    [2025, day(29, 1, 2025)],
    [2026, day(17, 2, 2026)],
    [2027, day(6, 2, 2027)],
    [2028, day(26, 1, 2028)],
    [2029, day(13, 2, 2029)],
    [2030, day(2, 2, 2030)],
    // where Beijing's calendar has another day
    [1968, day(29, 1, 1968)],
    [1985, day(21, 1, 1985)],
    [2007, day(17, 2, 2007)],
  ])('New Year %i', (year, expected) => {
    expect(lunar(1, 1, year)).toEqual(expected);
  });

  it.each([
    [2025, day(7, 4, 2025)],
    [2026, day(26, 4, 2026)],
    [2027, day(16, 4, 2027)],
    [2028, day(4, 4, 2028)],
    [2029, day(23, 4, 2029)],
    [2030, day(12, 4, 2030)],
  ])('the Hùng Kings, 10/3 of %i', (year, expected) => {
    expect(lunar(10, 3, year)).toEqual(expected);
  });

  it.each([2025, 2026, 2027, 2028, 2029, 2030])(
    'the year before New Year %i ends on the 29th of Chạp',
    (year) => {
      const newYear = lunar(1, 1, year);
      const lastDay = lunar(29, 12, year - 1);
      expect(newYear && lastDay && addDays(lastDay, 1)).toEqual(newYear);
      expect(lunar(30, 12, year - 1)).toBeUndefined();
    },
  );

  it('knows the leap month of 2025 and no other', () => {
    expect(lunar(1, 6, 2025)).toEqual(day(25, 6, 2025));
    expect(lunar(1, 6, 2025, true)).toEqual(day(25, 7, 2025));
    for (const m of [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12]) expect(lunar(1, m, 2025, true)).toBeUndefined();
    for (let m = 1; m <= 12; m++) expect(lunar(1, m, 2026, true)).toBeUndefined();
  });

  it('refuses days that no lunar month has, and years it was not checked for', () => {
    for (const [d, m, y] of [
      [0, 1, 2026],
      [31, 1, 2026],
      [1, 0, 2026],
      [1, 13, 2026],
      [1, 1, 1899],
      [1, 1, 2100],
      [1, 1, 2300],
    ] as const)
      expect(lunar(d, m, y)).toBeUndefined();
  });

  it('runs through two centuries without a gap: every month has 29 or 30 days and follows the one before', () => {
    let previous: FullDate | undefined;
    for (let y = 1900; y <= 2099; y++) {
      for (let m = 1; m <= 12; m++) {
        for (const leap of [false, true]) {
          const first = lunar(1, m, y, leap);
          if (first === undefined) continue;
          const lengths =
            previous &&
            [29, 30].filter((days) => compareDates(addDays(previous as FullDate, days), first) === 0);
          if (lengths) expect({ first, months: lengths.length }).toEqual({ first, months: 1 });
          previous = first;
        }
      }
    }
    expect(previous?.y).toBe(2100);
  });
});
