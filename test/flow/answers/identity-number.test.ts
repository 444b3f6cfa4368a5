import { describe, expect, it } from '@jest/globals';
import { identityNumber, identityWarnings } from '../../../src/flow/answers/identity-number.js';
import { brief, data, said } from './domain.js';

const parse = (text: string) => identityNumber.parse(said(text), { kind: 'identityNumber' }, data);

describe('An identity number is read as people paste it', () => {
  it.each([
    ['072090001234', '072090001234'],
    ['0720 9000 1234', '072090001234'],
    ['0720.9000.1234', '072090001234'],
    ['072-090-001234', '072090001234'],
    ['0720\u00A09000\u00A01234', '072090001234'],
    [' 072090001234\n', '072090001234'],
    ['０７２０９０００１２３４', '072090001234'],
    ['CCCD: 072090001234', '072090001234'],
    ['số căn cước 072090001234', '072090001234'],
    ['căn cước công dân số: 072090001234', '072090001234'],
    ['07209000123', 'invalid identityNumber.twelveDigits'],
    ['0720900012345', 'invalid identityNumber.twelveDigits'],
    ['07209000123a', 'invalid identityNumber.twelveDigits'],
    ['072090001234 072301004567', 'invalid identityNumber.twelveDigits'],
    ['sinh năm 1990', 'invalid identityNumber.twelveDigits'],
    ['290123456', 'invalid identityNumber.nineDigits'],
    ['CMND 290 123 456', 'invalid identityNumber.nineDigits'],
    ['không nhớ', 'notUnderstood'],
  ])('%j: %s', (text, expected) => {
    expect(brief(parse(text))).toBe(expected);
  });

  it('says how many digits it saw', () => {
    expect(parse('07209000123')).toMatchObject({ params: { digits: 11 } });
  });

  it('remarks on an unknown province, because it may be a country', () => {
    expect(parse('072090001234')).toMatchObject({ warnings: [] });
    expect(parse('105090001234')).toMatchObject({
      outcome: 'valid',
      warnings: [{ key: 'warnings.identityPrefix', params: { prefix: '105' } }],
    });
  });

  it('is compared with birth year and sex for the clerk', () => {
    expect(identityWarnings('072090001234', { birthYear: 1990, sex: 'male' }, data)).toEqual([]);
    expect(identityWarnings('072090001234', { birthYear: 1989, sex: 'female' }, data)).toEqual([
      { key: 'warnings.birthYear', params: { inNumber: 1990, declared: 1989 } },
      { key: 'warnings.sex', params: { inNumber: 'male', declared: 'female' } },
    ]);
  });

  it('is shown whole to the clerk and masked in the chat', () => {
    expect(identityNumber.show('072090001234', { kind: 'identityNumber' }, data)).toBe('072090001234');
    expect(identityNumber.mask?.('072090001234')).toBe('0720••••1234');
  });
});
