import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { z } from 'zod';
import { findProcedure, type ProcedureEntry } from '../../src/flow/find-procedure.js';

/** The procedures as they are offered: what an officer writes as `phrases` is what these sentences are tried on. */
function offered(id: string): ProcedureEntry {
  const { name, shortName, phrases } = z
    .object({ name: z.string(), shortName: z.string(), phrases: z.array(z.string()) })
    .parse(parse(readFileSync(`templates/procedures/${id}.yaml`, 'utf8')));
  return { procedureId: id, phrases: [name, shortName, ...phrases] };
}

const MARITAL_STATUS = '1.004873';
const COPIES = '2.000635';
const entries = [offered(MARITAL_STATUS), offered(COPIES)];
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
    expect({ verdict, best: candidates[0]?.procedureId }).toEqual({ verdict: 'one', best: MARITAL_STATUS });
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
    expect({ verdict, best: candidates[0]?.procedureId }).toEqual({ verdict: 'one', best: COPIES });
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
    'khai sinh',
    'kết hôn',
    'làm sao khai sinh cho con',
    'đăng ký lại kết hôn',
    'ly hôn',
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
    expect(new Set(candidates.map((one) => one.procedureId))).toEqual(new Set([COPIES, MARITAL_STATUS]));
  });

  it('prefers the procedure whose longer name is said', () => {
    const registering = { procedureId: 'birth', phrases: ['khai sinh'] };
    expect(findProcedure('bản sao khai sinh', [registering, ...entries])).toMatchObject({
      verdict: 'one',
      candidates: [{ procedureId: COPIES }, { procedureId: 'birth' }],
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
