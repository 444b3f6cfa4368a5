import { describe, expect, it } from '@jest/globals';
import { AddressQuestion, address } from '../../../src/flow/answers/address.js';
import { brief, data, said } from './domain.js';

const today = AddressQuestion.parse({ kind: 'address' });
const then = AddressQuestion.parse({ kind: 'address', historic: true });
const parse = (text: string, question = today) => address.parse(said(text), question, data);

describe('An address', () => {
  it('is kept as typed, with the province of today that it names', () => {
    const typed = '12  Trần Phú, P. Ninh Thạnh, tỉnh tây ninh.';
    expect(parse(` ${typed}\n`)).toEqual({
      outcome: 'valid',
      value: { raw: typed, province: { code: '80', name: 'Tây Ninh' }, oldLevels: false },
      warnings: [],
    });
    expect(address.show({ raw: typed, oldLevels: false }, today, data)).toBe(typed);
  });

  it('with the name of a former province keeps both, has them confirmed, and tells the clerk', () => {
    expect(parse('ấp 5, xã Đức Hòa, tỉnh Long An')).toEqual({
      outcome: 'valid',
      value: {
        raw: 'ấp 5, xã Đức Hòa, tỉnh Long An',
        province: { code: '80', name: 'Tây Ninh' },
        formerProvince: 'Long An',
        oldLevels: false,
      },
      warnings: [{ key: 'warnings.formerProvince', params: { was: 'Long An', now: 'Tây Ninh' } }],
      confirm: true,
    });
  });

  it.each([
    'ấp 3, xã Tân Hưng, huyện Tân Châu, tỉnh Tây Ninh',
    'ap 3 xa Tan Hung huyen Tan Chau Tay Ninh',
    'khu phố 2, thị trấn Dương Minh Châu, Tây Ninh',
    'phường 3, TP Tây Ninh, tỉnh Tây Ninh',
    'Khu phố Ninh Đức, Ninh Thạnh, Tây Ninh, Tây Ninh',
    'phường Hiệp Tân, thị xã Hòa Thành, Tây Ninh',
    '45 Lê Lợi, phường Bến Nghé, Quận 1, TP.HCM',
  ])('of three levels is known as old: %s', (text) => {
    expect(parse(text)).toMatchObject({
      outcome: 'valid',
      value: { oldLevels: true },
      warnings: [{ key: 'warnings.oldLevels' }],
    });
  });

  it.each([
    '12 Bà Huyện Thanh Quan, phường Ninh Thạnh, Tây Ninh',
    'phường Ninh Thạnh, thành phố Hồ Chí Minh',
    'xã Tân Hội, Tây Ninh',
    '5 Trần Quang Khải, phường Tân Ninh, Tây Ninh',
  ])('of two levels is not: %s', (text) => {
    expect(parse(text)).toMatchObject({ value: { oldLevels: false }, warnings: [] });
  });

  it('without a province that is known is taken with a remark', () => {
    expect(parse('12 đường Long An')).toEqual({
      outcome: 'valid',
      value: { raw: '12 đường Long An', oldLevels: false },
      warnings: [{ key: 'warnings.provinceUnknown' }],
    });
  });

  it('of the past may have the names of the past', () => {
    expect(parse('UBND xã Đức Hòa, huyện Đức Hòa, tỉnh Long An', then)).toMatchObject({
      outcome: 'valid',
      value: { province: { code: '80' }, formerProvince: 'Long An', oldLevels: true },
      warnings: [],
    });
    expect(parse('UBND xã Đức Hòa, tỉnh Long An', then)).not.toHaveProperty('confirm');
  });

  it.each([
    ['Tây Ninh', 'invalid address.provinceOnly'],
    ['tỉnh Long An', 'invalid address.provinceOnly'],
    ['TP. Hồ Chí Minh, Việt Nam', 'invalid address.provinceOnly'],
    [`${'a'.repeat(251)}`, 'invalid address.tooLong'],
    ['123', 'notUnderstood'],
    ['...', 'notUnderstood'],
  ])('%s: %s', (text, expected) => {
    expect(brief(parse(text))).toBe(expected);
  });
});
