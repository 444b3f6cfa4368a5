import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConversationId } from '../../src/ids.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import { CITIZEN } from './support/create-talking-citizens.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const LIST = '/offices/ninh-thanh/talks';
const TALK = `${LIST}/${CITIZEN}`;
const HOUR_MS = 3_600_000;

let site: OpenConsole;
let mai: Visitor;
beforeEach(async () => {
  site = await openConsole();
  mai = createVisitor(site.base);
  await mai.logIn('mai');
});
afterEach(async () => {
  await site.close();
  expect(site.failures).toEqual([]);
});

const words = (html: string) =>
  html
    .replace(/<title>.*?<\/title>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const heard = (html: string) => /name="heard" value="(\d+)"/.exec(html)?.[1] ?? '';
const signIn = async (username: string, office?: string) => {
  const visitor = createVisitor(site.base);
  await visitor.logIn(username, office);
  return visitor;
};
/** What a clerk posts from the page as it stands. */
async function act(visitor: Visitor, fields: Record<string, string>) {
  const { text } = await visitor.get(TALK);
  const replyId = /name="replyId" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const from = /name="from" value="([^"]+)"/.exec(text)?.[1] ?? '';
  return visitor.post(`${TALK}/actions`, { heard: heard(text), replyId, from, text: '', ...fields });
}

describe('the list of citizens who asked for a person', () => {
  it('is empty in words when nobody did', async () => {
    expect((await mai.get(LIST)).text).toContain('Không có công dân nào đang cần gặp cán bộ');
  });

  it('shows who waits first, longest first, with what they were doing and nothing that they wrote', async () => {
    const other = ConversationId.parse('388613280878808645-2468458835296192222');
    await site.callPerson({ procedureName: 'Đăng ký khai tử', number: 5, total: 9 });
    await site.tellClerk('Tôi sinh năm 1950');
    site.advance(2 * HOUR_MS);
    await site.callPerson(null, { id: other });
    const { text } = await mai.get(LIST);
    expect(words(text)).toMatch(
      /…1111 Đang khai: Đăng ký khai tử \(câu 5\/9\) .* chờ 2 giờ .*…2222 Chưa khai/,
    );
    expect(text).not.toContain('1950');
    await act(mai, { action: 'reply', text: 'Dạ' });
    expect(words((await mai.get(LIST)).text)).toMatch(
      /…2222 .* vừa gọi .*…1111 .* Đã trả lời Người trả lời Trần Thị Mai/,
    );
  });

  it('is counted in the frame of every page, for those who may talk', async () => {
    await site.callPerson();
    expect((await mai.get(`${LIST}/count`)).text).toContain('>1<');
    expect((await mai.get('/offices/ninh-thanh/worklists/waiting')).text).toContain(`${LIST}/count`);
    const official = await signIn('hanh');
    expect((await official.get('/offices/ninh-thanh/worklists/waiting')).text).not.toContain(LIST);
  });
});

