import { describe, expect, it } from '@jest/globals';
import { findPersonOf, peopleOf, samePeople } from '../../src/flow/people-of.js';
import type { Procedure } from '../../src/flow/procedure.js';
import { catalogue } from './universe.js';

function procedure(id: string): Procedure {
  const found = catalogue.procedures.find((one) => one.id === id);
  if (!found) throw new Error(`no procedure ${id}`);
  return found;
}

const TTHN = procedure('1.004873');

describe('the people of a form', () => {
  it('are found by their keys, in the order of the form', () => {
    expect(peopleOf(TTHN).map(({ prefix, label }) => [prefix, label])).toEqual([
      ['nyc', 'Người yêu cầu'],
      ['nguoiDuocCap', 'Người được cấp Giấy xác nhận'],
      ['mucDich.ketHonVoi', 'Người dự định kết hôn cùng'],
    ]);
  });

  it('have the questions about them by what these ask', () => {
    expect(findPersonOf(TTHN, 'nguoiDuocCap.noiCuTru.diaChi')?.keys).toEqual({
      fullName: 'nguoiDuocCap.hoTen',
      birthDate: 'nguoiDuocCap.ngaySinh',
      sex: 'nguoiDuocCap.gioiTinh',
      ethnicGroup: 'nguoiDuocCap.danToc',
      nationality: 'nguoiDuocCap.quocTich',
      identityNumber: 'nguoiDuocCap.soDinhDanh',
      paperKind: 'nguoiDuocCap.giayTo.loai',
      paperNumber: 'nguoiDuocCap.giayTo.so',
      paperIssuedOn: 'nguoiDuocCap.giayTo.ngayCap',
      paperIssuedBy: 'nguoiDuocCap.giayTo.noiCap',
      residenceKind: 'nguoiDuocCap.noiCuTru.loai',
      residence: 'nguoiDuocCap.noiCuTru.diaChi',
    });
  });

  it('do not own what is about no person', () => {
    expect(findPersonOf(TTHN, 'tinhTrang.loai')).toBeUndefined();
    expect(findPersonOf(TTHN, 'nyc.quanHe')).toBeUndefined();
  });

  it('are the same person where one applies for oneself, and two where one helps somebody', () => {
    const [applicant] = peopleOf(TTHN);
    if (!applicant) throw new Error('no applicant');
    const prefixes = (relation: string) =>
      samePeople(TTHN, applicant, { 'nyc.quanHe': relation }).map(({ prefix }) => prefix);
    expect(prefixes('BAN_THAN')).toEqual(['nyc', 'nguoiDuocCap']);
    expect(prefixes('CON')).toEqual(['nyc']);
  });

  it('can be named, and given keys that do not follow the convention', () => {
    const named = {
      ...TTHN,
      people: [
        { prefix: 'nyc', label: 'Người đi làm', keys: {} },
        { prefix: 'tinhTrang', label: 'Vợ, chồng', keys: { fullName: 'tinhTrang.voChong' } },
      ],
    };
    expect(peopleOf(named)[0]).toMatchObject({ prefix: 'nyc', label: 'Người đi làm' });
    expect(findPersonOf(named, 'tinhTrang.voChong')).toMatchObject({ label: 'Vợ, chồng' });
  });
});
