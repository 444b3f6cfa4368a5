import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const PAGE = '/offices/ninh-thanh/dossiers/d-1';

let site: OpenConsole;
let visitor: Visitor;
beforeEach(async () => {
  site = await openConsole();
  visitor = createVisitor(site.base);
  await visitor.logIn('mai');
});
afterEach(() => site.close());

/** What every form could want beside the clerk's words. */
const SAID = { item: 'Bản án', reason: 'Thiếu trang', legalGround: 'Luật Hộ tịch', way: 'COUNTER' };
const act = (action: string, version: number, note?: string) =>
  visitor.post(`${PAGE}/actions`, {
    action,
    version: String(version),
    ...(note !== undefined && { note }),
    ...SAID,
  });
const lastTold = () => site.told.map(({ event }) => event).at(-1);

describe('an action', () => {
  it.each([
    ['accept', 1, undefined, 'accepted', 'Đã tiếp nhận hồ sơ 000.00.01.H53-260302-0001'],
    ['askSupplement', 1, 'Thiếu bản án', 'supplementAsked', 'Đã yêu cầu bổ sung hồ sơ'],
    ['refuse', 1, 'Không thuộc thẩm quyền', 'refused', 'Đã từ chối hồ sơ'],
    ['finish', 4, 'Mời đến quầy 2', 'finished', 'đã có kết quả'],
    ['return', 9, undefined, 'returned', 'đã trả kết quả và kết thúc'],
  ] as const)('%s is done once, told to the citizen and said to the clerk', async (...row) => {
    const [action, state, note, move, sentence] = row;
    await site.receive({ state });
    expect(await act(action, 1, note)).toMatchObject({ status: 303, location: `/console${PAGE}` });
    expect(lastTold()).toMatchObject({ move, ...(note !== undefined && { note }) });
    const entry = (await site.dossiers.find('d-1'))?.history.at(-1);
    expect(entry).toMatchObject({ by: { kind: 'staff', username: 'mai' }, move });
    expect((await visitor.get(PAGE)).text).toContain(sentence);
    expect((await visitor.get(PAGE)).text).not.toContain('role="status" id="done"');
  });

  it('can be to send the draft of the result, which then waits in a list of its own', async () => {
    await site.receive({ state: 4, confirmsDraft: true });
    expect((await visitor.get(PAGE)).text).toContain('Gửi dự thảo cho công dân');
    await act('sendDraft', 1, 'Họ tên: NGUYỄN THỊ LAN');
    expect(lastTold()).toMatchObject({ move: 'draftSent', note: 'Họ tên: NGUYỄN THỊ LAN' });
    const page = (await visitor.get(PAGE)).text;
    expect(page).toMatch(/Chờ công dân xác nhận đến \d/);
    expect(page).not.toContain('Báo đã có kết quả');
    expect((await visitor.get('/offices/ninh-thanh/worklists/awaitingDraft')).text).toContain('row-d-1');
    await act('confirmDraft', 2, 'Xác nhận tại quầy');
    expect((await visitor.get(PAGE)).text).toContain('Đã được xác nhận lúc');
  });

  it.each(['refuse', 'finish'])('%s without words is not done', async (action) => {
    await site.receive({ state: action === 'finish' ? 4 : 1 });
    const answer = await act(action, 1, ' \r\n ');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Xin ghi nội dung trước khi gửi');
    expect(answer.text).toMatch(new RegExp(`id="action-${action}" open`));
    expect((await site.dossiers.find('d-1'))?.version).toBe(1);
  });

  it('with too many words is not done, and they are kept', async () => {
    await site.receive();
    const note = 'Đủ '.repeat(500);
    const answer = await act('refuse', 1, note);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('dài quá 1200 ký tự');
    expect(answer.text).toContain(note.trim());
  });

  it('takes line ends and letters as a message has them', async () => {
    await site.receive();
    await act('askSupplement', 1, 'Một\r\nhai '.normalize('NFD'));
    expect(lastTold()).toMatchObject({ note: 'Một\nhai'.normalize('NFC') });
  });

  it('that asks for more brings back what was typed, with what is wrong beside it', async () => {
    await site.receive();
    const typed = {
      action: 'askSupplement',
      version: '1',
      item: 'Bản án <1>',
      reason: '',
      example: 'Đủ trang',
    };
    const { status, text } = await visitor.post(`${PAGE}/actions`, typed);
    expect(status).toBe(422);
    expect(text).toContain('mỗi dòng có cả lý do');
    expect(text).toContain('value="Bản án &lt;1&gt;"');
    expect(text).toContain('value="Đủ trang"');
  });

  it('refuses without a ground in law, a payment without an amount, a new day in the past', async () => {
    await site.receive();
    const refuse = { action: 'refuse', version: '1', note: 'Không đủ' };
    expect((await visitor.post(`${PAGE}/actions`, refuse)).text).toContain('Xin ghi căn cứ pháp luật');
    await act('accept', 1);
    const pay = { action: 'askPayment', version: '2', note: 'Tại quầy', amountVnd: 'năm chục' };
    expect((await visitor.post(`${PAGE}/actions`, pay)).text).toContain('chưa đúng dạng');
    const late = { action: 'apologise', version: '2', note: 'Chậm', newDueAt: '2026-03-01T08:00' };
    const answer = await visitor.post(`${PAGE}/actions`, late);
    expect([answer.status, answer.text.includes('Ngày hẹn lại phải sau')]).toEqual([409, true]);
    expect((await site.dossiers.find('d-1'))?.version).toBe(2);
  });

  it('tells the citizen what was asked, thing by thing, and keeps it with the dossier', async () => {
    await site.receive();
    await act('askSupplement', 1, '');
    expect(lastTold()).toMatchObject({
      move: 'supplementAsked',
      details: { items: [{ item: 'Bản án', reason: 'Thiếu trang' }] },
    });
  });

  it('can be a note of the house, of which the citizen hears nothing', async () => {
    await site.receive();
    await act('note', 1, 'Đã gọi điện, hẹn chiều');
    expect(site.told).toMatchObject([{ event: { move: 'received' } }]);
    expect((await visitor.get(PAGE)).text).toContain('Đã gọi điện, hẹn chiều');
  });

  it('can be to take the dossier, and to let it go', async () => {
    await site.receive();
    await visitor.post(`${PAGE}/actions`, { action: 'claim', version: '1' });
    expect((await site.dossiers.find('d-1'))?.assignee).toBe('mai');
    expect((await visitor.get(PAGE)).text).toContain('Nhường lại');
    await visitor.post(`${PAGE}/actions`, { action: 'release', version: '2' });
    expect((await site.dossiers.find('d-1'))?.assignee).toBeNull();
    const { text } = await visitor.get(PAGE);
    expect(text).toMatch(/Nhận xử lý[\s\S]*Nhường lại/);
  });

  it('that nobody offers is not found', async () => {
    await site.receive();
    expect((await act('receive', 1)).status).toBe(404);
    expect((await act('xoa', 1)).status).toBe(404);
    expect((await visitor.post(`${PAGE}/actions`, { action: 'accept' })).status).toBe(404);
  });

  it('that the state does not allow is refused, with the words given back', async () => {
    await site.receive({ state: 10 });
    const answer = await act('askSupplement', 1, 'Thiếu bản án');
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('không cho phép việc vừa chọn');
    expect(answer.text).toMatch(/<textarea id="leftover"[^>]*>Thiếu bản án</);
  });
});