describe('one talk', () => {
  it('shows what was said, the window of the platform and the dossiers, and is audited when it is opened', async () => {
    await site.callPerson();
    await site.tellClerk('Cho tôi hỏi <b>lệ phí</b>', ['m-1', 'm-2']);
    site.storeFile('m-1', { name: 'anh.png', contentType: 'image/png', content: Buffer.from('png') });
    const dossier = await site.receive({ conversationId: CITIZEN });
    const { text } = await mai.get(TALK);
    expect(text).toContain('Cho tôi hỏi &lt;b&gt;lệ phí&lt;/b&gt;');
    expect(words(text)).toMatch(/anh\.png .*Một tệp chưa nhận được từ Zalo/);
    expect(text).toContain('Công dân vừa nhắn trong 48 giờ qua');
    expect(text).toContain(`/dossiers/${dossier.dossierId}"`);
    expect(site.audited.at(-1)).toMatchObject({
      action: 'openedTalk',
      username: 'mai',
      conversationId: CITIZEN,
    });
    const entries = site.audited.length;
    await mai.get(`${TALK}/live`);
    expect(site.audited).toHaveLength(entries);
    expect((await mai.get(`${TALK}/attachments/m-1`)).status).toBe(200);
    expect(site.audited.at(-1)).toMatchObject({ action: 'openedTalkFile', mediaId: 'm-1' });
    expect((await mai.get(`${TALK}/attachments/m-9`)).status).toBe(404);
  });

  it('is answered: the citizen is told through the conversation, and the page says what became of it', async () => {
    await site.callPerson();
    await site.tellClerk('Mấy giờ mở cửa?');
    const answer = await act(mai, { action: 'reply', text: '7 giờ ạ.\r\nMời ông.' });
    expect(answer.location).toBe(`/console${TALK}`);
    const told = site.told.at(-1);
    expect(told).toMatchObject({
      conversationId: CITIZEN,
      event: { type: 'personReplied', name: 'Trần Thị Mai', text: '7 giờ ạ.\nMời ông.' },
    });
    expect(words((await mai.get(TALK)).text)).toMatch(/Trần Thị Mai · .* đang gửi .*7 giờ ạ/);
    const ref = told?.event.type === 'personReplied' ? told.event.replyId : '';
    const record = { conversationId: CITIZEN, oaId: '1' as never, seq: 1, text: '', createdAt: 0, ref };
    await site.messages.record({ ...record, outcome: { kind: 'skipped', reason: 'window-closed', at: 1 } });
    expect(words((await mai.get(TALK)).text)).toContain('không gửi (đã quá 7 ngày công dân không nhắn)');
  });

  it('is answered once, however often the form is sent', async () => {
    await site.callPerson();
    for (let n = 0; n < 2; n++)
      await mai.post(`${TALK}/actions`, { action: 'reply', heard: '1', replyId: 'same', text: 'Dạ' });
    expect(site.told).toHaveLength(1);
  });

  it('gives the words back when they cannot go', async () => {
    await site.callPerson();
    const empty = await act(mai, { action: 'reply', text: '  ' });
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('Xin ghi nội dung trả lời')]);
    const long = await act(mai, { action: 'reply', text: 'a'.repeat(1300) });
    expect([long.status, long.text]).toEqual([422, expect.stringContaining('a'.repeat(1300))]);
    expect(site.told).toEqual([]);
  });

  it('is held by one clerk, seen by the other, who may take it knowingly', async () => {
    await site.callPerson();
    const quang = await signIn('quang');
    const seenBefore = heard((await quang.get(TALK)).text);
    await act(mai, { action: 'claim' });
    expect(words((await quang.get(TALK)).text)).toContain('Trần Thị Mai đang trả lời công dân này');
    const blind = await quang.post(`${TALK}/actions`, { action: 'claim', heard: seenBefore });
    expect([blind.status, blind.text]).toEqual([409, expect.stringContaining('Đồng nghiệp đang trả lời')]);
    const typed = await act(quang, { action: 'reply', text: 'Lời của Quang' });
    expect([typed.status, typed.text]).toEqual([409, expect.stringContaining('Lời của Quang')]);
    expect((await act(quang, { action: 'claim' })).status).toBe(303);
    expect((await act(quang, { action: 'reply', text: 'Dạ' })).status).toBe(303);
    await act(quang, { action: 'release' });
    expect(words((await mai.get(TALK)).text)).toContain('Chưa có ai nhận trả lời');
  });

  it('is ended only by who has seen everything, and then the assistant has the citizen again', async () => {
    await site.callPerson();
    const seen = heard((await mai.get(TALK)).text);
    await site.tellClerk('Khoan đã');
    const late = await mai.post(`${TALK}/actions`, { action: 'close', heard: seen });
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('Công dân vừa nhắn thêm')]);
    const ended = await act(mai, { action: 'close' });
    expect(ended.location).toBe(`/console${LIST}`);
    expect(site.told.map(({ event }) => event)).toEqual([
      expect.objectContaining({ type: 'personLeft', why: 'ended', talkId: 't1' }),
    ]);
    expect((await mai.get(LIST)).text).toContain('Đã kết thúc, trợ lý lại giúp công dân.');
    expect((await mai.get(`${LIST}/count`)).text).toContain('>0<');
  });

  it('cannot be answered when the platform takes no message any more, and says so before anything is typed', async () => {
    await site.callPerson();
    site.advance(3 * 24 * HOUR_MS);
    expect((await (await signIn('mai')).get(TALK)).text).toContain('Zalo tính phí');
    site.advance(5 * 24 * HOUR_MS);
    const visitor = await signIn('mai');
    const { text } = await visitor.get(TALK);
    expect(text).toContain('Đã quá 7 ngày công dân không nhắn');
    expect(text).not.toContain('<textarea');
    const late = { action: 'reply', heard: '1', replyId: 'x', text: 'Muộn' };
    expect((await visitor.post(`${TALK}/actions`, late)).status).toBe(409);
    expect(site.told).toEqual([]);
  });
});

describe('who may see a talk', () => {
  const ways = (talk: string) => ({
    page: (v: Visitor) => v.get(talk),
    live: (v: Visitor) => v.get(`${talk}/live`),
    attachment: (v: Visitor) => v.get(`${talk}/attachments/m-1`),
    reply: (v: Visitor) =>
      v.post(`${talk}/actions`, { action: 'reply', heard: '9', replyId: 'x', text: 'Chen ngang' }),
    close: (v: Visitor) => v.post(`${talk}/actions`, { action: 'close', heard: '9' }),
  });
  const names = Object.keys(ways('')) as (keyof ReturnType<typeof ways>)[];

  it.each(names)('%s is not for another ward, under its own address or under theirs', async (way) => {
    await site.callPerson();
    await site.tellClerk('Chuyện riêng', ['m-1']);
    site.storeFile('m-1', { name: 'anh.png', contentType: 'image/png', content: Buffer.from('png') });
    const thu = await signIn('thu', 'binh-minh');
    const audited = site.audited.length;
    for (const office of ['ninh-thanh', 'binh-minh']) {
      const answer = await ways(`/offices/${office}/talks/${CITIZEN}`)[way](thu);
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain('Chuyện riêng');
    }
    expect(site.audited).toHaveLength(audited);
    expect(site.told).toEqual([]);
  });

  it.each(names)('%s is not for officials and administrators', async (way) => {
    await site.callPerson();
    for (const username of ['hanh', 'quantri']) {
      expect((await ways(TALK)[way](await signIn(username))).status).toBe(403);
    }
    expect(site.told).toEqual([]);
  });

  it('lists only the own ward’s citizens', async () => {
    await site.callPerson(null, { officeId: BINH_MINH });
    expect((await mai.get(LIST)).text).toContain('Không có công dân nào');
    const son = await signIn('son');
    expect((await son.get('/offices/binh-minh/talks')).text).toContain('…1111');
    expect((await son.get(`/offices/${NINH_THANH}/talks`)).text).not.toContain('…1111');
  });
});
