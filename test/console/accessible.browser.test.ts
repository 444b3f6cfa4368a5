import { describe, expect, it } from '@jest/globals';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { CITIZEN } from './support/create-talking-citizens.js';
import { expectAccessible } from './support/expect-accessible.js';
import { fitsWidth, type Person, PHONE, SCREEN } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { useSeat } from './support/use-seat.js';

let site: OpenConsole;
let person: Person;
let dossier: Dossier;
useSeat(async (seat) => {
  ({ site, person } = seat);
  dossier = await site.receive({ conversationId: CITIZEN });
  await site.callPerson({ procedureName: 'Đăng ký khai sinh', number: 5, total: 12 });
  await site.tellClerk('Cha của bé đang ở xa thì khai thế nào?', ['m-1']);
  site.storeFile('m-1', { name: 'anh.png', contentType: 'image/png', content: Buffer.from('png') });
});

/** Every page of the console, and who sees the most of it. */
const pages: Record<string, { who: string; path: () => string }> = {
  worklist: { who: 'mai', path: () => '/worklists/waiting' },
  'worklist without dossiers': { who: 'mai', path: () => '/worklists/closed' },
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
  message: { who: 'mai', path: () => '/dossiers/none' },
};

it('a page with barriers is found out, with rule and node', async () => {
  await person.page.setContent('<html lang="vi"><title>x</title><main><h1>x</h1><button></button></main>');
  await expect(expectAccessible(person.page)).rejects.toThrow(/button-name .*: button/);
});

describe.each([
  ['the screen of an office', SCREEN],
  ['a phone', PHONE],
])('on %s', (_name, size) => {
  it.each(Object.entries(pages))('%s has no barrier that axe finds', async (_page, { who, path }) => {
    await person.enter(who);
    await person.page.setViewportSize(size);
    await person.page.goto(`${site.base}/offices/ninh-thanh${path()}`);
    await expectAccessible(person.page);
    expect(await fitsWidth(person.page)).toBe(true);
  });

  it('the log-in has none, not even with a problem', async () => {
    await person.page.setViewportSize(size);
    await person.page.goto(`${site.base}/log-in`);
    await expectAccessible(person.page);
    await person.logIn('mai', 'sai');
    await person.page.getByRole('alert').waitFor();
    await expectAccessible(person.page);
  });
});
