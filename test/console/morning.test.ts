import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { moment } from '../calendar/opening-hours.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const PAGE = '/offices/ninh-thanh/morning';

let site: OpenConsole;
beforeEach(async () => {
  site = await openConsole();
  // Thursday, half past seven
  site.advance(moment('2026-03-05 07:30') - site.now());
});
afterEach(() => site.close());

const logIn = async (username: string): Promise<Visitor> => {
  const visitor = createVisitor(site.base);
  await visitor.logIn(username);
  return visitor;
};
const receive = (over: Partial<Dossier> = {}) => site.receive({ state: 4, ...over });
/** What the page says under a heading of its figures. */
const figure = (text: string, label: string) => {
  const cell = text.split('<li>').find((one) => one.includes(`<span>${label}</span>`)) ?? '';
  const [, tone, path, count] =
    /figure-(\w+)" href="[^"]*ninh-thanh\/([^"]+)"><strong>(\d+)/.exec(cell) ?? [];
  return { tone, path, count: Number(count), remark: /<small>(.*?)<\/small>/.exec(cell)?.[1] ?? '' };
};

describe('the look at a day', () => {
  it('is where somebody arrives, and says of when it is', async () => {
    const mai = await logIn('mai');
    expect((await mai.get('/')).location).toBe(`/console${PAGE}`);
    const { text } = await mai.get(PAGE);
    expect(text).toContain('Sáng nay, 05/03/2026');
    expect(text).toContain('Tính đến 07:30. Việc mới tính từ lúc đóng cửa 04/03/2026 17:00.');
    expect(text).toContain('Hôm nay chưa có việc nào gấp.');
  });

  it('reaches back over days off to the last closing', async () => {
    site.advance(moment('2026-03-09 07:30') - site.now());
    expect((await (await logIn('mai')).get(PAGE)).text).toContain('đóng cửa 06/03/2026 17:00');
  });

  it('counts a clerk’s own and nobody’s, the office for head and official; each leads to its list', async () => {
    await receive({ assignee: 'mai', dueAt: moment('2026-03-04 17:00') });
    await receive({ assignee: 'quang', dueAt: moment('2026-03-04 17:00') });
    await receive({ dueAt: moment('2026-03-04 17:00') });
    await receive({ officeId: BINH_MINH, dueAt: moment('2026-03-04 17:00') });
    const mine = (await (await logIn('mai')).get(PAGE)).text;
    const expected = {
      tone: 'late',
      count: 1,
      path: 'worklists/overdue?whose=mine',
      remark: 'và 1 chưa ai nhận',
    };
    expect(figure(mine, 'Quá hạn')).toEqual(expected);
    expect(mine).not.toContain('Theo người xử lý');
    for (const name of ['dung', 'hanh']) {
      const { text } = await (await logIn(name)).get(PAGE);
      expect(figure(text, 'Quá hạn')).toEqual({
        ...expected,
        ...{ count: 3, path: 'worklists/overdue', remark: 'trong đó 1 chưa ai nhận' },
      });
      const table = text.slice(text.indexOf('Theo người xử lý'));
      for (const who of ['Trần Thị Mai', 'Lê Minh Quang', 'Chưa ai nhận']) expect(table).toContain(who);
    }
    const talks = (text: string) => text.includes('<span>Công dân cần gặp cán bộ</span>');
    expect(talks(mine)).toBe(true);
    expect(talks((await (await logIn('hanh')).get(PAGE)).text)).toBe(false);
  });

  it('lists what is promised today by the hour, without what is done', async () => {
    await receive({ assignee: 'mai', dueAt: moment('2026-03-05 17:00') });
    await receive({ assignee: 'mai', dueAt: moment('2026-03-05 10:00') });
    await receive({ assignee: 'quang', dueAt: moment('2026-03-05 09:00') });
    await receive({ assignee: 'mai', state: 9, dueAt: moment('2026-03-05 08:00') });
    const { text } = await (await logIn('mai')).get(PAGE);
    expect(text).toContain('Hẹn trả hôm nay (2)');
    const hours = [...text.matchAll(/morning-time">([^<]+)</g)].map(([, hour]) => hour);
    expect(hours).toEqual(['10:00', '17:00']);
  });

  it('tells whose citizens answered since the office closed, and which drafts lapsed', async () => {
    const early = await receive({ assignee: 'mai', state: 5, pausedAt: moment('2026-03-04 10:00') });
    const lapsed = {
      ...early.history[0],
      seq: 2,
      at: moment('2026-03-05 07:00'),
      action: 'lapseDraft',
    } as const;
    await receive({
      assignee: 'mai',
      history: [...early.history, lapsed as Dossier['history'][number]],
      lastSeq: 2,
    });
    await receive({
      assignee: 'quang',
      history: [...early.history, lapsed as Dossier['history'][number]],
      lastSeq: 2,
    });
    await site.answer(early, 'Gửi phường');
    const mai = await logIn('mai');
    const { text } = await mai.get(PAGE);
    expect(text).toContain('Công dân vừa trả lời (1)');
    expect(text).toContain('Dự thảo hết hạn góp ý, coi là đồng ý (1)');
    site.advance(moment('2026-03-06 07:30') - site.now());
    expect((await mai.get(PAGE)).text).not.toContain('Công dân vừa trả lời');
  });

  it('shows prepared apologies to whom they concern', async () => {
    await receive({ assignee: 'mai', raised: ['clerk', 'apology'] });
    await receive({ assignee: 'quang', raised: ['clerk', 'apology'] });
    const apologies = async (name: string) =>
      /chờ ký \((\d)\)/.exec((await (await logIn(name)).get(PAGE)).text)?.[1];
    expect(await apologies('mai')).toBe('1');
    expect(await apologies('hanh')).toBe('2');
    expect(await apologies('quantri')).toBeUndefined();
    expect(figure((await (await logIn('mai')).get(PAGE)).text, 'Cần chú ý')).toMatchObject({
      count: 1,
      path: 'attention',
    });
  });

  it('counts who comes today', async () => {
    const appointment = {
      desk: 'marriage',
      at: moment('2026-03-05 09:00'),
      minutes: 30,
      askedAt: 1,
    } as const;
    await receive({ appointment });
    expect(figure((await (await logIn('mai')).get(PAGE)).text, 'Lịch hẹn hôm nay')).toMatchObject({
      count: 1,
      path: 'appointments',
    });
  });

  it('is one of the pages with which somebody may begin', async () => {
    const mai = await logIn('mai');
    expect((await mai.get('/account')).text).toContain('<option value="morning" selected>Sáng nay</option>');
    await mai.post('/account/settings', { rowsPerPage: '50', textSize: 'normal', start: 'overdue' });
    expect((await mai.get('/')).location).toBe(`/console/offices/${NINH_THANH}/worklists/overdue`);
  });
});
