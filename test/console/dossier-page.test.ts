import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aSubmission, DETAILS, NINH_THANH, RECEIVED_AT } from '../dossiers/dossier-builders.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const PAGE = '/offices/ninh-thanh/dossiers/d-1';
const WHOLE = '072190000123';

let site: OpenConsole;
let visitor: Visitor;
beforeEach(async () => {
  site = await openConsole();
  visitor = createVisitor(site.base);
  await visitor.logIn('mai');
  site.audited.splice(0);
});
afterEach(() => site.close());

const revealed = {
  ...{ action: 'revealedAnswer', username: 'mai', officeId: 'ninh-thanh' },
  ...{ dossierId: 'd-1', field: 'nyc.soDinhDanh' },
};

describe('the dossier page', () => {
  it('shows the answers in the order and under the headings of the form', async () => {
    const [first, second] = aSubmission().answers;
    if (!first || !second) throw new Error('the builder has two answers');
    const answers = [
      first,
      { ...second, section: 'Người được cấp' },
      { ...first, key: 'z', label: 'Dân tộc' },
    ];
    await site.receive({ content: { ...aSubmission(), answers } });
    const { text } = await visitor.get(PAGE);
    // the help on keys has headings of its own
    const [page = ''] = text.split('<dialog');
    const order = [
      ...page.matchAll(/<h3>(.*?)<\/h3>|<dt>(Họ, chữ đệm, tên|Số định danh cá nhân|Dân tộc)<\/dt>/g),
    ];
    expect(order.map(([, heading, label]) => heading ?? label)).toEqual([
      ...['Người yêu cầu', 'Họ, chữ đệm, tên', 'Người được cấp', 'Số định danh cá nhân'],
      ...['Người yêu cầu', 'Dân tộc'],
    ]);
  });

  it('shows code, state, due date and who applied', async () => {
    await site.receive();
    const { text } = await visitor.get(PAGE);
    for (const fact of ['000.00.01.H53-260302-0001', 'Mới đăng ký', '05/03/2026 17:00', 'Nguyễn Thị Lan']) {
      expect(text).toContain(fact);
    }
  });

  it('puts warnings beside the field in words', async () => {
    await site.receive();
    expect((await visitor.get(PAGE)).text).toContain(
      'Hai số năm sinh trong số định danh không khớp với ngày sinh đã khai.',
    );
  });

  it('offers only what the state allows', async () => {
    const offered = async (state: 1 | 4 | 5 | 9 | 10) => {
      const { dossierId } = await site.receive({ state });
      const { text } = await visitor.get(`/offices/ninh-thanh/dossiers/${dossierId}`);
      return [...text.matchAll(/<details class="action[^>]*>\s*<summary>(.*?)<\/summary>/g)].map(
        ([, label]) => label,
      );
    };
    expect((await offered(1)).slice(0, 2)).toEqual(['Tiếp nhận', 'Yêu cầu bổ sung']);
    expect(await offered(4)).toEqual([
      'Yêu cầu bổ sung',
      'Yêu cầu nộp lệ phí',
      'Ghi nhận lệ phí',
      'Hoàn thành',
      'Xin lỗi và hẹn lại',
      'Dừng giải quyết',
      'Công dân rút hồ sơ',
      'Giao cho đồng nghiệp',
      'Ghi chú nội bộ',
    ]);
    expect(await offered(9)).toContain('Trả kết quả');
    expect(await offered(10)).toEqual(['Ghi chú nội bộ']);
  });

  it('tells who did what and when, and each round of supplements with its answer', async () => {
    const dossier = await site.receive();
    const deed = { officeId: dossier.officeId, dossierId: 'd-1', by: 'quang', expectedVersion: 1 };
    await site.desk.act({ ...deed, action: 'askSupplement', note: 'Xin gửi sớm', details: DETAILS });
    site.advance(3_600_000);
    await site.answer(dossier, 'Tôi gửi lại ạ', ['m-9']);
    site.storeFile('m-9', {
      name: 'bản án.pdf',
      contentType: 'application/pdf',
      content: Buffer.alloc(1_300_000),
    });
    const text = (await visitor.get(PAGE)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(text).toContain(
      'Lần 1 Lê Minh Quang yêu cầu lúc 02/03/2026 11:00 Bản án ly hôn : Thiếu trang 2 Xin gửi sớm',
    );
    expect(text).toContain('Công dân trả lời lúc 02/03/2026 12:00 Tôi gửi lại ạ bản án.pdf 1,3 MB');
    expect(text).toContain(
      'Quá trình Nộp hồ sơ Công dân · 02/03/2026 10:00 Yêu cầu bổ sung Lê Minh Quang · 02/03/2026 11:00',
    );
  });

  it('shows old and new beside each other, thing by thing, and what was left out', async () => {
    await site.receive({
      supplements: [
        {
          ...{ supplementId: 's', round: 1, at: RECEIVED_AT, text: '', mediaIds: [] },
          parts: [
            { item: 'Họ, chữ đệm, tên', text: 'Nguyễn Thị Lan Anh', mediaIds: [] },
            { item: 'Bản án', text: '', mediaIds: [] },
          ],
        },
      ],
    });
    await site.desk.act({
      ...{ officeId: NINH_THANH, dossierId: 'd-1', by: 'quang', expectedVersion: 1 },
      ...{ action: 'askSupplement' as const, note: '', details: DETAILS },
    });
    const text = (await visitor.get(PAGE)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(text).toContain('Họ, chữ đệm, tên Đã khai: Nguyễn Thị Lan Nguyễn Thị Lan Anh');
    expect(text).toContain('Bản án Công dân chưa trả lời');
  });

  it('warns of another dossier of the same person for the same thing', async () => {
    await site.receive();
    expect((await visitor.get(PAGE)).text).not.toContain('Có thể nộp trùng');
    await site.receive();
    expect((await visitor.get(PAGE)).text).toMatch(/Có thể nộp trùng[\s\S]*dossiers\/d-2/);
  });

  it('says that a file has not arrived instead of hiding it', async () => {
    await site.receive();
    const { text } = await visitor.get(PAGE);
    expect(text).toContain('Một tệp chưa nhận được từ Zalo.');
    expect(text).not.toContain('/attachments/m-1');
  });

  it('learns that the dossier has changed behind it', async () => {
    const dossier = await site.receive();
    expect((await visitor.get(`${PAGE}/changes?since=1`)).status).toBe(204);
    await site.answer(dossier, 'Tôi gửi thêm');
    const changed = await visitor.get(`${PAGE}/changes?since=1`);
    expect(changed.status).toBe(286);
    expect(changed.text).toContain(`href="/console${PAGE}"`);
  });
});

describe('a masked answer', () => {
  beforeEach(() => site.receive());

  it('does not leave the server until somebody asks for it', async () => {
    const { text } = await visitor.get(PAGE);
    expect(text).toContain('072•••••0123');
    expect(text).not.toContain(WHOLE);
    expect(site.audited).toEqual([]);
  });

  it('is shown on request, and who saw it is on record', async () => {
    const { text } = await visitor.post(
      `${PAGE}/reveal`,
      { field: 'nyc.soDinhDanh' },
      { 'HX-Request': 'true' },
    );
    expect(text).toContain(WHOLE);
    expect(text).not.toContain('<html');
    expect(site.audited).toEqual([{ ...revealed, at: site.now() }]);
  });

  it('is shown without scripts on the whole page', async () => {
    const { text } = await visitor.post(`${PAGE}/reveal`, { field: 'nyc.soDinhDanh' });
    expect(text).toContain(WHOLE);
    expect(text).toContain('<html');
  });

  it('stays masked when the record of it cannot be written', async () => {
    await site.close();
    site = await openConsole({ audit: { ...site.audit, record: auditAwayAfterLogIn() } });
    await site.receive();
    visitor = createVisitor(site.base);
    await visitor.logIn('mai');
    for (const post of ['reveal', 'copies']) {
      const answer = await visitor.post(`${PAGE}/${post}`, { field: 'nyc.soDinhDanh' });
      expect(answer.status).toBe(500);
      expect(answer.text).not.toContain(WHOLE);
    }
  });

  it('that does not exist is not found and not recorded', async () => {
    expect((await visitor.post(`${PAGE}/reveal`, { field: 'khongCo' })).status).toBe(404);
    expect(site.audited).toEqual([]);
  });

  it('is copied whole, which counts as seeing it', async () => {
    const one = await visitor.post(`${PAGE}/copies`, { field: 'nyc.soDinhDanh' });
    expect(one.text).toBe(WHOLE);
    expect(one.headers.get('content-type')).toMatch('text/plain');
    const all = await visitor.post(`${PAGE}/copies`);
    expect(all.text).toBe(`NGƯỜI YÊU CẦU\nHọ, chữ đệm, tên: Nguyễn Thị Lan\nSố định danh cá nhân: ${WHOLE}`);
    expect(site.audited).toEqual([
      { ...revealed, at: site.now() },
      { ...revealed, at: site.now() },
    ]);
  });

  it('is not recorded when only open answers are copied', async () => {
    expect((await visitor.post(`${PAGE}/copies`, { field: 'nyc.hoTen' })).text).toBe('Nguyễn Thị Lan');
    expect(site.audited).toEqual([]);
  });
});

/** Takes the log-in, then fails. */
function auditAwayAfterLogIn() {
  return (entry: { action: string }) =>
    entry.action === 'loggedIn' ? Promise.resolve() : Promise.reject(new Error('audit away'));
}

describe('an attachment', () => {
  const open = (name: string, contentType: string) => {
    site.storeFile('m-1', { name, contentType, content: Buffer.from('nội dung') });
    return visitor.get(`${PAGE}/attachments/m-1`);
  };
  beforeEach(() => site.receive());

  it('is opened for who may, and that is on record', async () => {
    const { status, text } = await open('giấy.png', 'image/png');
    expect([status, text]).toEqual([200, 'nội dung']);
    const { field: _field, ...where } = revealed;
    expect(site.audited).toEqual([{ ...where, action: 'openedAttachment', mediaId: 'm-1', at: site.now() }]);
  });

  it('is linked and not loaded by the page itself', async () => {
    site.storeFile('m-1', { name: 'giấy.png', contentType: 'image/png', content: Buffer.from('x') });
    const { text } = await visitor.get(PAGE);
    expect(text).toContain(`href="/console${PAGE}/attachments/m-1"`);
    expect(text).toMatch(/<details class="thumb">.*loading="lazy"/s);
    expect(site.audited).toEqual([]);
  });

  it.each([
    ['image/png', 'image/png', 'inline'],
    ['application/pdf', 'application/pdf', 'attachment'],
    ['text/html', 'application/octet-stream', 'attachment'],
    ['image/svg+xml', 'application/octet-stream', 'attachment'],
  ])('of type %s goes out as %s, %s, in a sandbox', async (stored, sent, disposition) => {
    const { headers } = await open('giấy ủy quyền.x', stored);
    expect(headers.get('content-type')).toBe(sent);
    expect(headers.get('content-disposition')).toBe(
      `${disposition}; filename*=UTF-8''gi%E1%BA%A5y%20%E1%BB%A7y%20quy%E1%BB%81n.x`,
    );
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('cannot break out of the header by its name', async () => {
    const { headers } = await open('a"\r\nSet-Cookie: x=1;\'(*)\ud800', 'image/png');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''[\w%.-]+$/);
  });

  it('of no dossier here is not found', async () => {
    site.storeFile('m-7', { name: 'x', contentType: 'image/png', content: Buffer.from('x') });
    expect((await visitor.get(`${PAGE}/attachments/m-7`)).status).toBe(404);
    expect(site.audited).toEqual([]);
  });
});
