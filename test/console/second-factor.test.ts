import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { generateSync } from 'otplib';
import { personIdOf } from '../../src/console/staff/person-id.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';
import { people } from './support/staff-fixtures.js';

const HOME = '/offices/ninh-thanh/worklists/waiting';
const FACTOR = '/account/second-factor';
const STEP = 30_000;

let site: OpenConsole;
let visitor: Visitor;
beforeEach(async () => {
  site = await openConsole();
  visitor = createVisitor(site.base);
  await visitor.logIn('mai');
  site.audited.splice(0);
});
afterEach(() => site.close());

const codeFor = (secret: string, at = site.now()) => generateSync({ secret, epoch: Math.floor(at / 1000) });
const keyIn = (text: string) => (/class="key">([^<]+)</.exec(text)?.[1] ?? '').replaceAll(' ', '');

/** Switches the factor on, a step ago; gives its secret and the recovery codes. */
async function enrol(who = visitor) {
  const secret = keyIn((await who.get(FACTOR)).text);
  const { text } = await who.post(FACTOR, { code: codeFor(secret) });
  site.advance(STEP);
  const codes = [...text.matchAll(/<li><code>([^<]+)</g)].map(([, code = '']) => code);
  return { secret, codes };
}

/** Gets as far as the second page of the log-in. */
async function giveSecondPage(): Promise<Visitor> {
  const other = createVisitor(site.base);
  const { location } = await other.tryLogIn('mai');
  expect(location).toBe('/console/log-in/code?next=%2F');
  expect((await other.get('/log-in/code')).text).toContain('Mã xác nhận');
  return other;
}
const giveCode = (who: Visitor, code: string) => who.post('/log-in/code', { code, next: '/' });

