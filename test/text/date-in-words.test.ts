import { describe, expect, it } from '@jest/globals';
import { dateInWords, numberInWords } from '../../src/text/date-in-words.js';
import { plainWords } from '../../src/text/fold.js';
import { numberFromWords } from '../../src/text/number-words.js';
import { readDate } from '../../src/text/read-date.js';

describe('a date in words', () => {
  it.each([
    [15, 3, 2026, 'Ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi sáu'],
    [1, 4, 2024, 'Ngày một tháng tư năm hai nghìn không trăm hai mươi tư'],
    [21, 1, 2001, 'Ngày hai mươi mốt tháng một năm hai nghìn không trăm linh một'],
    [5, 5, 1955, 'Ngày năm tháng năm năm một nghìn chín trăm năm mươi lăm'],
    [10, 10, 2000, 'Ngày mười tháng mười năm hai nghìn'],
    [14, 12, 2010, 'Ngày mười bốn tháng mười hai năm hai nghìn không trăm mười'],
    [31, 12, 1999, 'Ngày ba mươi mốt tháng mười hai năm một nghìn chín trăm chín mươi chín'],
    [30, 11, 2105, 'Ngày ba mươi tháng mười một năm hai nghìn một trăm linh năm'],
  ])('%d/%d/%d is "%s"', (d, m, y, words) => {
    expect(dateInWords({ d, m, y })).toBe(words);
  });

  it('is read back as the same date', () => {
    for (let n = 0; n < 400; n += 1) {
      const there = new Date(Date.UTC(1955, 0, 1 + n * 71));
      const [d, m, y] = [there.getUTCDate(), there.getUTCMonth() + 1, there.getUTCFullYear()];
      expect(readDate(dateInWords({ d, m, y }))).toMatchObject({ day: d, month: m, year: y });
    }
  });
});

describe('a number in words', () => {
  it('is read back as the same number', () => {
    for (let n = 0; n < 10_000; n += 1) expect(numberFromWords(plainWords(numberInWords(n)))).toBe(n);
  });
});
