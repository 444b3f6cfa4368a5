import { describe, expect, it } from '@jest/globals';
import { createDocxTemplates } from '../../src/adapters/docx/create-docx-templates.js';
import { createPaperPrinter } from '../../src/documents/create-paper-printer.js';
import type { PaperFacts } from '../../src/documents/paper-facts.js';
import { type PaperKind, papersOf } from '../../src/documents/papers.js';
import { SPECIMEN, SPECIMEN_REGISTER } from '../../src/documents/specimen.js';
import { catalogue } from '../flow/universe.js';
import { allAnswers, fewAnswers } from './answers-of.js';
import { wordsOf } from './word-files.js';

const printer = createPaperPrinter(createDocxTemplates('templates/documents'));

const minimal: PaperFacts = {
  ...SPECIMEN,
  dossier: {
    ...SPECIMEN.dossier,
    procedureCode: '',
    timeText: '',
    copies: null,
    feeVnd: null,
    delivery: '',
    resultAt: null,
    resultClass: '',
  },
  applicant: { fullName: 'Nguyễn Thị Mẫu', identityNumber: '', address: '', phone: '', email: '' },
  handedIn: [],
  acceptance: { at: SPECIMEN.printedAt, by: '', dueAt: null },
  supplements: [{ round: 1, at: SPECIMEN.printedAt, by: '', note: '', items: [] }],
  refusal: { at: SPECIMEN.printedAt, by: '', reason: '', ground: '' },
  apologies: [{ at: SPECIMEN.printedAt, by: '', reason: '', formerDueAt: null, dueAt: null }],
  stop: { at: SPECIMEN.printedAt, by: '', reason: '', ground: '', stage: '' },
  handOvers: [],
};

/** What the office always fills in with a pen: its own number, the register's volume, money taken. */
const WRITTEN_BY_HAND = /Số: …+|quyển số: …+|số thứ tự: …+|\(nếu có\): …+/g;

