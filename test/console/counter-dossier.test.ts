import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { moment } from '../calendar/opening-hours.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

let site: OpenConsole;
let visitor: Visitor;
beforeAll(async () => {
  site = await openConsole();
  visitor = createVisitor(site.base);
  await visitor.logIn('mai');
});
afterAll(() => site.close());
beforeEach(() => void site.told.splice(0));

/** What every form could want. */
const SAID = {
  ...{ note: 'Mời ông/bà đến quầy 2', item: 'Bản án', reason: 'Thiếu trang', legalGround: 'Luật Hộ tịch' },
  ...{ way: 'COUNTER', amountVnd: '8.000', paidBy: 'CASH', newDueAt: '2026-03-20T10:00' },
};
const receive = (state: number) =>
  site.receive({
    ...{ conversationId: null, channel: 'COUNTER', dueAt: moment('2026-03-05 17:00') },
    state: state as 1,
    assistedBy: { username: 'quang', role: 'clerk' },
    signedBefore: 'mai',
  });
const pageOf = (dossierId: string) => `/offices/ninh-thanh/dossiers/${dossierId}`;

describe('a dossier that was filed at the counter by somebody who is not on Zalo', () => {
  it.each([
    ['accept', 1, 'Tiếp nhận hồ sơ'],
    ['askSupplement', 1, 'Yêu cầu bổ sung'],
    ['askPayment', 4, 'Yêu cầu nộp lệ phí'],
    ['recordPayment', 6, 'Ghi nhận lệ phí'],
    ['finish', 4, 'Đã có kết quả'],
    ['apologise', 4, 'Xin lỗi và hẹn lại'],
    ['return', 9, 'Đã trả kết quả'],
    ['reopen', 9, 'Làm lại kết quả'],
    ['refuse', 1, 'Từ chối hồ sơ'],
    ['stop', 4, 'Dừng giải quyết'],
    ['withdraw', 4, 'Công dân rút hồ sơ'],
  ])('%s is done, tells nobody, and leaves it to the clerk to say so', async (action, state, deed) => {
    const { dossierId } = await receive(state);
    const done = await visitor.post(`${pageOf(dossierId)}/actions`, { ...SAID, action, version: '1' });
    expect(done.status).toBe(303);
    expect((await site.dossiers.find(dossierId))?.history.at(-1)).toMatchObject({ action });
    expect(site.told).toEqual([]);
    const { text } = await visitor.get(pageOf(dossierId));
    expect(text).toContain(`Đã ghi: ${deed}`);
    expect(text).toContain('không có tin nào được gửi');
    expect(await site.dossiers.unannouncedSince(site.now() + 1, 9)).toEqual([]);
  });

  it('lies in its worklist, says that nobody can be told, who filled it in and who saw it signed', async () => {
    const { dossierId, code } = await receive(1);
    expect((await visitor.get('/offices/ninh-thanh/worklists/waiting')).text).toContain(code);
    const { text } = await visitor.get(pageOf(dossierId));
    expect(text).toContain('Người nộp không dùng Zalo');
    expect(text).toContain('Xin nói với người nộp');
    expect(text).toMatch(/Khai giúp: Lê Minh Quang[\s\S]*Ký trên giấy, Trần Thị Mai chứng kiến/);
    expect(text).not.toContain('Người nộp sẽ nhận được');
    expect(text).not.toContain('id="preview-note"');
  });

  it('has its receipt, which says where it came from', async () => {
    const { dossierId } = await receive(1);
    await visitor.post(`${pageOf(dossierId)}/actions`, { action: 'accept', version: '1' });
    const { text } = await visitor.get(`${pageOf(dossierId)}/papers/receipt-1`);
    expect(text).toContain('Nguyễn Thị Lan');
    expect(text).toContain('Tại quầy');
  });
});
