import { describe, expect, it } from '@jest/globals';
import { moment } from '../calendar/opening-hours.js';
import { expectAccessible } from './support/expect-accessible.js';
import { fitsWidth, type Person, PHONE, SCREEN } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { useSeat } from './support/use-seat.js';

let site: OpenConsole;
let person: Person;
useSeat(async (seat) => {
  ({ site, person } = seat);
  const dueAt = moment('2026-03-02 17:00');
  await site.receive({ state: 4, dueAt, assignee: 'mai' });
  await site.receive({ state: 1, dueAt, assignee: 'mai' });
  await site.receive({ state: 4, dueAt: moment('2026-03-02 11:20'), assignee: 'quang' });
  await site.receive({ state: 9, dueAt });
  await person.enter('mai');
});

const open = (path: string) => person.page.goto(`${site.base}/offices/ninh-thanh${path}`);

/** As it stands on a ward's computer and on a phone. */
async function fitsBoth(name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ screen: SCREEN, phone: PHONE })) {
    await person.page.setViewportSize(viewport);
    expect([size, await fitsWidth(person.page)]).toEqual([size, true]);
    await expectAccessible(person.page);
    await person.keepPicture(`${name}-${size}`, { fullPage: true });
  }
  await person.page.setViewportSize(SCREEN);
}

/** An A4 sheet between its margins, in pixels. */
const PAPER = { width: 660, height: 960 };

/** What of the page a printer would show, with everything that only a screen can use gone. */
async function printed(name: string): Promise<string> {
  const { page } = person;
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(PAPER);
  const usable = page.locator('main :is(button, input, select, textarea, nav), header.top, footer');
  const seen = await usable.evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
  expect([name, seen, await fitsWidth(page)]).toEqual([name, 0, true]);
  await person.keepPicture(`${name}-print`, { fullPage: true });
  const words = await page.locator('main').innerText();
  await page.emulateMedia({ media: null });
  await page.setViewportSize(SCREEN);
  return words;
}

describe('on the screen and on paper', () => {
  it('the queue of today says what is left, who stays behind, and prints clean', async () => {
    const { page } = person;
    await open('/today');
    await page.getByText('Đã xong 1/4 hồ sơ').waitFor();
    await page.getByLabel(/^Chọn hồ sơ .*-0003$/).check();
    site.advance(60_000);
    await page.getByText('còn 19 phút').waitFor();
    await page.getByLabel('Ở lại đến').fill('18:30');
    await page.getByRole('button', { name: 'Ghi là ở lại' }).click();
    await page.locator('#rows').getByText('Trần Thị Mai ở lại đến 18:30').waitFor();
    await fitsBoth('today');
    const words = await printed('today');
    expect(words).toMatch(/Hẹn trả hôm nay, 02\/03\/2026[\s\S]*-0003[\s\S]*còn 19 phút[\s\S]*-0001/);
  });

  it('one’s own list is handed over from, and prints with its name and without its buttons', async () => {
    const { page } = person;
    await open('/worklists/dueToday?whose=mine');
    await fitsBoth('mine');
    expect(await printed('mine')).toMatch(/Hồ sơ của phường Ninh Thạnh[\s\S]*Hôm nay[\s\S]*-0001/);
    await page.getByLabel(/^Chọn hồ sơ .*-0001$/).check();
    await page.getByLabel('Giao cho ai?').selectOption('Lê Minh Quang');
    await page.getByRole('button', { name: 'Giao hồ sơ' }).click();
    await page.getByText('Đã giao 1 hồ sơ cho Lê Minh Quang.').waitFor();
  });

  it('who is away is said on a page for everybody, with what they have open', async () => {
    const { page } = person;
    await open('/absences');
    await page.getByLabel('Vắng đến hết ngày').fill('2026-03-04');
    await page.getByRole('button', { name: 'Ghi là vắng' }).click();
    await page.getByRole('heading', { name: 'Trần Thị Mai vắng đến hết ngày 04/03/2026' }).waitFor();
    await fitsBoth('absences');
  });

  it('a dossier prints with its answers, numbers still masked', async () => {
    await open('/dossiers/d-1');
    const words = await printed('dossier');
    expect(words).toContain('072•••••0123');
    expect(words).not.toContain('072190000123');
    expect(words).toMatch(/Người nộp: Nguyễn Thị Lan[\s\S]*Quá trình/);
  });
});