/** The words of a paper, after making sure that nothing of the machinery shows in them. */
async function print(facts: PaperFacts, kind: PaperKind): Promise<string> {
  const file = await printer.print(facts, { kind, nth: 1 });
  const words = wordsOf(file ?? new Uint8Array());
  expect(words).not.toMatch(/[{}]|undefined|null|NaN|Invalid|\[object/);
  expect(words).toBe(words.normalize('NFC'));
  return words;
}

describe('the papers of a dossier', () => {
  const expected: [PaperKind, string[]][] = [
    [
      'receipt',
      [
        'GIẤY TIẾP NHẬN HỒ SƠ',
        'Ví Dụ, ngày 05 tháng 03 năm 2026',
        'Văn bản ủy quyền\n2 ảnh',
        'Thời gian trả kết quả: 08 giờ 30 phút, ngày 08 tháng 03 năm 2026',
        '16.000 đồng (mười sáu nghìn đồng)',
        'Lê Văn Mẫu',
      ],
    ],
    ['supplement', ['PHIẾU YÊU CẦU BỔ SUNG', '(lần 1)', '(ví dụ: chụp đủ bốn góc)', 'ảnh chưa rõ chữ']],
    ['refusal', ['PHIẾU TỪ CHỐI', 'Lý do: Không thuộc thẩm quyền của phường.', 'Điều 32 Luật Hộ tịch']],
    [
      'apology',
      [
        'VĂN BẢN XIN LỖI',
        'hẹn trả kết quả: 08 giờ 30 phút, ngày 08 tháng 03 năm 2026',
        'đến: 08 giờ 30 phút, ngày 10 tháng 03 năm 2026',
      ],
    ],
    [
      'stop',
      [
        ...['DỪNG GIẢI QUYẾT HỒ SƠ', 'Người nộp đề nghị dừng.', 'Đang xử lý'],
        'Phí, lệ phí ông/bà đã nộp: 16.000 đồng (mười sáu nghìn đồng)',
      ],
    ],
    ['control', ['PHIẾU KIỂM SOÁT', '08:30 05/03/2026\nNgười nộp\nBộ phận Một cửa\nNộp hồ sơ']],
  ];

  it.each(expected)('%s: says what it is for', async (kind, words) => {
    const text = await print(SPECIMEN, kind);
    for (const one of [...words, '000.00.01.H53-260305-0001', 'Nguyễn Thị Mẫu']) expect(text).toContain(one);
    expect(text.replace(WRITTEN_BY_HAND, '')).not.toMatch(/…{4}/);
  });

  it.each(expected)('%s: leaves room for the hand where little is known', async (kind) => {
    expect(await print(minimal, kind)).toContain('Nguyễn Thị Mẫu');
  });

  it('are offered as far as they have come about', () => {
    const kinds = (facts: PaperFacts) => papersOf(facts).map(({ kind, nth }) => `${kind} ${nth}`);
    const fresh = { ...minimal, acceptance: null, supplements: [], refusal: null, apologies: [], stop: null };
    expect(kinds(fresh)).toEqual(['declaration 1', 'control 1']);
    const [round] = SPECIMEN.supplements;
    if (!round) throw new Error('no round');
    expect(
      kinds({ ...fresh, acceptance: SPECIMEN.acceptance, supplements: [round, { ...round, round: 2 }] }),
    ).toEqual(['declaration 1', 'receipt 1', 'supplement 1', 'supplement 2', 'control 1']);
  });

  it('are not there before they came about', async () => {
    const fresh = { ...minimal, acceptance: null, supplements: [], refusal: null, apologies: [], stop: null };
    for (const kind of ['receipt', 'supplement', 'refusal', 'apology', 'stop'] as const) {
      expect(await printer.print(fresh, { kind, nth: 1 })).toBeUndefined();
    }
    expect(await printer.print(SPECIMEN, { kind: 'supplement', nth: 2 })).toBeUndefined();
  });
});

describe('the declaration', () => {
  const procedures = catalogue.procedures.map((procedure) => ({
    name: `${procedure.id} ${procedure.revision}`,
    procedure,
  }));
  const of = (
    procedure: (typeof procedures)[number]['procedure'],
    answers: PaperFacts['answers'],
  ): PaperFacts => ({
    ...SPECIMEN,
    dossier: { ...SPECIMEN.dossier, procedureId: procedure.id, procedureName: procedure.name },
    answers,
    declaration: { text: procedure.declaration, at: SPECIMEN.printedAt },
  });

  it.each(procedures)(
    'of $name has a place for every answer, and lists none of them as left over',
    async ({ procedure }) => {
      const answers = allAnswers(procedure);
      const words = await print(of(procedure, answers), 'declaration');
      expect(words).not.toContain('Nội dung khác');
      expect(words).toContain(procedure.declaration);
      const free = answers.filter(({ kind }) =>
        ['address', 'phone', 'identityNumber', 'number'].includes(kind),
      );
      for (const { key, shown } of free) {
        if (key !== 'nu.lanThu') expect(`${key}: ${words}`).toContain(shown);
      }
    },
  );

  it.each(procedures)('of $name is whole for somebody who had to say little', async ({ procedure }) => {
    const facts = { ...of(procedure, fewAnswers(procedure)), handedIn: [] };
    const words = await print(facts, 'declaration');
    expect(words).toContain(procedure.declaration);
    expect(words).not.toContain('Giấy tờ kèm theo');
  });

  it('lists at its end what an older form asked and the template does not know', async () => {
    const [procedure] = catalogue.procedures;
    if (!procedure) throw new Error('no procedure');
    const old = {
      key: 'cu.tonGiao',
      section: 'Người yêu cầu',
      label: 'Tôn giáo',
      kind: 'text',
      value: 'x',
      shown: 'Không',
    };
    const words = await print(
      of(procedure, [...allAnswers(procedure), { ...old, warnings: [] }]),
      'declaration',
    );
    expect(words).toContain('Nội dung khác đã khai:\nTôn giáo: Không');
  });

  it('of a procedure without one of its own has the headings and labels of the form', async () => {
    const facts = {
      ...SPECIMEN,
      dossier: { ...SPECIMEN.dossier, procedureId: '9.999999', procedureName: 'Thủ tục mới' },
    };
    expect(await print(facts, 'declaration')).toContain('Thủ tục mới');
    expect(await print(facts, 'declaration')).toContain('Người yêu cầu\nHọ, chữ đệm, tên: Nguyễn Thị Mẫu');
  });
});

describe('the register', () => {
  it('has a line for every dossier, with nothing in the places of what is still to come', async () => {
    const [line] = SPECIMEN_REGISTER.lines;
    if (!line) throw new Error('no line');
    const open = {
      ...line,
      code: '000.00.01.H53-260305-0002',
      dueAt: null,
      returnedAt: null,
      address: '',
      phone: '',
    };
    const words = wordsOf(await printer.printRegister({ ...SPECIMEN_REGISTER, lines: [line, open] }));
    expect(words).toContain('tổng số: 2 hồ sơ');
    expect(words).toContain('000.00.01.H53-260305-0002');
    expect(words).not.toMatch(/…|[{}]|undefined/);
  });
});
