import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BINH_MINH, LAN } from '../dossiers/dossier-builders.js';
import { aRequest } from '../own-data/data-request-store-contract.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const HERE = '/offices/ninh-thanh/data-requests';
const DAY = 86_400_000;

let site: OpenConsole;
beforeEach(async () => {
  site = await openConsole();
});
afterEach(() => site.close());

const signIn = async (username: string): Promise<Visitor> => {
  const visitor = createVisitor(site.base);
  await visitor.logIn(username);
  return visitor;
};
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const save = (over: Parameters<typeof aRequest>[1] = {}) =>
  site.requests.save(
    aRequest('r-1', { receivedAt: site.now(), dueAt: site.now() + 10 * DAY, ...over }),
    false,
  );

describe('requests about own data', () => {
  it.each([
    ['mai', 403],
    ['hanh', 403],
    ['dung', 200],
    ['quantri', 200],
  ])('are shown to head and administrator only: %s gets %i', async (username, status) => {
    await save();
    const visitor = await signIn(username);
    expect((await visitor.get(HERE)).status).toBe(status);
    const posted = await visitor.post(`${HERE}/r-1/answer`, { note: 'Đã sửa.' });
    expect(posted.status).toBe(status === 200 ? 303 : 403);
    const { text } = await visitor.get('/offices/ninh-thanh/worklists/waiting');
    expect(text.includes('/data-requests')).toBe(status === 200);
  });

  it('say what is asked, by when, and which dossiers the citizen has, most urgent first', async () => {
    const dossier = await site.receive();
    await save({ conversationId: LAN, text: 'Sai tên đệm <b>' });
    await site.requests.save(
      aRequest('r-2', { kind: 'delete', text: '', receivedAt: site.now(), dueAt: site.now() - DAY }),
      false,
    );
    const { text } = await (await signIn('dung')).get(HERE);
    expect(text).toContain('Sai tên đệm &lt;b&gt;');
    expect(words(text)).toMatch(/Xóa dữ liệu · .* quá hạn 1 ngày .*Sửa dữ liệu · .* còn 10 ngày/);
    expect(text).toContain(`/dossiers/${dossier.dossierId}`);
  });

  it('are answered with words that the citizen reads, and then stand among the answered', async () => {
    await save();
    const visitor = await signIn('dung');
    const posted = await visitor.post(`${HERE}/r-1/answer`, { note: '  Đã sửa tên đệm.\r\n ' });
    expect(posted.location).toBe(`/console${HERE}`);
    expect(site.told.at(-1)?.event).toMatchObject({
      type: 'dataRequestMoved',
      move: 'done',
      note: 'Đã sửa tên đệm.',
    });
    const page = words((await visitor.get(HERE)).text);
    expect(page).toContain('Lời trả lời đang được gửi tới công dân');
    expect(page).toMatch(/Không có yêu cầu nào đang chờ.*Đã trả lời gần đây.*Ngô Thị Dung Đã sửa tên đệm\./);
  });

  it('give back what was typed when it cannot go', async () => {
    await save();
    const visitor = await signIn('dung');
    const empty = await visitor.post(`${HERE}/r-1/answer`, { note: '   ' });
    expect([empty.status, words(empty.text).includes('Xin ghi nội dung')]).toEqual([422, true]);
    const long = await visitor.post(`${HERE}/r-1/answer`, { note: 'a'.repeat(1_201) });
    expect([long.status, long.text.includes('a'.repeat(1_201))]).toEqual([422, true]);
    await visitor.post(`${HERE}/r-1/answer`, { note: 'Đã sửa.' });
    expect((await visitor.post(`${HERE}/r-1/answer`, { note: 'Lần nữa.' })).status).toBe(409);
  });

  it('of another office do not exist, neither to see nor to answer', async () => {
    await save({ officeId: BINH_MINH, text: 'Chuyện của phường khác' });
    const visitor = await signIn('dung');
    expect((await visitor.get(HERE)).text).not.toContain('Chuyện của phường khác');
    expect((await visitor.post(`${HERE}/r-1/answer`, { note: 'x' })).status).toBe(404);
    expect((await visitor.get('/offices/binh-minh/data-requests')).status).toBe(404);
    await expect(site.requests.find('r-1')).resolves.toMatchObject({ state: 'open' });
  });
});
