import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatPhone, maskPhone, PhoneNumber, readPhone } from '../../src/identity/phone.js';

const read = (text: string) => {
  const reading = readPhone(text);
  return 'phone' in reading ? reading.phone + (reading.converted ? ' converted' : '') : reading.problem;
};

describe('A telephone number is read as people write it', () => {
  it.each([
    ['0901234567', '+84901234567'],
    ['0901 234 567', '+84901234567'],
    ['0901.234.567', '+84901234567'],
    ['0901-234-567', '+84901234567'],
    ['(0901) 234 567', '+84901234567'],
    ['0901\u00A0234\u00A0567', '+84901234567'],
    ['+84901234567', '+84901234567'],
    ['+84 901 234 567', '+84901234567'],
    ['+84 (0)901 234 567', '+84901234567'],
    ['84901234567', '+84901234567'],
    ['0084901234567', '+84901234567'],
    ['901234567', '+84901234567'],
    ['０９０１２３４５６７', '+84901234567'],
    ['0321234567', '+84321234567'],
    ['0391234567', '+84391234567'],
    ['0521234567', '+84521234567'],
    ['0591234567', '+84591234567'],
    ['0701234567', '+84701234567'],
    ['0761234567', '+84761234567'],
    ['0811234567', '+84811234567'],
    ['0961234567', '+84961234567'],
    ['02723.848.510', '+842723848510'],
    ['0276 3 822 233', '+842763822233'],
    ['024 3825 5555', '+842438255555'],
    ['(028) 3829-1234', '+842838291234'],
    ['+84 276 3822233', '+842763822233'],
    ['0120 123 4567', '+84701234567 converted'],
    ['01681234567', '+84381234567 converted'],
    ['+841681234567', '+84381234567 converted'],
    ['01991234567', '+84591234567 converted'],
    ['1022', 'hotline'],
    ['19001234', 'hotline'],
    ['1900 1234', 'hotline'],
    ['18001091', 'hotline'],
    ['+1 650 253 0000', 'foreign'],
    ['+855 12 345 678', 'foreign'],
    ['090123456', 'wrong'],
    ['09012345678', 'wrong'],
    ['0301234567', 'wrong'],
    ['0951234567', 'wrong'],
    ['0511234567', 'wrong'],
    ['0711234567', 'wrong'],
    ['0801234567', 'wrong'],
    ['01111234567', 'wrong'],
    ['0000000000', 'wrong'],
    ['113', 'wrong'],
    ['072090001234', 'wrong'],
    ['0901234567 hoặc 0912345678', 'wrong'],
    ['0901234567a', 'wrong'],
    ['không có', 'noNumber'],
    ['', 'noNumber'],
  ])('%s gives %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['0120', '070'],
    ['0121', '079'],
    ['0122', '077'],
    ['0123', '083'],
    ['0124', '084'],
    ['0125', '085'],
    ['0126', '076'],
    ['0127', '081'],
    ['0128', '078'],
    ['0129', '082'],
    ['0162', '032'],
    ['0163', '033'],
    ['0164', '034'],
    ['0165', '035'],
    ['0166', '036'],
    ['0167', '037'],
    ['0168', '038'],
    ['0169', '039'],
    ['0186', '056'],
    ['0188', '058'],
    ['0199', '059'],
  ])('the old prefix %s has been %s since 2018', (old, now) => {
    expect(read(`${old}1234567`)).toBe(`+84${now.slice(1)}1234567 converted`);
  });

  it('is shown so that it is read back, and masked so that it is not', () => {
    const phones = fc.stringMatching(/^\+84(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}$|^\+842\d{9}$/);
    fc.assert(
      fc.property(phones, (phone) => {
        expect(PhoneNumber.safeParse(phone).success).toBe(true);
        expect(read(formatPhone(phone))).toBe(phone);
        expect(maskPhone(phone)).toMatch(/^0\d{3} ••• \d{3}$/);
      }),
    );
  });

  it('never throws and gives only numbers of its own form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const reading = readPhone(text);
        if ('phone' in reading) expect(PhoneNumber.safeParse(reading.phone).success).toBe(true);
      }),
    );
  });
});
