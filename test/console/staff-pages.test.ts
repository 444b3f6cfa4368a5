import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { personIdOf } from '../../src/console/staff/person-id.js';
import { type Staff, Username } from '../../src/console/staff/staff.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';
import { aStaff, PASSWORD, people } from './support/staff-fixtures.js';

const ALL = '/offices/ninh-thanh/staff';
const pageOf = ({ username }: Pick<Staff, 'username'>) => `${ALL}/${personIdOf(username)}`;
const an = { username: 'an.le', displayName: 'Lê Văn An', role: 'clerk', officeIds: 'ninh-thanh' };
const AN = Username.parse('an.le');

let site: OpenConsole;
let visitor: Visitor;
beforeEach(async () => {
  site = await openConsole();
  visitor = createVisitor(site.base);
  await visitor.logIn('quantri');
  site.audited.splice(0);
});
afterEach(() => site.close());

const passwordIn = (text: string) => /<code id="first-password">([^<]+)</.exec(text)?.[1] ?? '';
const recorded = () => site.audited.map(({ at, ...entry }) => entry);
const act = (whom: Staff, action: string, fields: Record<string, string> = {}) =>
  visitor.post(pageOf(whom), { action, ...fields });
const factsOf = ({ displayName, role }: Staff) => ({ displayName, role, officeIds: 'ninh-thanh' });

describe('the accounts of an office', () => {
  it('lists its people with role and state, and nobody of another office', async () => {
    await site.staff.change(people.otherClerk.username, { mustChangePassword: true });
    const { text } = await visitor.get(ALL);
    const rows = [...text.matchAll(/<tr role="row"><td.*?<\/tr>/gs)].map(([row]) =>
      row
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    expect(rows).toContain('mai Trần Thị Mai Cán bộ Một cửa Đang dùng');
    expect(rows).toContain('nghi Hồ Văn Nghi Cán bộ Một cửa Đã khóa');
    expect(rows).toContain('quang Lê Minh Quang Cán bộ Một cửa Chưa đổi mật khẩu được cấp');
    expect(text).not.toContain('Phạm Thị Thu');
  });

  it('have no user name in their addresses', async () => {
    expect((await visitor.get(ALL)).text).not.toMatch(/href="[^"]*staff\/(mai|quang)/);
  });

  it('of another office are not found, one by one either', async () => {
    expect((await visitor.get(pageOf(people.clerkElsewhere))).status).toBe(404);
    const answer = await visitor.post(pageOf(people.clerkElsewhere), { action: 'disable' });
    expect(answer.status).toBe(404);
    expect((await site.staff.find(people.clerkElsewhere.username))?.disabled).toBe(false);
  });
});

describe('adding somebody', () => {
  beforeEach(() => visitor.get(ALL));

  it('shows a password once, with which they log in and must choose their own', async () => {
    const { status, text } = await visitor.post(ALL, an);
    expect(status).toBe(200);
    const password = passwordIn(text);
    expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
    expect((await visitor.get(`${ALL}/${personIdOf(AN)}`)).text).not.toContain(password);
    const newcomer = createVisitor(site.base);
    expect((await newcomer.tryLogIn('an.le', password)).status).toBe(303);
    expect((await newcomer.get('/')).location).toBe('/console/account/password');
    expect(recorded()[0]).toEqual({
      ...{ action: 'staffAdded', username: 'quantri', whom: 'an.le', officeId: 'ninh-thanh', role: 'clerk' },
    });
  });

  it('puts no password into the audit log or Redis', async () => {
    const password = passwordIn((await visitor.post(ALL, an)).text);
    const keys = await site.redis.keys(`${site.prefix}*`);
    const kept = await Promise.all(keys.map((key) => site.redis.dump(key)));
    expect(JSON.stringify([site.audited, kept.map(String)])).not.toContain(password);
  });

  it.each<[Partial<typeof an>, string]>([
    [{ username: 'mai' }, 'Tên đăng nhập này đã có người dùng.'],
    [{ username: 'Lê An' }, 'chữ thường không dấu'],
    [{ displayName: ' ' }, 'Xin ghi họ và tên'],
    [{ officeIds: 'binh-minh' }, 'không quản trị'],
  ])('refuses %j in words, with what was typed', async (over, words) => {
    const { status, text } = await visitor.post(ALL, { ...an, ...over });
    expect(status).toBe(422);
    expect(text).toContain(words);
    expect(text).toContain(`value="${over.username ?? 'an.le'}"`);
    expect(recorded()).toEqual([]);
    expect(await site.staff.find(AN)).toBeUndefined();
  });

  it('refuses a role that there is not', async () => {
    expect((await visitor.post(ALL, { ...an, role: 'god' })).status).toBe(404);
  });
});

