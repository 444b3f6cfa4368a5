import { describe, expect, it } from '@jest/globals';
import {
  findProvince,
  findProvinceByCode,
  findProvinceByPrefix,
  findProvinceInAddress,
} from '../../src/identity/provinces.js';
import { data } from '../flow/answers/domain.js';

/** Code of today, and the former name if one was used. */
const named = (name: string) => {
  const found = findProvince(name, data);
  return found && [found.today.code, ...(found.former ? [found.former.name] : [])].join(' ');
};
const inAddress = (address: string) => {
  const found = findProvinceInAddress(address, data)?.named;
  return found && [found.today.code, ...(found.former ? [found.former.name] : [])].join(' ');
};

describe('The two tables of provinces', () => {
  it('have 34 provinces of today and 63 former ones', () => {
    expect(data.provinces).toHaveLength(34);
    expect(data.formerProvinces).toHaveLength(63);
  });

  it('are kept apart: 80 is Tây Ninh today, 080 was Long An', () => {
    expect(findProvinceByCode('80', data)?.name).toBe('Tây Ninh');
    expect(findProvinceByPrefix('080', data)?.name).toBe('Long An');
    expect(findProvinceByPrefix('072', data)?.name).toBe('Tây Ninh');
    expect(findProvinceByCode('72', data)).toBeUndefined();
    expect(findProvinceByPrefix('80', data)).toBeUndefined();
    expect(findProvinceByCode('080', data)).toBeUndefined();
  });

  it('put each former province into one of today', () => {
    for (const former of data.formerProvinces) expect(findProvinceByCode(former.now, data)).toBeDefined();
    const merged = data.formerProvinces.filter(({ now }) => now === '80').map(({ name }) => name);
    expect(merged).toEqual(['Tây Ninh', 'Long An']);
  });

  it('find every province by its own names, with and without marks', () => {
    for (const province of data.provinces) {
      for (const name of [province.name, ...province.aliases])
        expect(findProvince(name, data)?.today).toBe(province);
    }
    for (const former of data.formerProvinces) {
      for (const name of [former.name, ...former.aliases])
        expect(findProvince(name, data)?.today.code).toBe(former.now);
    }
  });
});

describe('A province is found by its name', () => {
  it.each([
    ['Tây Ninh', '80'],
    ['tỉnh Tây Ninh', '80'],
    ['TAY NINH', '80'],
    ['Long An', '80 Long An'],
    ['TP.HCM', '79'],
    ['TP Hồ Chí Minh', '79'],
    ['Thành phố Hồ Chí Minh', '79'],
    ['Sài Gòn', '79'],
    ['Bình Dương', '79 Bình Dương'],
    ['Vũng Tàu', '79 Bà Rịa - Vũng Tàu'],
    ['Hà Nội', '01'],
    ['Thừa Thiên - Huế', '46 Thừa Thiên Huế'],
    ['Huế', '46'],
    ['Đắc Lắc', '66'],
    ['Khánh Hoà', '56'],
    ['Tây', undefined],
    ['Ninh', undefined],
    ['Tây Ninh Long An', undefined],
    ['', undefined],
  ])('%s is %p', (name, expected) => {
    expect(named(name)).toBe(expected);
  });
});

describe('A province is found in an address', () => {
  it.each([
    ['12 Trần Phú, phường Ninh Thạnh, tỉnh Tây Ninh', '80'],
    ['12 Tran Phu phuong Ninh Thanh tinh Tay Ninh', '80'],
    ['khu phố Ninh Đức, Ninh Thạnh, Tây Ninh, Tây Ninh', '80'],
    ['ấp 3, xã Tân Hưng, huyện Tân Châu, Tây Ninh, Việt Nam', '80'],
    ['Tỉnh Tây Ninh, xã Tân Hội, ấp 3', '80'],
    ['ấp 5, xã Đức Hòa, Long An', '80 Long An'],
    ['ấp 5, xã Đức Hòa, Long An (cũ)', '80 Long An'],
    ['Quận 1, TP.HCM', '79'],
    ['45/6 Lê Lợi, P. Bến Nghé, Q1, TPHCM', '79'],
    ['số 5 đường Hà Nội, phường 2, Tây Ninh', '80'],
    ['Thành phố Tây Ninh', '80'],
    ['xã X, huyện Châu Thành, tỉnh Kiên Giang', '91 Kiên Giang'],
    ['xã X, huyện Châu Thành, tỉnh An Giang', '91'],
    // a street or a ward of that name is no province
    ['12 đường Long An', undefined],
    ['số 3 phố Huế', undefined],
    ['ấp Bình Dương', undefined],
    ['xã Hòa Bình', undefined],
    ['chợ Long An', undefined],
    ['UBND phường 1', undefined],
    ['nhà trọ cô Ba gần chợ', undefined],
    ['', undefined],
  ])('%s: %p', (address, expected) => {
    expect(inAddress(address)).toBe(expected);
  });
});
