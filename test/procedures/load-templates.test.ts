import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TemplateInvalid } from '../../src/errors/template-invalid.js';
import { loadTemplates } from '../../src/procedures/load-templates.js';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'templates-'));
  cpSync('templates', dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Breaks one file of a copy of the real templates and tells what the loader says. */
function problemsAfter(file: string, from: string, to: string): string[] {
  const path = join(dir, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
  try {
    loadTemplates(dir);
    return [];
  } catch (error) {
    if (!(error instanceof TemplateInvalid)) throw error;
    return error.problems.map(({ file, path, reason }) => `${file} ${path}: ${reason}`);
  }
}

const TTHN = 'procedures/1.004873.yaml';
const BAN_SAO = 'procedures/2.000635.yaml';
const TRO_CAP = 'procedures/1.001776.yaml';
const PAKN = 'procedures/pakn.yaml';
const KHAI_TU = 'procedures/1.000656.yaml';
const KHAI_SINH = 'procedures/1.001193.yaml';
const WORDING = 'wording/vi.yaml';

describe('loading the templates', () => {
  it('takes the real ones; those of civil status end where those of the new law begin', () => {
    const { procedures } = loadTemplates('templates').catalogue;
    const ofOldLaw = procedures.filter(({ validTo }) => validTo === '2027-02-28');
    expect(ofOldLaw.length).toBeGreaterThan(0);
    for (const { id } of ofOldLaw) {
      const next = procedures.find((one) => one.id === id && one.validFrom === '2027-03-01');
      expect([id, next?.status]).toEqual([id, 'PROVISIONAL']);
    }
  });

  const LAW = 'procedures/revisions/2.000635.2027-03.yaml';
  const cases: [what: string, file: string, from: string, to: string, problem: RegExp][] = [
    [
      'an order of dates with something that is none',
      KHAI_TU,
      'first: nguoiChet.ngaySinh, last: thoiDiemChet',
      'first: nguoiChet.hoTen, last: thoiDiemChet',
      /rules\.0: "nguoiChet\.hoTen" is not a date or dateTime/,
    ],
    [
      'days that are counted from something that is no date',
      KHAI_TU,
      'derive: { from: thoiDiemChet',
      'derive: { from: nguoiChet.hoTen',
      /questions\.loaiDangKy\.derive\.from: "nguoiChet\.hoTen" is not a date or dateTime/,
    ],
    [
      'a surname that is inherited from a day',
      KHAI_SINH,
      'child: tre.hoTen, parents: [me.hoTen, cha.hoTen]',
      'child: tre.hoTen, parents: [me.ngaySinh, cha.hoTen]',
      /rules\.\d+: "me\.ngaySinh" is not a personName/,
    ],
    [
      'a sex that is asked and known',
      KHAI_SINH,
      'birthDate: me.ngaySinh, sexIs: NU',
      'birthDate: me.ngaySinh, sex: tre.gioiTinh, sexIs: NU',
      /rules\.\d+: the sex is either asked or known/,
    ],
    [
      'a name that would be written out as a date',
      KHAI_SINH,
      "text: '{tre.ngaySinh.inWords}'",
      "text: '{tre.hoTen.inWords}'",
      /sentences\.0\.text: "tre\.hoTen" is not a date or dateTime/,
    ],
    ['a usual form that is none', KHAI_SINH, "usual: '^", "usual: '(^", /is no regular expression/],
    [
      'another example for a question that the group has not',
      KHAI_TU,
      "examples: { soDinhDanh: '072050001234' }",
      "examples: { soDienThoai: '0912345678' }",
      /group "identityPaper" has no "soDienThoai"/,
    ],
    [
      'quiet words for something that is never said',
      WORDING,
      '  quiet:\n',
      '  quiet:\n    ecco: x\n',
      /texts\.quiet\.ecco: is never said/,
    ],
    [
      'quiet words with a place that their twin has not',
      WORDING,
      "    echo: '{label}: {shown}'\n",
      "    echo: '{label}: {name}'\n",
      /texts\.quiet\.echo: \{name\} is not in "echo"/,
    ],
    [
      'sensitive questions that the notice would not name',
      TRO_CAP,
      'sensitiveData:\n  - tình trạng sức khỏe, khuyết tật\n  - tài khoản ngân hàng\n',
      '',
      /sensitiveData: must say what/,
    ],
    [
      'a sensitive question that is asked before consent',
      TRO_CAP,
      'situation: [viec, nyc.quanHe]',
      'situation: [viec, nyc.quanHe, nhom]',
      /situation\.nhom: is sensitive/,
    ],
    [
      'a sensitive answer that would be shown back to be confirmed',
      TRO_CAP,
      'label: Ngày cấp giấy xác nhận\n',
      'label: Ngày cấp giấy xác nhận\n        sensitive: true\n',
      /khuyetTat\.ngayCap\.sensitive: a date may be shown back/,
    ],
    [
      'a sentence made of a sensitive answer',
      TRO_CAP,
      'sentences: []',
      'sentences: [{ key: x, section: Hoàn cảnh, label: x, when: { key: nhom, is: HIV }, text: "{nhom}" }]',
      /sentences\.0\.text: "nhom" is sensitive/,
    ],
    [
      'a name that is missing without anonymity',
      PAKN,
      ', anonymous: { key: anDanh, is: true } }',
      ' }',
      /applicant\.fullName: must be asked of everybody who is not anonymous/,
    ],
    [
      'an anonymity of its own that leaves others without a name',
      PAKN,
      'anonymous: { key: anDanh, is: true }',
      'anonymous: { key: congKhai, is: false }',
      /applicant\.fullName: must be asked/,
    ],
    [
      'a revision of nothing',
      LAW,
      "revises: '2026-07'",
      "revises: '1999'",
      /revises: there is no revision 1999 of 2\.000635/,
    ],
    [
      'a revision together with the one before',
      LAW,
      "validFrom: '2027-03-01'",
      "validFrom: '2027-02-28'",
      /2\.000635 2027-03: is in force together with 2026-07/,
    ],
    [
      'a changed question that is not there',
      LAW,
      '  soLuong:',
      '  soLuongg:',
      /again: no question "soLuongg"/,
    ],
    ['a part that no procedure has', LAW, '  timeLimit: null', '  timeLimitt: null', /timeLimitt/],
    [
      'a paper for an answer that cannot be given',
      TTHN,
      '{ key: tinhTrang.loai, is: GOA }, case',
      '{ key: tinhTrang.loai, is: GOA_BUA }, case',
      /papers\.2\.when: "tinhTrang\.loai" can never be "GOA_BUA"/,
    ],
    [
      'a paper with a case but no condition',
      TTHN,
      '{ when: { key: loaiDangKy, is: CAP_LAI }, case',
      '{ case',
      /papers\.4\.case: is only for a paper with a condition/,
    ],
    [
      'a name asked before consent',
      TTHN,
      'situation: [nyc.quanHe, loaiDangKy',
      'situation: [nyc.quanHe, nyc.hoTen',
      /situation\.nyc\.hoTen: a personName answer is not asked before consent/,
    ],
    [
      'a question asked before the form that would fall off it',
      BAN_SAO,
      'situation: [nyc.loai, nyc.quanHe',
      'situation: [nyc.quanHe',
      /situation\.nyc\.quanHe: no question "nyc\.loai" before this/,
    ],
    [
      'a key that stands twice',
      BAN_SAO,
      'key: quyenSo',
      'key: soDangKy',
      /questions\.soDangKy: this key stands twice/,
    ],
    [
      'a condition that looks forward',
      BAN_SAO,
      '{ key: suKien, is: GHI_CHU }',
      '{ key: soLuong, is: 1 }',
      /no question "soLuong" before this/,
    ],
    [
      'a condition on an unknown option',
      BAN_SAO,
      '{ key: suKien, is: GHI_CHU }',
      '{ key: suKien, is: GHI_CHUU }',
      /"suKien" can never be "GHI_CHUU"/,
    ],
    [
      'an example that is no answer',
      BAN_SAO,
      "example: '2'",
      'example: nhiều',
      /questions\.soLuong\.example: "nhiều" is notUnderstood/,
    ],
    ['a missing example', BAN_SAO, "        example: '2'\n", '', /2\.000635\.yaml sections\.\d/],
    ['an unknown setting', BAN_SAO, 'min: 1, max: 50', 'min: 1, most: 50', /sections/],
    ['an unknown group', BAN_SAO, 'include: contact', 'include: contacts', /no group "contacts"/],
    ['a day that is no day', BAN_SAO, "validTo: '2027-02-28'", 'validTo: tháng hai', /validTo/],
    [
      'days in the wrong order',
      BAN_SAO,
      "validTo: '2027-02-28'",
      "validTo: '2020-02-28'",
      /validTo: is before validFrom/,
    ],
    [
      'a rule on a question of another kind',
      BAN_SAO,
      'last: ngayDangKy',
      'last: quyenSo',
      /"quyenSo" is not a date/,
    ],
    [
      'an applicant that is not asked of everybody',
      BAN_SAO,
      'applicant: { fullName: nyc.hoTen',
      'applicant: { fullName: nguoiDuocCap.hoTen2',
      /applicant/,
    ],
    [
      'a person whose key asks something else',
      TTHN,
      '{ prefix: mucDich.ketHonVoi, label: Người dự định kết hôn cùng }',
      '{ prefix: mucDich.ketHonVoi, keys: { birthDate: soLuong } }',
      /people\.0\.keys\.birthDate: "soLuong" is not a date/,
    ],
    [
      'a person that nothing is asked about',
      TTHN,
      'prefix: mucDich.ketHonVoi, label',
      'prefix: keHonVoi, label',
      /people\.0: no question is about "keHonVoi"/,
    ],
    [
      'a button that is too long',
      BAN_SAO,
      'label: Giấy khai sinh,',
      `label: ${'dài '.repeat(30)},`,
      /longer than 100/,
    ],
    [
      'a place of a sentence that is no question',
      TTHN,
      '{tinhTrang.banAn.toaAn};',
      '{tinhTrang.banAn.toa};',
      /no question "tinhTrang\.banAn\.toa"/,
    ],
    [
      'a text that is missing',
      'wording/vi.yaml',
      "  echo: '✓ {label}: {shown}'\n",
      '',
      /texts\.echo: is missing/,
    ],
    [
      'a fact of the office that there is not',
      'wording/vi.yaml',
      'Giờ làm việc: {office.hours}.',
      'Giờ làm việc: {office.hoursText}.',
      /texts\.\S+: \{office\.hoursText\} is nothing of the office/,
    ],
    [
      'a text that is never said',
      'wording/vi.yaml',
      '  help: |-',
      '  ecco: x\n  help: |-',
      /texts\.ecco: is never said/,
    ],
    ['a word with two commands', 'wording/vi.yaml', 'pause: [tạm dừng', 'pause: [hủy, tạm dừng', /means/],
    ['broken YAML', 'wording/vi.yaml', 'labels:', 'labels: [', /wording\/vi\.yaml \(file\)/],
  ];
  for (const [what, file, from, to, problem] of cases) {
    it(`refuses ${what}, with file and place`, () => {
      const problems = problemsAfter(file, from, to);
      expect(problems.join('\n')).toMatch(problem);
      expect(problems.every((one) => one.startsWith(file))).toBe(true);
    });
  }
});