describe('changing somebody', () => {
  beforeEach(() => visitor.get(ALL));

  it('takes another name and role, each on record', async () => {
    const facts = { ...factsOf(people.clerk), displayName: 'Trần Mai', role: 'head' };
    expect((await act(people.clerk, 'change', facts)).location).toBe(`/console${pageOf(people.clerk)}`);
    expect(await site.staff.find(people.clerk.username)).toMatchObject({
      displayName: 'Trần Mai',
      role: 'head',
    });
    expect(recorded().map(({ action }) => action)).toEqual(['staffRenamed', 'staffRoleChanged']);
    expect((await visitor.get(pageOf(people.clerk))).text).toContain('Đã lưu thay đổi');
  });

  it('says when there was nothing to change', async () => {
    await act(people.clerk, 'change', factsOf(people.clerk));
    expect((await visitor.get(pageOf(people.clerk))).text).toContain('Không có gì cần thay đổi.');
    expect(recorded()).toEqual([]);
  });

  it('disables at once and enables again, which brings no log-in back', async () => {
    const clerk = createVisitor(site.base);
    await clerk.logIn('mai');
    site.advance(1000);
    await act(people.clerk, 'disable');
    expect((await clerk.get('/')).location).toMatch(/log-in/);
    expect((await createVisitor(site.base).tryLogIn('mai')).status).toBe(401);
    await act(people.clerk, 'enable');
    expect((await clerk.get('/')).location).toMatch(/log-in/);
    expect((await createVisitor(site.base).tryLogIn('mai')).status).toBe(303);
  });

  it('gives a new password, which ends every log-in and has to be changed', async () => {
    const clerk = createVisitor(site.base);
    await clerk.logIn('mai');
    site.advance(1000);
    const password = passwordIn((await act(people.clerk, 'resetPassword')).text);
    expect((await clerk.get('/')).location).toMatch(/log-in/);
    expect((await createVisitor(site.base).tryLogIn('mai', PASSWORD)).status).toBe(401);
    await clerk.tryLogIn('mai', password);
    expect((await clerk.get('/')).location).toBe('/console/account/password');
  });

  it('shows a lock-out with its time, and lifts it', async () => {
    for (let i = 0; i < 6; i++) await createVisitor(site.base).tryLogIn('mai', 'sai mật khẩu');
    expect((await visitor.get(pageOf(people.clerk))).text).toContain('thử lại được sau 15 phút');
    await act(people.clerk, 'liftLock');
    expect((await visitor.get(pageOf(people.clerk))).text).not.toContain('thử lại được sau');
    expect((await createVisitor(site.base).tryLogIn('mai')).status).toBe(303);
    expect(recorded()).toContainEqual(expect.objectContaining({ action: 'lockLifted', whom: 'mai' }));
  });

  it.each(['disable', 'resetPassword'])('does not let an administrator %s themself', async (action) => {
    const answer = await act(people.administrator, action);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Không thể tự khóa');
    expect(await site.staff.find(people.administrator.username)).toEqual(people.administrator);
  });

  it('does not let an administrator demote themself, but rename', async () => {
    const facts = factsOf(people.administrator);
    expect((await act(people.administrator, 'change', { ...facts, role: 'clerk' })).status).toBe(422);
    expect((await act(people.administrator, 'change', { ...facts, displayName: 'Bùi Tài' })).status).toBe(
      303,
    );
    expect(await site.staff.find(people.administrator.username)).toMatchObject({
      ...{ role: 'administrator', displayName: 'Bùi Tài' },
    });
  });

  it('leaves alone who also works where the administrator has nothing to say', async () => {
    for (const action of ['disable', 'resetPassword', 'liftLock'])
      expect((await act(people.clerkOfBoth, action)).text).toContain('không quản trị');
    const facts = { ...factsOf(people.clerkOfBoth), role: 'administrator' };
    expect((await act(people.clerkOfBoth, 'change', facts)).status).toBe(422);
    expect(await site.staff.find(people.clerkOfBoth.username)).toEqual(people.clerkOfBoth);
    expect(recorded()).toEqual([]);
  });
});

describe('an administrator of two offices', () => {
  beforeEach(async () => {
    const both = { username: 'chung', role: 'administrator', officeIds: [NINH_THANH, BINH_MINH] };
    await site.staff.insert(aStaff(both));
    visitor = createVisitor(site.base);
    await visitor.logIn('chung');
    site.audited.splice(0);
  });

  it('moves somebody to the other one, which both have on record', async () => {
    const facts = { ...factsOf(people.clerk), officeIds: 'binh-minh' };
    expect((await act(people.clerk, 'change', facts)).location).toBe(`/console${ALL}`);
    expect((await site.staff.find(people.clerk.username))?.officeIds).toEqual([BINH_MINH]);
    expect(recorded().map(({ action, officeId }) => [action, officeId])).toEqual([
      ['staffOfficesChanged', 'ninh-thanh'],
      ['staffOfficesChanged', 'binh-minh'],
    ]);
  });

  it('leaves nobody without an office', async () => {
    const { displayName, role } = people.clerk;
    const answer = await act(people.clerk, 'change', { displayName, role });
    expect(answer.text).toContain('Xin chọn ít nhất một đơn vị.');
  });
});
