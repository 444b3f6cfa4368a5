import { describe, expect, it } from '@jest/globals';
import type { Values } from '../../src/flow/condition.js';
import { findDoubts } from '../../src/flow/doubts.js';
import type { Procedure } from '../../src/flow/procedure.js';
import { findInvalidated } from '../../src/flow/rules.js';
import { catalogue, world } from './universe.js';

const named = (id: string): Procedure => {
  const found = catalogue.procedures.find((one) => one.id === id);
  if (!found) throw new Error(`no procedure ${id}`);
  return found;
};
const [birth, death] = [named('1.001193'), named('1.000656')];
const married = { 'chaMe.honNhan': 'DA_KET_HON' };
const doubted = (values: Values): string[] =>
  findDoubts(world, birth, values).map(({ warning }) => warning.key);

describe('what a child has from its parents', () => {
  it.each<[string, Values, string[]]>([
    [
      'the surname of the father',
      { 'tre.hoTen': 'Nguyễn An', 'me.hoTen': 'Trần Thử', 'cha.hoTen': 'Nguyễn Mẫu' },
      [],
    ],
    [
      'the surname of the mother',
      { 'tre.hoTen': 'trần an', 'me.hoTen': 'Trần Thử', 'cha.hoTen': 'Nguyễn Mẫu' },
      [],
    ],
    [
      'the surname, its mark elsewhere',
      { 'tre.hoTen': 'Hoà An', 'me.hoTen': 'Hòa Thử', 'cha.hoTen': 'Nguyễn Mẫu' },
      [],
    ],
    [
      'neither',
      { 'tre.hoTen': 'Lê An', 'me.hoTen': 'Trần Thử', 'cha.hoTen': 'Nguyễn Mẫu' },
      ['warnings.surname'],
    ],
    [
      'not the other letters',
      { 'tre.hoTen': 'Tran An', 'me.hoTen': 'Trần Thử', 'cha.hoTen': 'Nguyễn Mẫu' },
      ['warnings.surname'],
    ],
    [
      'a name without a surname says nothing',
      { 'tre.hoTen': 'Lê An', 'me.hoTen': "H'Thử", 'cha.hoTen': 'Nguyễn Mẫu' },
      [],
    ],
    ['a father who is not known yet says nothing', { 'tre.hoTen': 'Lê An', 'me.hoTen': 'Trần Thử' }, []],
    ['the ethnic group of one', { 'tre.danToc': '05', 'me.danToc': '05', 'cha.danToc': '01' }, []],
    [
      'the ethnic group of neither',
      { 'tre.danToc': '04', 'me.danToc': '05', 'cha.danToc': '01' },
      ['warnings.ethnicGroup'],
    ],
  ])('%s', (_name, values, expected) => {
    expect(doubted({ ...married, ...values })).toEqual(expected);
  });

  it('is held against the mother alone where only she stands on the form', () => {
    const values = { 'chaMe.honNhan': 'CHI_ME', 'tre.hoTen': 'Nguyễn An', 'me.hoTen': 'Trần Thử' };
    expect(doubted(values)).toEqual(['warnings.surname']);
  });
});

describe('a mother', () => {
  it('has the number of a woman', () => {
    const [doubt] = findDoubts(world, birth, { 'me.soDinhDanh': '072090001234' });
    expect(doubt).toMatchObject({
      carrier: 'me.soDinhDanh',
      warning: { key: 'warnings.sex', params: { inNumber: 'Nam', declared: 'Nữ' } },
    });
  });

  it.each<[number, string[]]>([
    [2016, []],
    [2017, ['me.ngaySinh']],
  ])('born in %d', (y, invalidated) => {
    const child = { y: 2026, m: 10, d: 15 };
    expect(findInvalidated(birth, { 'tre.ngaySinh': child, 'me.ngaySinh': { y } })).toEqual(invalidated);
  });
});

describe('the hour of a death', () => {
  it.each<[string, number, string[]]>([
    ['on the day of birth', 2, []],
    ['before it', 1, ['thoiDiemChet']],
  ])('%s', (_name, d, invalidated) => {
    const values = {
      'nguoiChet.ngaySinh': { y: 2026, m: 1, d: 2 },
      thoiDiemChet: { date: { y: 2026, m: 1, d }, hour: 3 },
    };
    expect(findInvalidated(death, values)).toEqual(invalidated);
  });
});
