import { describe, expect, it } from '@jest/globals';
import {
  dayInFull,
  dayInShort,
  ifKnown,
  momentInFull,
  momentInShort,
} from '../../src/documents/moments-on-paper.js';
import { moneyInDigits, moneyInWords } from '../../src/documents/money-on-paper.js';
import { numberInWords } from '../../src/text/date-in-words.js';

const at = (text: string): number => Date.parse(`${text}:00+07:00`);

describe('moments on paper', () => {
  it.each([
    ['2026-03-05T08:30', '08 giờ 30 phút, ngày 05 tháng 03 năm 2026', '08:30 05/03/2026'],
    ['2026-12-31T23:59', '23 giờ 59 phút, ngày 31 tháng 12 năm 2026', '23:59 31/12/2026'],
    // still the day before in Greenwich
    ['2027-01-01T00:05', '00 giờ 05 phút, ngày 01 tháng 01 năm 2027', '00:05 01/01/2027'],
  ])('say %s by the clock of Vietnam', (moment, inFull, inShort) => {
    expect(momentInFull(at(moment))).toBe(inFull);
    expect(momentInShort(at(moment))).toBe(inShort);
    expect(inFull).toContain(dayInFull(at(moment)));
    expect(inShort).toContain(dayInShort(at(moment)));
  });

  it('leave room for what is not known', () => {
    expect(ifKnown(null, dayInFull)).toBe('');
    expect(ifKnown(at('2026-03-05T08:30'), dayInFull)).toBe('ngày 05 tháng 03 năm 2026');
  });
});

describe('numbers in words', () => {
  it.each([
    [0, 'không'],
    [5, 'năm'],
    [10, 'mười'],
    [15, 'mười lăm'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [55, 'năm mươi lăm'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [1001, 'một nghìn không trăm linh một'],
    [2026, 'hai nghìn không trăm hai mươi sáu'],
    [50_000, 'năm mươi nghìn'],
    [108_500, 'một trăm linh tám nghìn năm trăm'],
    [1_000_000, 'một triệu'],
    [1_001_000, 'một triệu không trăm linh một nghìn'],
    [2_000_005, 'hai triệu không trăm linh năm'],
    [1_234_567, 'một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy'],
    [3_000_000_000, 'ba tỷ'],
  ])('%i is %s', (n, words) => expect(numberInWords(n)).toBe(words));
});

describe('money', () => {
  it.each([
    [0, '0 đồng', 'không đồng'],
    [8000, '8.000 đồng', 'tám nghìn đồng'],
    [16_000, '16.000 đồng', 'mười sáu nghìn đồng'],
    [50_000, '50.000 đồng', 'năm mươi nghìn đồng'],
    [1_250_000, '1.250.000 đồng', 'một triệu hai trăm năm mươi nghìn đồng'],
  ])('of %i is written in digits and in words', (vnd, digits, words) => {
    expect(moneyInDigits(vnd)).toBe(digits);
    expect(moneyInWords(vnd)).toBe(words);
  });
});
