import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findProcedure, type ProcedureEntry } from '../../src/flow/find-procedure.js';

const marital: ProcedureEntry = {
  procedureId: 'marital-status',
  phrases: [
    'Cấp Giấy xác nhận tình trạng hôn nhân',
    'Giấy xác nhận tình trạng hôn nhân',
    'xác nhận hôn nhân',
    'xác nhận độc thân',
    'giấy độc thân',
    'chứng nhận độc thân',
    'TTHN',
    'xác nhận chưa kết hôn',
  ],
};
const copies: ProcedureEntry = {
  procedureId: 'copies',
  phrases: [
    'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh',
    'bản sao khai sinh',
    'sao y khai sinh',
    'sao lục khai sinh',
    'xin lại giấy khai sinh',
    'mất giấy khai sinh',
    'trích lục khai sinh',
    'trích lục khai tử',
    'trích lục kết hôn',
    'trích lục hộ tịch',
    'bản sao giấy chứng tử',
    'bản sao đăng ký kết hôn',
  ],
};
const entries = [marital, copies];
const found = (words: string) => findProcedure(words, entries);

describe('The citizen finds a procedure by everyday words', () => {
  it.each([
    'xin giấy độc thân',
    'xac nhan doc than',
    'giay xac nhan hon nhan de vay ngan hang',
    'Cho em hỏi xin giấy xác nhận tình trạng hôn nhân cần những gì ạ',
    'GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN',
    'tình trạng hôn nhân giấy xác nhận',
    'toi muon lam giay doc than',
    'giấy độc thân để đi nước ngoài',
    'dạ em muốn xin giấy độc thân ạ',
    'xin giay xac nhan tinh trang hon nhan mua ban nha dat',
    'giay xac nhan tinh trang hon nhn',
    'giay xac nhan tihn trang hon nhan',
    'giấy dpc thân',
    'giay docthan',
    'giayxacnhandocthan',
    'làm lại giấy xác nhận độc thân hết hạn',
    'tthn',
    'xin TTHN',
    'chứng nhận độc thân',
    'xác nhận chưa kết hôn',
    'xin xac nhan minh chua ket hon',
    'giấy xác nhận tình trạng hôn nhơn',
  ])('"%s" is the certificate of marital status', (words) => {
    const { verdict, candidates } = found(words);
    expect({ verdict, best: candidates[0]?.procedureId }).toEqual({ verdict: 'one', best: 'marital-status' });
  });

  it.each([
    'sao y khai sinh',
    'trích lục khai tử',
    'xin lại giấy khai sinh',
    'trich luc khai tu',
    'chích lục khai sinh',
    'trích lụt khai sinh',
    'trich luc khai sihn',
    'em bị mất giấy khai sinh',
    'mat giay khai sinh gio phai lam sao',
    'xin bản sao giấy khai sinh cho con đi học',
    'toi can 2 ban sao giay khai sinh',
    'bản sao khai sinh',
    'ban sao khaisinh',
    'trichluckhaitu cua ba toi',
    'trích lục bản sao khai sinh',
    'sao luc khai sinh',
    'trích lục kết hôn',
    'trích lục hộ tịch',
    'bản sao giấy chứng tử của ba em',
    'xin lai khai sinh',
    'cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh',
    'ban sao dang ky ket hon',
    'SAO Y GIẤY KHAI SINH',
  ])('"%s" is a copy from the register', (words) => {
    const { verdict, candidates } = found(words);
    expect({ verdict, best: candidates[0]?.procedureId }).toEqual({ verdict: 'one', best: 'copies' });
  });

  it.each([
    '',
    '   ',
    '?',
    'chào em',
    'làm căn cước',
    'đóng phạt giao thông',
    'đơn thân nuôi con có được trợ cấp không',
    'trợ cấp chất độc da cam cho bản thân',
    'chất độc của thân nhân liệt sĩ',
    'đăng ký kết hôn',
    'đăng ký khai sinh',
    'làm khai sinh cho con',
    'khai tử',
    'sao y bản chính',
    'chứng thực bản sao',
    'chứng thực chữ ký',
    'xác nhận cư trú',
    'xác nhận hộ nghèo',
    'xác nhận tình trạng nhà đất',
    'giấy phép xây dựng',
    'mấy giờ phường làm việc',
    'phường mình ở đâu',
    'tôi muốn làm giấy tờ',
    'xin giấy',
    'cho hỏi hồ sơ của tôi',
    'hôn nhân gia đình',
    'cảm ơn em nhiều',
    'thủ tục',
    'bản sao',
    '1234567890',
    'asdkjh qwe zxc',
  ])('"%s" names neither', (words) => {
    expect(found(words)).toEqual({ verdict: 'none', candidates: [] });
  });

  it('asks which, when both are named', () => {
    const { verdict, candidates } = found('xin giấy xác nhận độc thân và trích lục khai sinh');
    expect(verdict).toBe('several');
    expect(new Set(candidates.map((one) => one.procedureId))).toEqual(new Set(['copies', 'marital-status']));
  });

  it('prefers the procedure whose longer name is said', () => {
    const registering = { procedureId: 'birth', phrases: ['khai sinh'] };
    expect(findProcedure('bản sao khai sinh', [registering, copies])).toMatchObject({
      verdict: 'one',
      candidates: [{ procedureId: 'copies' }, { procedureId: 'birth' }],
    });
  });

  it('finds each procedure by each of its own phrases, with and without marks', () => {
    for (const { procedureId, phrases } of entries) {
      for (const phrase of phrases) {
        const unmarked = phrase.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
        for (const words of [phrase, unmarked, `cho toi hoi ${unmarked} a`])
          expect({ words, best: found(words).candidates[0]?.procedureId }).toEqual({
            words,
            best: procedureId,
          });
      }
    }
  });

  it('never throws, and sorts what it finds by score between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (words) => {
        const { verdict, candidates } = found(words);
        expect(verdict === 'none').toBe(candidates.length === 0);
        const scores = candidates.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
      }),
    );
  });
});