describe('switching a second factor on', () => {
  it('shows a key in groups of four and a QR code, and is on after its first code', async () => {
    const { text } = await visitor.get(FACTOR);
    expect(text).toMatch(/class="key">([A-Z2-7]{4} ){7}[A-Z2-7]{4}</);
    const qr = await visitor.get(`${FACTOR}/qr`);
    expect(qr.headers.get('content-type')).toBe('image/png');
    expect(qr.headers.get('cache-control')).toBe('no-store');
    const { codes } = await enrol();
    expect(new Set(codes).size).toBe(10);
    expect((await site.staff.find(people.clerk.username))?.hasSecondFactor).toBe(true);
    expect(site.audited.map(({ action }) => action)).toEqual(['secondFactorOn']);
    expect((await visitor.get(`${FACTOR}/qr`)).status).toBe(404);
  });

  it('keeps the key while the page is looked at again, and refuses a wrong code', async () => {
    const first = keyIn((await visitor.get(FACTOR)).text);
    const refused = await visitor.post(FACTOR, { code: '000000' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Mã chưa đúng');
    expect(keyIn(refused.text)).toBe(first);
    site.advance(16 * 60_000);
    expect(keyIn((await visitor.get(FACTOR)).text)).not.toBe(first);
    expect((await site.staff.find(people.clerk.username))?.hasSecondFactor).toBe(false);
  });

  it('shows neither key nor codes again', async () => {
    const { secret, codes } = await enrol();
    const { text } = await visitor.get(FACTOR);
    expect(text).not.toContain(secret.slice(0, 4));
    expect(text).not.toContain(codes[0]);
    expect(text).toContain('Còn 10 mã dự phòng');
    expect(JSON.stringify(site.audited)).not.toContain(secret);
  });
});

describe('a log-in with a second factor', () => {
  it('is none before the code, whatever is asked', async () => {
    await enrol();
    const other = await giveSecondPage();
    for (const path of ['/', HOME, '/account', FACTOR]) expect((await other.get(path)).status).toBe(303);
    expect((await visitor.get('/account')).text).not.toContain('Kết thúc tất cả');
  });

  it('begins with the right code, under a new token', async () => {
    const { secret } = await enrol();
    const other = await giveSecondPage();
    const half = other.cookies.get('motcua');
    expect((await giveCode(other, codeFor(secret))).status).toBe(303);
    expect(other.cookies.get('motcua')).not.toBe(half);
    expect((await other.get(HOME)).status).toBe(200);
  });

  it('takes the code of the step before and after, and no older one', async () => {
    const { secret } = await enrol();
    site.advance(5 * STEP);
    for (const [shift, status] of [
      [-2 * STEP, 401],
      [-STEP, 303],
      [STEP, 303],
    ] as const) {
      const other = await giveSecondPage();
      expect((await giveCode(other, codeFor(secret, site.now() + shift))).status).toBe(status);
    }
  });

  it('does not take the code of the enrolment again', async () => {
    const { secret } = await enrol();
    expect((await giveCode(await giveSecondPage(), codeFor(secret, site.now() - STEP))).status).toBe(401);
  });

  it('takes each code once, also of two who give it at once', async () => {
    const { secret } = await enrol();
    const code = codeFor(secret);
    const [one, other] = [await giveSecondPage(), await giveSecondPage()];
    const answers = await Promise.all([giveCode(one, code), giveCode(other, code)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303, 401]));
  });

  it('takes a recovery code in place of one, once, however it is typed', async () => {
    const { codes } = await enrol();
    const [first = ''] = codes;
    const typed = ` ${first.toUpperCase().replace('-', ' ')} `;
    expect((await giveCode(await giveSecondPage(), typed)).status).toBe(303);
    expect((await giveCode(await giveSecondPage(), first)).status).toBe(401);
    expect(site.audited.map(({ action }) => action)).toContain('recoveryCodeUsed');
    expect((await visitor.get(FACTOR)).text).toContain('Còn 9 mã dự phòng');
  });

  it('counts wrong codes, also over addresses, and says how long to wait', async () => {
    const { secret } = await enrol();
    const other = await giveSecondPage();
    const statuses = [];
    for (let n = 0; n < 5; n++) statuses.push((await giveCode(other, '000000')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 429]);
    expect((await giveCode(other, codeFor(secret))).status).toBe(429);
    expect(site.audited.filter(({ action }) => action === 'logInFailed')).toHaveLength(4);
  });

  it('waits five minutes for the code, and no longer', async () => {
    const { secret } = await enrol();
    const other = await giveSecondPage();
    site.advance(5 * 60_000);
    expect((await giveCode(other, codeFor(secret))).location).toBe('/console/log-in');
  });

  it('ends where the account is disabled between password and code', async () => {
    const { secret } = await enrol();
    const other = await giveSecondPage();
    await site.staff.change(people.clerk.username, { disabled: true });
    expect((await giveCode(other, codeFor(secret))).location).toBe('/console/log-in');
  });

  it('refuses a code that another site posts', async () => {
    const { secret } = await enrol();
    const other = await giveSecondPage();
    const fields = { code: codeFor(secret), _csrf: 'x'.repeat(43) };
    expect((await other.post('/log-in/code', fields)).status).toBe(403);
  });
});

describe('a second factor', () => {
  it('is switched off by a code, not without', async () => {
    const { secret } = await enrol();
    await visitor.get(FACTOR);
    expect((await visitor.post(`${FACTOR}/off`, { code: '000000' })).status).toBe(422);
    expect((await visitor.post(`${FACTOR}/off`, { code: codeFor(secret) })).status).toBe(303);
    expect((await createVisitor(site.base).tryLogIn('mai')).location).toBe('/console/');
    expect(site.audited.at(-2)).toMatchObject({ action: 'secondFactorOff' });
  });

  it('cannot be exchanged while it is on', async () => {
    await enrol();
    expect((await visitor.post(FACTOR, { code: '000000' })).status).toBe(422);
    expect((await visitor.get(FACTOR)).text).not.toContain('class="key"');
  });

  it('is taken away by an administrator, which is on record', async () => {
    await enrol();
    const administrator = createVisitor(site.base);
    await administrator.logIn('quantri');
    const page = `/offices/ninh-thanh/staff/${personIdOf(people.clerk.username)}`;
    expect((await administrator.get(page)).text).toContain('đã bật');
    await administrator.post(page, { action: 'removeSecondFactor' });
    expect((await createVisitor(site.base).tryLogIn('mai')).location).toBe('/console/');
    expect(site.audited).toContainEqual(
      expect.objectContaining({ action: 'secondFactorRemoved', whom: 'mai' }),
    );
  });
});

describe('an office that asks it of a role', () => {
  beforeEach(async () => {
    const [first, ...others] = site.offices;
    if (!first) throw new Error('no office');
    await site.close();
    site = await openConsole({ offices: [{ ...first, secondFactorFor: ['clerk'] }, ...others] });
    visitor = createVisitor(site.base);
  });

  it('lets nobody of the role do anything before they have one', async () => {
    await visitor.tryLogIn('mai');
    for (const path of ['/', HOME, '/account'])
      expect(await visitor.get(path)).toMatchObject({ status: 303, location: `/console${FACTOR}` });
    expect((await visitor.get(FACTOR)).text).toContain('Đơn vị yêu cầu mã này');
    await enrol();
    expect((await visitor.get(HOME)).status).toBe(200);
  });

  it('asks nothing of other roles and offices', async () => {
    for (const [username, office] of [
      ['dung', 'ninh-thanh'],
      ['thu', 'binh-minh'],
    ] as const) {
      const other = createVisitor(site.base);
      await other.logIn(username, office);
      expect((await other.get(`/offices/${office}/worklists/waiting`)).status).toBe(200);
    }
  });
});
