import { describe, expect, it } from '@jest/globals';
import { createPdfPrinter } from '../../src/adapters/pdf/create-pdf-printer.js';
import { newSession, type Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import type { OwnData } from '../../src/own-data/own-data.js';
import { toOwnDataDocument } from '../../src/own-data/to-own-data-document.js';
import { aDossier, LAN } from '../dossiers/dossier-builders.js';
import { MORNING, world } from '../flow/universe.js';
import { aTalkOfLan, contactOfLan, someNotices } from './builders.js';
import { aRequest } from './data-request-store-contract.js';
import { rules, words } from './universe.js';

const IDENTITY = '072090001234';
const BEGUN = ['#tt 1.004873', 'bắt đầu', 'đồng ý', 'cho chính tôi', 'Nguyễn Văn Mẫu', IDENTITY];

const begun = (): Session =>
  BEGUN.reduce(
    (session, text, n) => step(world, session, { type: 'said', at: MORNING + n, text })[0],
    newSession(LAN),
  );

const anOpenSupplement: Session['supplements'][number] = {
  ...{ supplementId: 'su', dossierId: 'd', code: '000.00.01.H53-260302-0009', procedureName: 'Kết hôn' },
  ...{ note: '', items: [], asking: 0, replies: [{ texts: ['Ngõ 5'], mediaIds: ['m-8', 'm-9'] }] },
  ...{ texts: ['Tôi gửi thêm'], gathered: [], closing: false },
};

const anAnsweredRequest = aRequest('r2', {
  ...{ state: 'done', version: 2, text: 'Số đúng là 072190000123' },
  history: [
    { seq: 1, at: 1, by: { kind: 'citizen' }, what: 'received' },
    { seq: 2, at: 2, by: { kind: 'clerk', username: 'mai' }, what: 'answered', note: 'Phường đã sửa.' },
  ],
});

const own = (over: Partial<OwnData> = {}): OwnData => ({
  session: {
    ...begun(),
    optedOut: MORNING,
    leftTopics: ['fees'],
    simple: true,
    supplements: [anOpenSupplement],
    recording: [{ submissionId: 's', procedureName: 'Đăng ký kết hôn' }],
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
      appointment: { desk: 'marriage', at: MORNING, minutes: 30, askedAt: MORNING },
      reminders: [{ kind: 'result', of: MORNING, at: MORNING + 2 * 3_600_000 }],
      history: [
        {
          ...{ seq: 1, at: MORNING, by: { kind: 'citizen' }, from: null, to: 1, action: 'receive' },
          ...{ move: 'received', dueAt: MORNING, note: 'Nhớ mang thẻ 072190000123' },
        },
        {
          seq: 2,
          at: MORNING,
          by: { kind: 'citizen' },
          from: 1,
          to: 2,
          action: 'accept',
          dueAt: MORNING,
          note: 'Chờ trưởng bộ phận xem',
        },
      ],
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
  requests: [aRequest('r1'), anAnsweredRequest],
  talk: aTalkOfLan(),
  notices: someNotices(),
  contact: contactOfLan(),
  ...over,
});

const NOTHING: OwnData = {
  ...{ session: newSession(LAN), dossiers: [], requests: [] },
  ...{ talk: undefined, notices: [], contact: undefined },
};

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

  it('holds what was said with clerks, also what is not kept of it', () => {
    const text = textOf(own());
    for (const said of [
      'Ông/bà, 9 giờ, thứ Hai, 23/11/2026',
      'Số cũ của tôi là 0721••••0123\\nẢnh, tệp gửi kèm: 1',
      'phường không giữ nội dung',
      'Mời bà đến quầy 2\\nTệp gửi kèm: mau-to-khai.pdf',
    ])
      expect(text).toContain(said);
  });

  it('holds the notices that came, whether they were seen and what was answered', () => {
    const text = textOf(own());
    for (const said of [
      '"label":"Lịch cắt điện"',
      'Zalo báo đã xem lúc 9 giờ 01',
      'Ông/bà trả lời bằng lời lúc 9 giờ 02',
      'Lời ông/bà: Nhà tôi có người bệnh, số 0721••••0123',
      words.notices.unnamed,
      'Ông/bà bấm \\"Đã rõ\\" lúc 9 giờ',
      'Sau đó ông/bà dừng nhận tin',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('#loi');
  });

  it('holds by what somebody is chosen for notices, and what they chose themselves', () => {
    const text = textOf(own());
    for (const said of [
      'khu phố 3',
      '35-44',
      'tổ 12',
      'Xác nhận tình trạng hôn nhân',
      'tin thu phí',
      'Tiếng Việt',
    ])
      expect(text).toContain(said);
  });

  it('holds what is on its way to a dossier, and what the office told of one', () => {
    const text = textOf(own());
    for (const said of [
      '000.00.01.H53-260302-0009',
      'Tôi gửi thêm\\nNgõ 5',
      'Đăng ký kết hôn',
      'Giờ hẹn đến phường',
      'Nhớ mang thẻ 0721••••0123',
      '11 giờ, thứ Hai, 23/11/2026',
      'Ông/bà viết: Số đúng là 0721••••0123\\nPhường trả lời: Phường đã sửa.',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Chờ trưởng bộ phận xem');
  });

  it('names every period by which something of a citizen is erased', () => {
    const said = words.keeping.rows.map(({ value }) => value).join();
    const { dossiers: _, noticeFiles: __, ...periods } = rules;
    for (const kind of Object.keys(periods)) expect(said).toContain(`{${kind}}`);
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
    const document = toOwnDataDocument(pen, NOTHING);
    expect(document.sections.slice(0, 7).map(({ notes }) => notes[0])).toEqual([
      words.draft.none,
      words.people.none,
      words.dossiers.none,
      words.talk.none,
      words.notices.none,
      words.contact.none,
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
