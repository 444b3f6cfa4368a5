import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exactKey, isUnmarked, plainKey, plainWords, tidy, toneKey } from '../../src/text/fold.js';

describe('Text is stored tidy', () => {
  it('writes the false Ð of old documents as Đ', () => {
    expect(tidy('Ninh \u00D0ức, \u00D0ể, \u00F0ó')).toBe('Ninh Đức, Để, đó');
    expect(tidy('\u0189ức')).toBe('Đức');
  });

  it('composes marks, joins blanks and drops what cannot be seen', () => {
    expect(tidy('  Nguye\u0302\u0303n\u00A0 Va\u0306n\u200B\tMẫu ')).toBe('Nguyễn Văn Mẫu');
  });
});

describe('Names are compared in three steps', () => {
  it.each([
    ['hoà', 'hòa'],
    ['Thuý', 'Thúy'],
    ['khoẻ', 'khỏe'],
    ['Hoàng', 'hòang'],
    ['KHÁNH HOÀ', 'Khánh Hòa'],
    ['Uỷ ban', 'Ủy ban'],
  ])('wherever the tone stands: %s is %s', (a, b) => {
    expect(exactKey(a)).not.toBe(exactKey(b));
    expect(toneKey(a)).toBe(toneKey(b));
  });

  it.each([
    ['hòa', 'hóa'],
    ['Thủy', 'Thúy'],
    ['Đức', 'Dức'],
    ['ân', 'an'],
    ['ương', 'uơng'],
  ])('but %s is not %s before the marks go', (a, b) => {
    expect(toneKey(a)).not.toBe(toneKey(b));
  });

  it('folds đ on its own, because it is no letter with a mark', () => {
    expect(plainKey('Đặng Thị ĐÀO')).toBe('dang thi dao');
    expect(plainKey('\u00D0ức')).toBe('duc');
    expect(plainKey('Nguyễn Hữu Ươm')).toBe('nguyen huu uom');
  });

  it('takes words of letters and digits', () => {
    expect(plainWords('  Số 12/2005, Phường Ninh Thạnh. ')).toEqual([
      'so',
      '12',
      '2005',
      'phuong',
      'ninh',
      'thanh',
    ]);
    expect(plainWords('?!')).toEqual([]);
  });

  it('knows text typed without marks', () => {
    expect(isUnmarked('Nguyen Van A')).toBe(true);
    expect(isUnmarked('Nguyen Văn A')).toBe(false);
    expect(isUnmarked('đ')).toBe(false);
  });

  it('gives the same keys for composed and decomposed text, and keys of keys are themselves', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aàáảãạăằâầậeêềiíoôơờuưừyýđĐÐ hHnN') });
    fc.assert(
      fc.property(letters, (text) => {
        for (const key of [exactKey, toneKey, plainKey]) {
          expect(key(text.normalize('NFD'))).toBe(key(text.normalize('NFC')));
          expect(key(key(text))).toBe(key(text));
        }
      }),
    );
  });
});
