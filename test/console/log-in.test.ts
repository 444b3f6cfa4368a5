import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';
import { PASSWORD, people } from './support/staff-fixtures.js';

const HOUR = 3_600_000;
const HOME = '/offices/ninh-thanh/worklists/waiting';

let site: OpenConsole;
let visitor: Visitor;
beforeEach(async () => {
  site = await openConsole();
  visitor = createVisitor(site.base);
});
afterEach(() => site.close());

describe('logging in', () => {
  it('leads a clerk to the waiting dossiers of their ward', async () => {
    const answer = await visitor.tryLogIn('mai');
    expect(answer).toMatchObject({ status: 303, location: '/console/' });
    expect((await visitor.get('/')).location).toBe('/console/offices/ninh-thanh/morning');
    expect((await visitor.get(HOME)).text).toContain('Trần Thị Mai');
    expect(site.audited).toEqual([
      { action: 'loggedIn', at: site.now(), username: 'mai', officeId: 'ninh-thanh' },
    ]);
  });

  it('leads everybody to the worklist that they chose to begin with', async () => {
    const settings = { ...people.clerk.settings, start: 'processing' as const };
    await site.staff.change(people.clerk.username, { settings });
    await visitor.tryLogIn('mai');
    expect((await visitor.get('/')).location).toBe('/console/offices/ninh-thanh/worklists/processing');
  });

  it('leads a volunteer to helping, with nothing that leads to dossiers', async () => {
    await visitor.tryLogIn('tuan');
    expect((await visitor.get('/')).location).toBe('/console/offices/ninh-thanh/assisted');
    const { status, text } = await visitor.get('/offices/ninh-thanh/assisted');
    expect(status).toBe(200);
    expect(text).toContain('Đoàn viên hỗ trợ');
    expect(text).not.toMatch(/\/worklists|\/search|\/dossiers/);
    expect((await visitor.get(HOME)).status).toBe(403);
  });

  it('is on record at every office of the account', async () => {
    await visitor.tryLogIn('son');
    expect(site.audited.map(({ action, officeId }) => [action, officeId])).toEqual([
      ['loggedIn', 'ninh-thanh'],
      ['loggedIn', 'binh-minh'],
    ]);
  });

  it('takes the user name in capitals and with spaces around it', async () => {
    expect((await visitor.tryLogIn(' MAI ')).status).toBe(303);
  });

  it('answers a wrong password, an unknown user and a disabled account alike', async () => {
    const wrong = await visitor.tryLogIn('mai', 'không phải mật khẩu');
    const unknown = await visitor.tryLogIn('aido');
    const disabled = await visitor.tryLogIn('nghi');
    expect(wrong.status).toBe(401);
    expect(wrong.text).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng.');
    const withoutName = (text: string) => text.replace(/value="(mai|aido|nghi)"/, '');
    expect(withoutName(unknown.text)).toBe(withoutName(wrong.text));
    expect(withoutName(disabled.text)).toBe(withoutName(wrong.text));
    expect([unknown.status, disabled.status]).toEqual([401, 401]);
    const { audited } = site;
    expect(audited.map(({ action, username }) => [action, username])).toEqual([
      ['logInFailed', 'mai'],
      ['logInFailed', 'nghi'],
    ]);
  });

  it('hashes for unknown users as well, so that time does not tell who exists', async () => {
    const asked: (string | undefined)[] = [];
    const passwords = { hash: async () => '', verify: async (hash?: string) => asked.push(hash) < 0 };
    await site.close();
    site = await openConsole({ passwords });
    await createVisitor(site.base).tryLogIn('aido');
    await createVisitor(site.base).tryLogIn('mai');
    expect(asked).toEqual([undefined, people.clerk.passwordHash]);
  });

  it('says what is missing when a field is empty', async () => {
    const answer = await visitor.tryLogIn('mai', '');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Xin nhập tên đăng nhập và mật khẩu.');
  });

  it('locks an account from one address after five wrong passwords, the right one included', async () => {
    for (let i = 0; i < 5; i++) expect((await visitor.tryLogIn('mai', 'sai mật khẩu')).status).toBe(401);
    const locked = await visitor.tryLogIn('mai');
    expect(locked.status).toBe(429);
    expect(locked.text).toContain('Mời ông/bà thử lại sau 15 phút.');
    expect(locked.headers.get('retry-after')).toBe('900');
    expect((await visitor.tryLogIn('quang')).status).toBe(303);
  });

  it('counts attempts that are sent at once', async () => {
    const attempts = Array.from({ length: 12 }, () =>
      createVisitor(site.base).tryLogIn('mai', 'sai mật khẩu'),
    );
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it('forgets wrong passwords after the right one', async () => {
    for (let i = 0; i < 4; i++) await visitor.tryLogIn('mai', 'sai mật khẩu');
    expect((await visitor.tryLogIn('mai')).status).toBe(303);
    for (let i = 0; i < 4; i++) await visitor.tryLogIn('mai', 'sai mật khẩu');
    expect((await visitor.tryLogIn('mai')).status).toBe(303);
  });

  it('brings back to the page that was asked for, and to no other site', async () => {
    const asked = await visitor.get('/offices/ninh-thanh/dossiers/d-1');
    expect(asked.location).toBe('/console/log-in?next=%2Foffices%2Fninh-thanh%2Fdossiers%2Fd-1');
    const form = (next: string) => visitor.post('/log-in', { username: 'mai', password: PASSWORD, next });
    expect((await form('/offices/ninh-thanh/dossiers/d-1')).location).toBe(
      '/console/offices/ninh-thanh/dossiers/d-1',
    );
    for (const elsewhere of [
      '//evil.example',
      'https://evil.example',
      '/offices/../../x',
      '/\\evil.example',
    ]) {
      expect((await form(elsewhere)).location).toBe('/console/');
    }
  });

  it('refuses a form that another site posts', async () => {
    const other = await visitor.tryLogIn('mai', PASSWORD, { Origin: 'https://evil.example' });
    const crossSite = await visitor.tryLogIn('mai', PASSWORD, { 'Sec-Fetch-Site': 'cross-site' });
    expect([other.status, crossSite.status]).toEqual([403, 403]);
    expect(visitor.cookies.size).toBe(0);
  });
});

describe('a log-in', () => {
  it('lives in a cookie that scripts cannot read and other sites cannot use', async () => {
    const { headers } = await visitor.tryLogIn('mai');
    expect(headers.get('set-cookie')).toMatch(/^motcua=[\w-]{43}; Path=\/console; HttpOnly; SameSite=Lax$/);
  });

  it('by https lives in a host-bound secure cookie', async () => {
    await site.close();
    site = await openConsole({ https: true });
    const { headers } = await createVisitor(site.base).tryLogIn('mai');
    expect(headers.get('set-cookie')).toMatch(
      /^__Host-motcua=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it('begins under a new token each time, and the former one is worth nothing', async () => {
    await visitor.logIn('mai');
    const former = visitor.cookies.get('motcua');
    await visitor.tryLogIn('mai');
    expect(visitor.cookies.get('motcua')).not.toBe(former);
    const thief = createVisitor(site.base);
    thief.cookies.set('motcua', former ?? '');
    expect((await thief.get(HOME)).status).toBe(303);
  });

  it('is stored under a digest, so that who reads the store cannot take it over', async () => {
    await visitor.logIn('mai');
    const token = visitor.cookies.get('motcua') ?? '';
    const keys = await site.redis.keys(`${site.prefix}*`);
    const read = async (key: string) =>
      (await site.redis.type(key)) === 'set' ? site.redis.smembers(key) : site.redis.get(key);
    const values = await Promise.all(keys.map(read));
    expect(keys.some((key) => key.includes('session:'))).toBe(true);
    expect(JSON.stringify([keys, values])).not.toContain(token);
  });

  it('ends on the server when the clerk logs out', async () => {
    await visitor.logIn('mai');
    const token = visitor.cookies.get('motcua') ?? '';
    expect(await visitor.post('/log-out')).toMatchObject({ status: 303, location: '/console/log-in' });
    expect(visitor.cookies.size).toBe(0);
    visitor.cookies.set('motcua', token);
    expect((await visitor.get(HOME)).status).toBe(303);
  });

  it('ends after eight hours of silence', async () => {
    await visitor.logIn('mai');
    site.advance(7.9 * HOUR);
    expect((await visitor.get(HOME)).status).toBe(200);
    site.advance(8 * HOUR);
    expect((await visitor.get(HOME)).status).toBe(303);
  });

  it('ends after twelve hours however busy the clerk is', async () => {
    await visitor.logIn('mai');
    for (const hours of [4, 4, 3.9]) {
      site.advance(hours * HOUR);
      expect((await visitor.get(HOME)).status).toBe(200);
    }
    site.advance(0.2 * HOUR);
    expect((await visitor.get(HOME)).status).toBe(303);
  });

  it('is not kept alive by the page refreshing itself', async () => {
    await visitor.logIn('mai');
    site.advance(7 * HOUR);
    expect((await visitor.get(`${HOME}/live`)).status).toBe(200);
    site.advance(1.1 * HOUR);
    const over = await visitor.get(`${HOME}/live`, { 'HX-Request': 'true' });
    expect(over.status).toBe(401);
    expect(over.headers.get('hx-redirect')).toBe('/console/log-in');
  });

  it('ends when Redis is flushed, and the clerk can log in again', async () => {
    await visitor.logIn('mai');
    await site.redis.del(...(await site.redis.keys(`${site.prefix}*`)));
    expect((await visitor.get(HOME)).status).toBe(303);
    await visitor.logIn('mai');
    expect((await visitor.get(HOME)).status).toBe(200);
  });

  it('ends at once when the account is disabled or its password changes', async () => {
    await visitor.logIn('mai');
    await site.staff.change(people.clerk.username, { disabled: true });
    expect((await visitor.get(HOME)).status).toBe(303);
    await site.staff.change(people.clerk.username, { disabled: false });
    expect((await visitor.get(HOME)).status).toBe(200);
    await site.staff.change(people.clerk.username, { sessionsValidFrom: site.now() + 1 });
    expect((await visitor.get(HOME)).status).toBe(303);
  });
});
