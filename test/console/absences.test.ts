import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const HERE = '/offices/ninh-thanh/absences';

let site: OpenConsole;
let mai: Visitor;
const logIn = async (username: string): Promise<Visitor> => {
  const visitor = createVisitor(site.base);
  await visitor.logIn(username);
  return visitor;
};
beforeEach(async () => {
  site = await openConsole(); // Monday, 2 March
  await site.receive({ assignee: 'mai' });
  await site.receive({ assignee: 'mai', state: 10 });
  mai = await logIn('mai');
});
afterEach(async () => {
  await site.close();
  expect(site.failures).toEqual([]);
});

const away = (visitor: Visitor, over: Record<string, string> = {}) =>
  visitor.post(HERE, { username: 'mai', until: '2026-03-04', do: 'away', ...over });

it('who is away is given nothing, and what they have open is taken over by a colleague', async () => {
  expect((await away(mai)).location).toBe(`/console${HERE}`);
  const quang = await logIn('quang');
  const page = (await quang.get(HERE)).text;
  expect(page).toContain('Trần Thị Mai vắng đến hết ngày 04/03/2026');
  expect(page).toContain('value="d-1:1"');
  expect(page).not.toContain('value="d-2:1"');
  expect(page).not.toContain('<option value="mai">Trần Thị Mai</option>\n');
  const back = await quang.post('/offices/ninh-thanh/hand-over', { chosen: 'd-1:1', handTo: 'mai' });
  expect(back.location).toBe(`/console${HERE}`);
  expect((await quang.get(HERE)).text).toContain('Xin chọn một đồng nghiệp');
  await quang.post('/offices/ninh-thanh/hand-over', { chosen: 'd-1:1', handTo: 'quang' });
  expect((await site.dossiers.find('d-1'))?.assignee).toBe('quang');
  expect((await quang.get(HERE)).text).toMatch(/Đã giao 1 hồ sơ cho Lê Minh Quang[\s\S]*Không còn hồ sơ nào/);
});

it('ends by itself after the last day, or when somebody is back', async () => {
  await away(mai);
  await mai.post(HERE, { username: 'mai', do: 'back' });
  expect((await mai.get(HERE)).text).toContain('Hôm nay không ai vắng');
  await away(mai);
  site.advance(3 * 86_400_000);
  expect((await (await logIn('mai')).get(HERE)).text).toContain('Hôm nay không ai vắng');
});

it.each(['', '2026-03-01', '2026-02-30', 'mai'])(
  'needs a day that is still to come, not "%s"',
  async (until) => {
    await away(mai, { until });
    expect((await mai.get(HERE)).text).toMatch(/Xin ghi ngày cuối vắng mặt[\s\S]*Hôm nay không ai vắng/);
  },
);

it('is said of others by the head alone, and only of who works here', async () => {
  const quang = await logIn('quang');
  expect((await away(quang)).status).toBe(404);
  const head = await logIn('dung');
  expect((await away(head, { username: 'thu' })).status).toBe(404);
  await away(head);
  expect((await quang.get(HERE)).text).not.toContain('Đã đi làm lại');
  expect((await quang.post(HERE, { username: 'mai', do: 'back' })).status).toBe(404);
  expect((await head.get(HERE)).text).toContain('aria-label="Đã đi làm lại: Trần Thị Mai"');
  expect((await (await logIn('hanh')).get(HERE)).status).toBe(403);
});
