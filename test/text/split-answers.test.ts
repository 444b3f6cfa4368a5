import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitAnswers } from '../../src/text/split-answers.js';

describe('answers in one message are told apart', () => {
  it.each<[string, string[]]>([
    ['Nguyễn Văn Mẫu, 02/01/1990, nam', ['Nguyễn Văn Mẫu', '02/01/1990', 'nam']],
    ['Nguyễn Văn Mẫu; 02/01/1990', ['Nguyễn Văn Mẫu', '02/01/1990']],
    ['Nguyễn Văn Mẫu\n02/01/1990\nnam', ['Nguyễn Văn Mẫu', '02/01/1990', 'nam']],
    [
      'Nguyễn Văn Mẫu sinh ngày 2/1/1990 số căn cước 072090001234',
      ['Nguyễn Văn Mẫu', 'sinh ngày 2/1/1990', 'số căn cước 072090001234'],
    ],
    ['Nguyễn Văn Mẫu, CCCD: 072090001234', ['Nguyễn Văn Mẫu', 'CCCD: 072090001234']],
    [
      'Nguyễn Văn Mẫu cccd 072090001234 sđt 0912345678',
      ['Nguyễn Văn Mẫu', 'cccd 072090001234', 'sđt 0912345678'],
    ],
    ['2/1/1990 giới tính nam', ['2/1/1990', 'nam']],
    ['Trần Thị Thử ngày sinh: 05/03/2001', ['Trần Thị Thử', 'ngày sinh: 05/03/2001']],
    ['0912345678 email a@b.vn', ['0912345678', 'email a@b.vn']],
  ])('"%s"', (text, parts) => expect(splitAnswers(text)).toEqual(parts));

  it.each([
    'Nguyễn Văn Mẫu',
    'Trần Ngọc Sinh năm 1990',
    'tran ngoc sinh nam 1990',
    'TRẦN NGỌC SINH NĂM 1990',
    'Nguyễn Văn Năm sinh 1990',
    'nguyễn văn mẫu sinh ngày 2/1/1990',
    'Lê Điện Thoại',
    'Nguyễn Văn Mẫu 02/01/1990',
    '2,5',
    '02,01,1990',
    'Emailia a',
  ])('"%s" is one', (text) => expect(splitAnswers(text)).toEqual([text]));

  it('loses no letter or digit but the word for the sex', () => {
    const bare = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('Nguyễn Văn Mẫu', ', ', '; ', '\n', ' ', '2/1/1990', 'sđt 0912345678', 'nam'),
          {
            maxLength: 8,
          },
        ),
        (pieces) => expect(bare(splitAnswers(pieces.join('')).join(''))).toBe(bare(pieces.join(''))),
      ),
    );
  });
});