describe('two clerks at once', () => {
  it('never overwrite each other: the second is told, and keeps what was typed', async () => {
    await site.receive();
    const quang = createVisitor(site.base);
    await quang.logIn('quang');
    await quang.get(PAGE);
    await act('askSupplement', 1, 'Thiếu bản án');
    const note = 'Thiếu ảnh căn cước';
    const answer = await quang.post(`${PAGE}/actions`, { action: 'refuse', version: '1', note, ...SAID });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Hồ sơ vừa được thay đổi');
    expect(answer.text).toMatch(/<textarea id="note-refuse"[^>]*>Thiếu ảnh căn cước</);
    expect(answer.text).toContain('name="version" value="2"');
    expect(answer.text).toContain('Trần Thị Mai');
    expect((await site.dossiers.find('d-1'))?.state).toBe(5);
  });

  it('pressing at the same moment: one wins', async () => {
    await site.receive();
    const visitors = await Promise.all(
      ['mai', 'quang', 'son'].map(async (name) => {
        const one = createVisitor(site.base);
        await one.logIn(name);
        return one;
      }),
    );
    const answers = await Promise.all(
      visitors.map((one) => one.post(`${PAGE}/actions`, { action: 'accept', version: '1' })),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([303, 409, 409]);
    const accepted = site.told.filter(({ event }) => 'move' in event && event.move === 'accepted');
    expect(accepted).toHaveLength(1);
  });
});

describe('the preview', () => {
  it('on the page is the message that the citizen would get, with dots where words are missing', async () => {
    await site.receive();
    const { text } = await visitor.get(PAGE);
    expect(text).toContain('[accepted] Hồ sơ 000.00.01.H53-260302-0001');
    expect(text).toContain('[refused] Hồ sơ 000.00.01.H53-260302-0001\n…');
  });

  it('follows the words and changes nothing', async () => {
    await site.receive();
    const typed = { action: 'refuse', version: '1', note: 'Sai <b>thẩm quyền</b>' };
    const { text } = await visitor.post(`${PAGE}/preview`, typed);
    expect(text).toContain('[refused] Hồ sơ 000.00.01.H53-260302-0001\nSai &lt;b&gt;thẩm quyền&lt;/b&gt;');
    expect((await site.dossiers.find('d-1'))?.version).toBe(1);
    expect(site.told).toEqual([]);
  });

  it('of a result starts from where and when to fetch it', async () => {
    await site.receive({ state: 4 });
    expect((await visitor.get(PAGE)).text).toMatch(
      /<textarea id="note-finish"[^>]*>Mời ông\/bà đến Trung tâm Phục vụ hành chính công, Tây Ninh/,
    );
  });

  it('of a result does not call to the counter who wants it by post', async () => {
    await site.receive({ state: 4, delivery: 'BUU_CHINH' });
    expect((await visitor.get(PAGE)).text).toMatch(
      /<textarea id="note-finish"[^>]*>Phường sẽ gửi kết quả qua bưu điện/,
    );
  });

  it('of a dossier that has changed says so', async () => {
    await site.receive();
    await act('accept', 1);
    const typed = { action: 'refuse', version: '1', note: 'x' };
    expect((await visitor.post(`${PAGE}/preview`, typed)).text).toContain('Hồ sơ vừa thay đổi');
  });
});
