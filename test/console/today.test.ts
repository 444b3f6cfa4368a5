import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { moment } from '../calendar/opening-hours.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const TODAY = '/offices/ninh-thanh/today';
const DUE = moment('2026-03-02 17:00');

let site: OpenConsole;
let mai: Visitor;
const logIn = async (username: string): Promise<Visitor> => {
  const visitor = createVisitor(site.base);
  await visitor.logIn(username);
  return visitor;
};
beforeEach(async () => {
  site = await openConsole(); // Monday, 11:00
  await site.receive({ state: 4, dueAt: DUE, assignee: 'quang' });
  await site.receive({ state: 1, dueAt: moment('2026-03-02 10:30') });
  await site.receive({ state: 9, dueAt: DUE });
  await site.receive({ state: 4, dueAt: moment('2026-03-03 17:00') });
  await site.receive({ state: 4, dueAt: DUE, officeId: BINH_MINH });
  mai = await logIn('mai');
});
afterEach(async () => {
  await site.close();
  expect(site.failures).toEqual([]);
});

describe('the queue of today', () => {
  it('holds what is promised for today, the most urgent first, with whose it is and what is left to do', async () => {
    const { text } = await mai.get(TODAY);
    expect(text).toContain('Hẹn trả hôm nay, 02/03/2026');
    expect(text).toContain('Đã xong 1/3 hồ sơ');
    const rows = [...text.matchAll(/<tr id="row-(d-\d)"[\s\S]*?<\/tr>/g)].map(([row, id]) => [id, row]);
    expect(rows.map(([id]) => id)).toEqual(['d-2', 'd-1']);
    expect(rows[0]?.[1]).toMatch(/quá 30 phút[\s\S]*Chưa ai nhận[\s\S]*Tiếp nhận/);
    expect(rows[1]?.[1]).toMatch(/còn 6 giờ 0 phút[\s\S]*Lê Minh Quang[\s\S]*Hoàn thành/);
    expect(text).not.toContain('Đã hết giờ làm việc');
  });

  it('counts what is done, and empties', async () => {
    const done = { by: 'mai', note: 'Mời đến', officeId: NINH_THANH, expectedVersion: 1 };
    await site.desk.act({ ...done, dossierId: 'd-1', action: 'finish' });
    await site.desk.act({ ...done, dossierId: 'd-2', action: 'accept', note: '' });
    await site.desk.act({ ...done, dossierId: 'd-2', action: 'finish', expectedVersion: 2 });
    const { text } = await mai.get(`${TODAY}/live`);
    expect(text).toContain('Đã xong 3/3 hồ sơ');
    expect(text).toContain('Không còn hồ sơ nào hẹn trả hôm nay');
  });

  it('after hours says that somebody waits', async () => {
    site.advance(7 * 3_600_000);
    expect((await (await logIn('mai')).get(TODAY)).text).toContain('Đã hết giờ làm việc, còn 2 hồ sơ');
  });
});

describe('who stays behind', () => {
  const stay = (visitor: Visitor, over: Record<string, string | string[]> = {}) =>
    visitor.post(`${TODAY}/stay`, { until: '19:00', chosen: ['d-1', 'd-4'], ...over });

  it('says until when and for which of today’s dossiers; everybody sees it, and it can be taken back', async () => {
    expect((await stay(mai)).location).toBe(`/console${TODAY}`);
    const quang = await logIn('quang');
    const { text } = await quang.get(TODAY);
    expect(text).toContain('Trần Thị Mai ở lại đến 19:00');
    expect(text).toMatch(/<strong>Trần Thị Mai<\/strong> đến 19:00 <span class="fine">[^,<]*-0001<\/span>/);
    expect(text).not.toContain('aria-label="Thôi ở lại: Trần Thị Mai"');
    expect((await quang.post(`${TODAY}/home`, { username: 'mai' })).status).toBe(404);
    await mai.post(`${TODAY}/home`, { username: 'mai' });
    expect((await mai.get(TODAY)).text).toContain('Chưa ai ghi ở lại');
  });

  it.each([
    ['a time that is over', { until: '10:00' }, 'Xin ghi giờ ở lại đến'],
    ['no time', { until: '25:00' }, 'Xin ghi giờ ở lại đến'],
    ['nothing of today', { chosen: 'd-4' }, 'Xin đánh dấu ít nhất một hồ sơ'],
    ['a dossier of another ward', { chosen: 'd-5' }, 'Xin đánh dấu ít nhất một hồ sơ'],
  ])('is not noted with %s', async (_what, over, said) => {
    await stay(mai, over);
    const { text } = await mai.get(TODAY);
    expect(text).toContain(said);
    expect(text).toContain('Chưa ai ghi ở lại');
  });

  it('is said of others only by the head, and only of who works here', async () => {
    expect((await stay(mai, { username: 'quang' })).status).toBe(404);
    const head = await logIn('dung');
    expect((await stay(head, { username: 'thu' })).status).toBe(404);
    await stay(head, { username: 'quang' });
    expect((await head.get(TODAY)).text).toContain('Lê Minh Quang ở lại đến 19:00');
  });

  it('is seen and not said by an official', async () => {
    const hanh = await logIn('hanh');
    expect((await hanh.get(TODAY)).text).not.toContain('id="stay"');
    expect((await stay(hanh)).status).toBe(403);
  });
});
