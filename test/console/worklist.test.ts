import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WORKLIST_NAMES } from '../../src/dossiers/worklists.js';
import { moment } from '../calendar/opening-hours.js';
import { aDossier, aSubmission } from '../dossiers/dossier-builders.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const LIST = '/offices/ninh-thanh/worklists';

let site: OpenConsole;
let visitor: Visitor;
beforeEach(async () => {
  site = await openConsole();
  visitor = createVisitor(site.base);
  await visitor.logIn('mai');
});
afterEach(() => site.close());

/** Text of an HTML page as a person reads it. */
const words = (html: string) =>
  html
    .replace(/<title>.*?<\/title>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('a worklist', () => {
  it('shows code, procedure, applicant, receipt, until when it must be answered and whose it is', async () => {
    await site.receive();
    const { text } = await visitor.get(`${LIST}/waiting`);
    expect(words(text)).toContain(
      '000.00.01.H53-260302-0001 Cấp Giấy xác nhận tình trạng hôn nhân Nguyễn Thị Lan ' +
        'Nhận lúc 02/03/2026 10:00 Trả lời trước 03/03/2026 10:00 còn 1 ngày Người xử lý Chưa ai nhận Tôi xử lý',
    );
  });

  it('counts every worklist on its tab', async () => {
    await site.receive();
    await site.receive();
    await site.receive({ state: 5 });
    await site.receive({ state: 10 });
    const { text } = await visitor.get(`${LIST}/processing`);
    expect(words(text)).toContain(
      'Chờ tiếp nhận 2 Quá hạn 0 Hôm nay 0 Sắp đến hạn 0 Đang xử lý 0 ' +
        'Chờ xác nhận dự thảo 0 Chờ bổ sung 1 Chờ lệ phí 0 Chờ trả kết quả 0 Đã kết thúc Tất cả (0) Của tôi (0) Chưa ai nhận (0)',
    );
  });

  it.each(WORKLIST_NAMES)('says in words that %s is empty', async (worklist) => {
    const { text } = await visitor.get(`${LIST}/${worklist}`);
    expect(text).toMatch(/<p id="empty"[^>]*>(Không có|Chưa có) /);
  });

  it('shows whose dossiers one asks for, and takes one that nobody has', async () => {
    await site.receive({ assignee: 'quang' });
    await site.receive();
    expect((await visitor.get(`${LIST}/waiting?whose=mine`)).text).toContain('id="empty"');
    const nobodys = (await visitor.get(`${LIST}/waiting?whose=nobody`)).text;
    expect(nobodys).toContain('id="row-d-2"');
    expect(nobodys).not.toContain('id="row-d-1"');
    const take = { action: 'claim', version: '1' };
    await visitor.post('/offices/ninh-thanh/dossiers/d-2/actions', take);
    expect((await visitor.get(`${LIST}/waiting?whose=mine`)).text).toContain('id="row-d-2"');
    expect((await visitor.get(`${LIST}/waiting`)).text).toContain('Lê Minh Quang');
  });

  it('that does not exist is not found', async () => {
    expect((await visitor.get(`${LIST}/tatca`)).status).toBe(404);
  });

  it('comes in pages of fifty, and a nonsense page is the first', async () => {
    for (let i = 0; i < 51; i++) await site.receive();
    expect((await visitor.get(`${LIST}/waiting`)).text).toContain('page=2');
    expect((await visitor.get(`${LIST}/waiting?page=2`)).text.match(/id="row-/g)).toHaveLength(1);
    expect((await visitor.get(`${LIST}/waiting?page=x`)).text.match(/id="row-/g)).toHaveLength(50);
  });

  it('escapes what a citizen wrote', async () => {
    const { answers, applicant, mediaIds, consent, declaration } = aSubmission();
    const fullName = '<img src=x onerror="alert(1)">';
    await site.receive({
      content: { answers, mediaIds, consent, declaration, applicant: { ...applicant, fullName } },
    });
    const { text } = await visitor.get(`${LIST}/waiting`);
    expect(text).not.toContain('<img src=x');
    expect(text).toContain('&lt;img src=x');
  });

  it('says of somebody who gave no name that they gave none, here and on the page of the dossier', async () => {
    await site.receive({ content: { ...aDossier().content, applicant: {} } });
    expect(words((await visitor.get(`${LIST}/waiting`)).text)).toContain('Ẩn danh');
    const page = words((await visitor.get('/offices/ninh-thanh/dossiers/d-1')).text);
    expect(page).toContain('Người nộp: Ẩn danh');
  });

  it('brings only the part that changes when the page asks by itself', async () => {
    await site.receive();
    const { text } = await visitor.get(`${LIST}/waiting/live?page=1`);
    expect(text).toContain('id="row-d-1"');
    expect(text).toContain('<title>Chờ tiếp nhận (1) · Một Cửa</title>');
    expect(text).not.toContain('<html');
    expect(text).not.toContain('hx-get');
  });
});

describe('the due date', () => {
  const dueWords = async (dueAt: string, list: string, over: object = {}) => {
    await site.receive({ state: 4, dueAt: moment(dueAt), ...over });
    return words((await visitor.get(`${LIST}/${list}`)).text);
  };

  // It is 11:00 on Monday, 2 March.
  it.each([
    ['2026-03-04 09:00', 'processing', 'Hẹn trả 04/03/2026 09:00 còn 2 ngày'],
    ['2026-03-03 00:30', 'processing', 'Hẹn trả 03/03/2026 00:30 còn 1 ngày'],
    ['2026-03-02 17:00', 'dueToday', 'Hẹn trả 02/03/2026 17:00 hết hạn hôm nay'],
    ['2026-03-02 10:59', 'overdue', 'Hẹn trả 02/03/2026 10:59 đã quá giờ hẹn'],
    ['2026-03-01 23:59', 'overdue', 'Hẹn trả 01/03/2026 23:59 quá hạn 1 ngày'],
    ['2026-02-26 17:00', 'overdue', 'Hẹn trả 26/02/2026 17:00 quá hạn 4 ngày'],
  ])('%s lies in %s and reads "%s"', async (dueAt, list, sentence) => {
    expect(await dueWords(dueAt, list)).toContain(sentence);
  });

  it('is not late while the office waits for the citizen', async () => {
    const text = await dueWords('2026-02-26 17:00', 'awaitingCitizen', { state: 5, pausedAt: site.now() });
    expect(text).toContain('Chờ từ 02/03/2026 11:00');
    expect(text).not.toContain('quá hạn');
  });

  it('is not late once the result is there', async () => {
    expect(await dueWords('2026-02-26 17:00', 'finished', { state: 9 })).not.toContain('quá hạn');
  });

  it('that was not promised is said to be missing', async () => {
    await site.receive({ state: 4, dueAt: null });
    expect(words((await visitor.get(`${LIST}/processing`)).text)).toContain('Chưa hẹn');
  });
});

describe('the search', () => {
  const search = (code: string) => visitor.post('/offices/ninh-thanh/search', { typed: code });

  it('opens the dossier with this code, typed carelessly', async () => {
    await site.receive();
    for (const code of ['000.00.01.H53-260302-0001', ' 000.00.01.h53 - 260302 – 0001 ']) {
      expect((await search(code)).location).toBe('/console/offices/ninh-thanh/dossiers/d-1');
    }
  });

  it('says that there is none, without repeating what was typed', async () => {
    for (const typed of ['Nguyễn Thị Bưởi 0901234567', '']) {
      const answer = await search(typed);
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('Không tìm thấy hồ sơ nào');
      expect(answer.text).not.toContain('0901234567');
    }
  });

  it.each(['nguyen thi lan', '0901 234 567', '072190000123'])('finds by "%s"', async (typed) => {
    await site.receive();
    const answer = await search(typed);
    expect(answer.status).toBe(200);
    expect(words(answer.text)).toContain('000.00.01.H53-260302-0001 Nguyễn Thị Lan');
  });

  it('does not go through the address', async () => {
    const { text } = await visitor.get(`${LIST}/waiting`);
    expect(text).toMatch(/<form class="search" method="post"/);
  });
});
