import { describe, expect, it } from '@jest/globals';
import { createPdfPrinter } from '../../src/adapters/pdf/create-pdf-printer.js';
import { newSession, type Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import type { OwnData } from '../../src/own-data/own-data.js';
import { toOwnDataDocument } from '../../src/own-data/to-own-data-document.js';
import { aDossier, LAN } from '../dossiers/dossier-builders.js';
import { MORNING, world } from '../flow/universe.js';
import { aRequest } from './data-request-store-contract.js';
import { rules, words } from './universe.js';

const IDENTITY = '072090001234';
const BEGUN = ['#tt 1.004873', 'bắt đầu', 'đồng ý', 'cho chính tôi', 'Nguyễn Văn Mẫu', IDENTITY];

const begun = (): Session =>
  BEGUN.reduce(
    (session, text, n) => step(world, session, { type: 'said', at: MORNING + n, text })[0],
    newSession(LAN),
  );

const own = (over: Partial<OwnData> = {}): OwnData => ({
  session: {
    ...begun(),
    optedOut: MORNING,
    people: [
      {
        personId: 'p',
        facts: { fullName: 'LÊ THỊ VÍ', identityNumber: '072160001237', sex: 'NU', paperNumber: 'B1234567' },
        consent: { textVersion: 'm1', at: MORNING, sensitive: false },
        usedAt: MORNING,
      },
    ],
  },
  dossiers: [
    aDossier({
      procedureId: '1.004873',
      supplements: [
        {
          supplementId: 's',
          round: 1,
          at: MORNING,
          text: 'Số của tôi là 072190000123',
          mediaIds: ['m-2'],
          parts: [],
        },
      ],
    }),
  ],
  requests: [aRequest('r1')],
  ...over,
});

const pen = { words, world, rules, at: MORNING };
const textOf = (data: OwnData): string => JSON.stringify(toOwnDataDocument(pen, data));

describe('the file with own data', () => {
  it('holds the draft, the dossiers, the requests and the choices', () => {
    const text = textOf(own());
    for (const said of [
      'NGUYỄN VĂN MẪU',
      'Nguyễn Thị Lan',
      'LÊ THỊ VÍ (0721••••1237)',
      'Bản m1',
      '000.00.01.H53-260302-0001',
      'Sửa dữ liệu',
      'Đã dừng từ 9 giờ, thứ Hai, 23/11/2026',
      '5 năm kể từ khi kết thúc',
    ])
      expect(text).toContain(said);
  });

  it('says of everything how long it is kept, from the very rules by which it is erased', () => {
    const text = JSON.stringify(toOwnDataDocument({ ...pen, rules: { ...rules, drafts: 17 } }, own()));
    expect(text).toContain('17 ngày kể từ lần trả lời cuối');
    // sixteen more days after the draft was touched last
    expect(text).toContain('10/12/2026');
    expect(text).not.toMatch(/\{\w+\}/);
  });

  it('shows no number of an identity paper whole, wherever it stands', () => {
    const text = textOf(own());
    expect(text).not.toContain(IDENTITY);
    expect(text).not.toContain('072190000123');
    expect(text).not.toContain('072160001237');
    expect(text).not.toContain('B1234567');
    expect(text).toContain('0720••••1234');
    expect(text).toContain('Số của tôi là 0721••••0123');
  });

  it('says so where nothing is kept', () => {
    const document = toOwnDataDocument(pen, { session: newSession(LAN), dossiers: [], requests: [] });
    expect(document.sections.slice(0, 4).map(({ notes }) => notes[0])).toEqual([
      words.draft.none,
      words.people.none,
      words.dossiers.none,
      words.requests.none,
    ]);
  });

  it('is printed as a PDF that the platform takes, however much there is', async () => {
    const print = createPdfPrinter();
    const many = Array.from({ length: 50 }, () => aDossier({ procedureId: '1.004873' }));
    const long = aDossier();
    long.content.answers.push({
      key: 'x',
      section: 's',
      label: 'Nội dung',
      kind: 'text',
      value: 'x',
      shown: 'một chữ rồi '.repeat(3_000),
      warnings: [],
    });
    const pdf = await print(toOwnDataDocument(pen, own({ dossiers: [...many, long] })));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeLessThan(1_000_000);
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(20);
  });
});
