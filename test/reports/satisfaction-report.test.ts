import { describe, expect, it } from '@jest/globals';
import type { Satisfaction } from '../../src/reports/satisfaction.js';
import { opensOn, satisfiedPercent, toMonthReport } from '../../src/reports/satisfaction-report.js';
import { moment } from '../calendar/opening-hours.js';

const sum = (procedureId: string, ...grades: number[]): Satisfaction => {
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = grades;
  const answered = grades.reduce((all, count) => all + count, 0);
  return {
    ...{ month: '2026-03', procedureId, asked: answered + 2 },
    grades: { 1: one, 2: two, 3: three, 4: four, 5: five },
  };
};
const words = [
  { procedureId: 'many', words: 'của nhiều người' },
  { procedureId: 'few', words: 'của một người' },
];
const AFTER = moment('2026-04-08 00:00');
const report = (sums: Satisfaction[], now = AFTER) => toMonthReport('2026-03', { sums, words, now });

describe('a month', () => {
  const sums = [sum('many', 0, 1, 0, 1, 2)];

  it('shows only how many while an answer may still come', () => {
    expect(opensOn('2026-03')).toBe('2026-04-08');
    expect(opensOn('2026-12')).toBe('2027-01-08');
    expect(report(sums, AFTER - 1)).toEqual({
      ...{ month: '2026-03', asked: 6, answered: 4, grades: null, lines: [], opensOn: '2026-04-08' },
    });
    expect(report(sums)).toMatchObject({ opensOn: null, lines: [{ words: ['của nhiều người'] }] });
  });

  it('shows no procedure with fewer than three answers, nor what could be told by taking away', () => {
    const { grades, lines, answered } = report([...sums, sum('few', 1), sum('fewer', 0, 0, 1)]);
    expect(lines).toEqual([
      { procedureId: 'many', asked: 6, answered: 4, grades: sums[0]?.grades, words: ['của nhiều người'] },
      { procedureId: null, asked: 6, answered: 2, grades: null, words: [] },
    ]);
    expect([grades, answered]).toEqual([sums[0]?.grades, 6]);
  });

  it('shows those with few answers together once they are three', () => {
    const { grades, lines } = report([...sums, sum('few', 1), sum('fewer', 0, 0, 2)]);
    expect(lines[1]).toEqual({
      ...{ procedureId: null, asked: 7, answered: 3, grades: { 1: 1, 2: 0, 3: 2, 4: 0, 5: 0 } },
      words: ['của một người'],
    });
    expect(grades).toEqual({ 1: 1, 2: 1, 3: 2, 4: 1, 5: 2 });
  });

  it('shows no grades at all where nobody may be seen, and leaves other months out', () => {
    const other = { ...sum('many', 9, 9, 9), month: '2026-02' };
    expect(report([sum('few', 1), other])).toMatchObject({ asked: 3, answered: 1, grades: null });
  });

  it('calls satisfied who gave four or five', () => {
    expect(satisfiedPercent(sum('x', 1, 0, 0, 1, 1).grades)).toBe(67);
    expect(satisfiedPercent(sum('x', 3).grades)).toBe(0);
  });
});
