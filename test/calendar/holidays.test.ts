import { describe, expect, it } from '@jest/globals';
import { parseHolidays } from '../../src/calendar/parse-holidays.js';
import { DataFileInvalid } from '../../src/errors/data-file-invalid.js';
import { holidays } from './opening-hours.js';

const line = (over: Record<string, string> = {}) =>
  Object.entries({
    date: '2026-01-01',
    kind: 'OFF',
    name: 'Tết Dương lịch',
    legalBasis: 'BLLĐ',
    status: 'OFFICIAL',
    ...over,
  })
    .map(([key, value], i) => `${i === 0 ? '  - ' : '    '}${key}: ${value}\n`)
    .join('');

describe('the table of holidays', () => {
  it('holds 2020 and 2025 to 2027, the last one provisional as a whole', () => {
    const years = new Set(holidays.map(({ date }) => date.slice(0, 4)));
    expect([...years]).toEqual(['2020', '2025', '2026', '2027']);
    for (const { date, status } of holidays) {
      expect([date, status]).toEqual([date, date.startsWith('2027') ? 'PROVISIONAL' : 'OFFICIAL']);
    }
  });

  it('is in the order of the days', () => {
    const dates = holidays.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].sort((a, b) => (a < b ? -1 : 1)));
  });
});

describe('a wrong table is refused with file, place and reason', () => {
  it.each([
    ['a day that does not exist', line({ date: '2026-02-30' }), 'days.0.date: no such day'],
    ['a date that is not one', line({ date: '1/1/2026' }), 'days.0.date'],
    ['a day that stands there twice', line() + line(), 'days.1.date: 2026-01-01 twice'],
    ['an unknown kind', line() + line({ date: '2026-01-02', kind: 'HALF' }), 'days.1.kind'],
    ['an unknown key', line({ note: 'x' }), 'days.0: Unrecognized key'],
    ['no name', line({ name: '""' }), 'days.0.name'],
  ])('%s', (_what, lines, reason) => {
    const read = () => parseHolidays(`days:\n${lines}`, 'holidays.yaml');
    expect(read).toThrow(DataFileInvalid);
    expect(read).toThrow('holidays.yaml');
    expect(read).toThrow(reason);
  });

  it('text that is not YAML', () => {
    expect(() => parseHolidays('days: [', 'holidays.yaml')).toThrow('holidays.yaml is not YAML');
  });
});
