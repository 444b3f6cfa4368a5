import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';
import { PASSWORD, people } from './support/staff-fixtures.js';

const HOME = '/offices/ninh-thanh/worklists/waiting';
const MINE = 'lúa chín vàng đồng';
const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0';

let site: OpenConsole;
let visitor: Visitor;
beforeEach(async () => {
  site = await openConsole();
  visitor = createVisitor(site.base);
  await visitor.logIn('mai');
  site.audited.splice(0);
});
afterEach(() => site.close());

const choose = (over: Partial<Record<'old' | 'chosen' | 'again', string>> = {}) =>
  visitor.post('/account/password', { old: PASSWORD, chosen: MINE, again: MINE, ...over });
const logInElsewhere = async (agent = EDGE): Promise<Visitor> => {
  const other = createVisitor(site.base);
  await other.tryLogIn('mai', PASSWORD, { 'User-Agent': agent });
  return other;
};

describe('choosing a password', () => {
  it('changes it, goes on under a new log-in and ends every other', async () => {
    const other = await logInElsewhere();
    site.advance(1000);
    const former = visitor.cookies.get('motcua');
    expect(await choose()).toMatchObject({ status: 303, location: '/console/account' });
    expect(visitor.cookies.get('motcua')).not.toBe(former);
    expect((await visitor.get('/account')).text).toContain('Đã đổi mật khẩu');
    expect((await other.get(HOME)).status).toBe(303);
    expect((await createVisitor(site.base).tryLogIn('mai')).status).toBe(401);
    expect((await createVisitor(site.base).tryLogIn('mai', MINE)).status).toBe(303);
    expect(site.audited.map(({ action }) => action)).toContain('passwordChanged');
  });

  it('says the rules on the page', async () => {
    expect((await visitor.get('/account/password')).text).toContain('Ít nhất 10 ký tự');
  });

  it.each([
    [{ old: 'không đúng gì cả' }, 'Mật khẩu đang dùng chưa đúng.'],
    [{ again: 'lúa chín vàng đông' }, 'Hai lần nhập mật khẩu mới không giống nhau.'],
    [{ chosen: 'ngắn', again: 'ngắn' }, 'cần ít nhất 10 ký tự'],
    [{ chosen: PASSWORD, again: PASSWORD }, 'phải khác mật khẩu đang dùng'],
  ])('refuses %j in words, and changes nothing', async (over, words) => {
    const answer = await choose(over);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.text).not.toContain('lúa chín');
    expect(site.audited).toEqual([]);
    expect((await createVisitor(site.base).tryLogIn('mai')).status).toBe(303);
  });

  it('counts wrong old passwords like wrong log-ins', async () => {
    for (let i = 0; i < 5; i++) expect((await choose({ old: 'sai' })).status).toBe(422);
    const locked = await choose();
    expect(locked.status).toBe(429);
    expect(locked.text).toContain('15 phút');
  });
});

describe('a password that somebody else made', () => {
  beforeEach(async () => {
    await site.staff.change(people.clerk.username, { mustChangePassword: true });
  });

  it('opens nothing but the choosing of an own one', async () => {
    for (const path of ['/', HOME, '/account', '/offices/ninh-thanh/talks'])
      expect(await visitor.get(path)).toMatchObject({ status: 303, location: '/console/account/password' });
    expect((await visitor.post('/account/settings')).location).toBe('/console/account/password');
    const timer = await visitor.get(`${HOME}/live`, { 'HX-Request': 'true' });
    expect(timer.headers.get('hx-redirect')).toBe('/console/account/password');
    expect((await visitor.get('/account/password')).text).toContain('do người khác cấp');
  });

  it('is left behind by choosing', async () => {
    await visitor.get('/account/password');
    expect((await choose()).status).toBe(303);
    expect((await visitor.get(HOME)).status).toBe(200);
  });

  it('still lets somebody log out', async () => {
    expect((await visitor.post('/log-out')).location).toBe('/console/log-in');
  });
});

describe('the list of log-ins', () => {
  it('says from what, from where and since when, this one first, and gives no address whole', async () => {
    await logInElsewhere();
    const { text } = await visitor.get('/account');
    expect(text).toContain('Edge trên Windows');
    expect(text).toContain('Địa chỉ 127.0.•.•');
    expect(text).not.toContain('127.0.0.1<');
    expect(text.match(/đang dùng<\/span>/g)).toHaveLength(1);
    expect(text.indexOf('đang dùng')).toBeLessThan(text.indexOf('Edge trên Windows'));
    expect(text).not.toContain(visitor.cookies.get('motcua'));
  });

  it('ends one, which is on record', async () => {
    const other = await logInElsewhere();
    const third = await logInElsewhere('Mozilla/5.0 (Android 14; Mobile; rv:130.0) Firefox/130.0');
    const { text } = await visitor.get('/account');
    const [, id = ''] = /value="([\w-]{43})" aria-label="Kết thúc đăng nhập trên Edge/.exec(text) ?? [];
    await visitor.post('/account/sessions', { session: id });
    expect((await other.get(HOME)).status).toBe(303);
    expect((await third.get(HOME)).status).toBe(200);
    expect(site.audited.at(-1)).toMatchObject({ action: 'sessionsEnded', count: 1, username: 'mai' });
  });

  it('ends all others at once', async () => {
    const others = [await logInElsewhere(), await logInElsewhere()];
    await visitor.get('/account');
    await visitor.post('/account/sessions');
    for (const other of others) expect((await other.get(HOME)).status).toBe(303);
    const { text } = await visitor.get('/account');
    expect(text).toContain('Đã kết thúc 2 lần đăng nhập.');
    expect(text).not.toContain('Kết thúc tất cả');
  });

  it('ends nothing of anybody else', async () => {
    const colleague = createVisitor(site.base);
    await colleague.logIn('quang');
    const ids = (await site.redis.smembers(`${site.prefix}sessions-of:quang`)).join();
    await visitor.get('/account');
    await visitor.post('/account/sessions', { session: ids });
    expect((await visitor.get('/account')).text).toContain('đã kết thúc trước rồi');
    expect((await colleague.get(HOME)).status).toBe(200);
  });
});

describe('how somebody likes the console', () => {
  it('is kept with the account and holds on every page', async () => {
    await visitor.get('/account');
    const wish = { rowsPerPage: '100', textSize: 'large', start: 'processing' };
    expect((await visitor.post('/account/settings', wish)).status).toBe(303);
    expect((await site.staff.find(people.clerk.username))?.settings).toEqual({
      ...{ rowsPerPage: 100, textSize: 'large', start: 'processing', shortcuts: false },
    });
    expect((await visitor.get('/account')).text).toContain('Đã lưu cách hiển thị.');
    const { text } = await visitor.get(HOME);
    expect(text).toContain('class="large-text"');
    expect(text).toContain('data-shortcuts="off"');
    expect((await visitor.get('/')).location).toBe('/console/offices/ninh-thanh/worklists/processing');
  });

  it('takes the usual for what is no choice', async () => {
    await visitor.get('/account');
    await visitor.post('/account/settings', {
      rowsPerPage: '7',
      textSize: 'x',
      start: '<b>',
      shortcuts: 'on',
    });
    expect((await site.staff.find(people.clerk.username))?.settings).toEqual(people.clerk.settings);
  });
});
