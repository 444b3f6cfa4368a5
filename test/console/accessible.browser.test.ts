import { describe, expect, it } from '@jest/globals';
import { personIdOf } from '../../src/console/staff/person-id.js';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { CITIZEN } from './support/create-talking-citizens.js';
import { expectAccessible } from './support/expect-accessible.js';
import { fitsWidth, type Person, PHONE, SCREEN } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { people } from './support/staff-fixtures.js';
import { useSeat } from './support/use-seat.js';

let site: OpenConsole;
let person: Person;
let dossier: Dossier;
useSeat(async (seat) => {
  ({ site, person } = seat);
  dossier = await site.receive({ conversationId: CITIZEN });
  await site.receive({
    ...{ state: 4, assignee: 'mai', raised: ['clerk', 'head', 'apology'] },
    escalations: [{ step: 'clerk', promise: 1, at: site.now() }],
  });
  await site.callPerson({ procedureName: 'Đăng ký khai sinh', number: 5, total: 12 });
  await site.tellClerk('Cha của bé đang ở xa thì khai thế nào?', ['m-1']);
  site.storeFile('m-1', { name: 'anh.png', contentType: 'image/png', content: Buffer.from('png') });
}, 'all');

/** Every page of the console, and who sees the most of it. */
const pages: Record<string, { who: string; path: () => string }> = {
  worklist: { who: 'mai', path: () => '/worklists/waiting' },
  'worklist without dossiers': { who: 'mai', path: () => '/worklists/closed' },
  morning: { who: 'dung', path: () => '/morning' },
  attention: { who: 'mai', path: () => '/attention' },
  dossier: { who: 'mai', path: () => `/dossiers/${dossier.dossierId}` },
  'dossier for an official': { who: 'hanh', path: () => `/dossiers/${dossier.dossierId}` },
  talks: { who: 'mai', path: () => '/talks' },
  talk: { who: 'mai', path: () => `/talks/${CITIZEN}` },
  'talk about a dossier': { who: 'mai', path: () => `/dossiers/${dossier.dossierId}/talk` },
  appointments: { who: 'mai', path: () => '/appointments' },
  papers: { who: 'mai', path: () => `/dossiers/${dossier.dossierId}/papers` },
  paper: { who: 'mai', path: () => `/dossiers/${dossier.dossierId}/papers/declaration-1` },
  register: { who: 'mai', path: () => '/register' },
  'data requests': { who: 'dung', path: () => '/data-requests' },
  today: { who: 'dung', path: () => '/today' },
  satisfaction: { who: 'hanh', path: () => '/satisfaction' },
  absences: { who: 'dung', path: () => '/absences' },
  assisted: { who: 'tuan', path: () => '/assisted' },
  accounts: { who: 'quantri', path: () => '/staff' },
  'an account': { who: 'quantri', path: () => `/staff/${personIdOf(people.clerk.username)}` },
  'audit log': { who: 'quantri', path: () => '/audit' },
  message: { who: 'mai', path: () => '/dossiers/none' },
};

it('a page with barriers is found out, with rule and node', async () => {
  await person.page.setContent('<html lang="vi"><title>x</title><main><h1>x</h1><button></button></main>');
  await expect(expectAccessible(person.page)).rejects.toThrow(/button-name .*: button/);
});

describe.each([
  ['the screen of an office', SCREEN],
  ['a phone', PHONE],
])('on %s', (_size, size) => {
  it.each(Object.entries(pages))('%s has no barrier that axe finds', async (name, { who, path }) => {
    await person.enter(who);
    await person.page.setViewportSize(size);
    await person.page.goto(`${site.base}/offices/ninh-thanh${path()}`);
    await expectAccessible(person.page);
    expect(await fitsWidth(person.page)).toBe(true);
    await person.keepPicture(`${name.replaceAll(' ', '-')}-${size.width}`, { fullPage: true });
  });

  it.each(['/account', '/account/password', '/account/second-factor'])('%s has none either', async (path) => {
    await person.enter('mai');
    await person.page.setViewportSize(size);
    await person.page.goto(`${site.base}${path}`);
    await expectAccessible(person.page);
    expect(await fitsWidth(person.page)).toBe(true);
    await person.keepPicture(`${path.split('/').at(-1)}-${size.width}`, { fullPage: true });
  });

  it('the log-in has none, not even with a problem', async () => {
    await person.page.context().clearCookies();
    await person.page.setViewportSize(size);
    await person.page.goto(`${site.base}/log-in`);
    await expectAccessible(person.page);
    await person.logIn('mai', 'sai');
    await person.page.getByRole('alert').waitFor();
    await expectAccessible(person.page);
  });
});
