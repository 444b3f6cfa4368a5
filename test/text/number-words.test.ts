import { describe, expect, it } from '@jest/globals';
import { plainWords } from '../../src/text/fold.js';
import { numberFromWords, yearFromWords } from '../../src/text/number-words.js';

describe('Numbers said in words', () => {
  it.each([
    ['không', 0],
    ['một', 1],
    ['tư', 4],
    ['năm', 5],
    ['mười', 10],
    ['mười lăm', 15],
    ['mười hai', 12],
    ['một chục', undefined],
    ['hai mươi', 20],
    ['hai mươi mốt', 21],
    ['hai mươi tư', 24],
    ['ba mươi mốt', 31],
    ['chín mươi chín', 99],
    ['một trăm', 100],
    ['một trăm linh năm', 105],
    ['hai trăm năm mươi', 250],
    ['một nghìn', 1000],
    ['hai ngàn lẻ năm', 2005],
    ['hai nghìn không trăm hai mươi sáu', 2026],
    ['một nghìn chín trăm chín mươi', 1990],
    ['hai ba', undefined],
    ['mười mươi', undefined],
    ['mười không', undefined],
    ['không nghìn', undefined],
    ['hai nghìn và', undefined],
    ['ba bản', undefined],
    ['', undefined],
  ])('"%s" is %p', (words, expected) => {
    expect(numberFromWords(plainWords(words))).toBe(expected);
  });

  it('reads every number below 100 that it can be asked for', () => {
    const units = ['', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
    for (let n = 10; n < 100; n++) {
      const tens = Math.floor(n / 10);
      const words = `${tens === 1 ? 'mười' : `${units[tens]} mươi`} ${units[n % 10]}`;
      expect(numberFromWords(plainWords(words))).toBe(n);
    }
  });

  it.each([
    ['một chín chín mươi', 1990],
    ['một chín tám lăm', 1985],
    ['một chín bảy lăm', 1975],
    ['hai không không năm', 2005],
    ['hai không mười hai', 2012],
    ['tám lăm', 85],
    ['chín tư', 94],
    ['chín mươi', 90],
    ['hai nghìn', 2000],
    ['một chín năm mươi lăm', 1955],
    ['một chín', undefined],
    ['ba mươi sáu tuổi', undefined],
  ])('a year: "%s" is %p', (words, expected) => {
    expect(yearFromWords(plainWords(words))).toBe(expected);
  });
});
