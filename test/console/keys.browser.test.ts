import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CITIZEN } from './support/create-talking-citizens.js';
import { expectAccessible } from './support/expect-accessible.js';
import { type Person, PHONE } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { useSeat } from './support/use-seat.js';

let site: OpenConsole;
let mai: Person;
let page: Page;
useSeat(async (seat) => {
  ({ site, person: mai } = seat);
  page = mai.page;
  await mai.enter('mai');
});

const focused = () => page.evaluate('document.activeElement.id') as Promise<string>;
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const arrive = (path: RegExp) => page.waitForURL(path);

describe('a clerk without a mouse', () => {
  it('walks a worklist, opens a dossier, reaches its actions, copies its code and goes back', async () => {
    for (let n = 0; n < 3; n++) await site.receive();
    await mai.openWork();
    await press('j', 'j', 'j', 'j');
    expect(await focused()).toBe('open-d-3');
    await press('k', 'ArrowUp', 'ArrowDown');
    expect(await focused()).toBe('open-d-2');
    await press('Enter');
    await arrive(/dossiers\/d-2$/);
    await press('a');
    expect(await page.evaluate('document.activeElement.closest("#actions") !== null')).toBe(true);
    await press('c');
    await page.getByText('Đã chép').first().waitFor();
    expect(await mai.clipboard()).toBe('000.00.01.H53-260302-0002');
    await press('m');
    await arrive(/d-2\/talk$/);
    await press('Escape');
    await arrive(/dossiers\/d-2$/);
    await press('Escape');
    await arrive(/worklists\/waiting/);
  });

  it('jumps between worklists from anywhere, and finds the search', async () => {
    const { dossierId } = await site.receive();
    await mai.openWork();
    await press('g', 'd');
    await arrive(/worklists\/processing/);
    await mai.openDossier(dossierId);
    await press('g', 'c');
    await arrive(/worklists\/waiting/);
    await press('/');
    expect(await focused()).toBe('typed');
    // whatever is typed there is only typed
    await press('j', 'g', 'd', '?');
    expect(await page.locator('#typed').inputValue()).toBe('jgd?');
    expect(await page.locator('#keys-help').isVisible()).toBe(false);
    await press('Escape', '?');
    await page.locator('#keys-help').waitFor();
    await page.getByRole('definition').filter({ hasText: 'Đang xử lý' }).waitFor();
    await mai.keepPicture('keys');
    await expectAccessible(page);
    await press('j', 'Escape');
    expect(await page.locator('#keys-help').isVisible()).toBe(false);
    expect(page.url()).toMatch(/worklists\/waiting/);
  });

  it('finds the help by touch as well, on a phone', async () => {
    await page.setViewportSize(PHONE);
    await mai.openWork();
    await page.getByRole('button', { name: 'Phím tắt' }).click();
    await page.locator('#keys-help').waitFor();
    await mai.keepPicture('keys-phone');
    await page.getByRole('button', { name: 'Đóng' }).click();
    await page.locator('#keys-help').waitFor({ state: 'hidden' });
  });
});

describe('what is typed', () => {
  const talk = () => page.goto(`${site.base}/offices/ninh-thanh/talks/${CITIZEN}`);
  const box = () => page.locator('#reply-text');

  it('outlives a lost connection and other pages, until the server has taken it', async () => {
    await site.callPerson();
    await talk();
    await box().fill('Dạ, em đang tra sổ');
    await page.getByRole('button', { name: 'Nhận trả lời' }).click();
    await page.getByText('Ông/bà đang trả lời công dân này.').waitFor();
    expect(await box().inputValue()).toBe('Dạ, em đang tra sổ');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Gửi trả lời' }).click();
    await page.waitForURL(/chrome-error/);
    await page.context().setOffline(false);
    // the page's own timers had nobody to ask
    mai.complaints.splice(0);
    await mai.openWork();
    await talk();
    expect(await box().inputValue()).toBe('Dạ, em đang tra sổ');
    await page.getByRole('button', { name: 'Gửi trả lời' }).click();
    await page.getByText('Đã ghi lời trả lời').waitFor();
    expect(await box().inputValue()).toBe('');
    await talk();
    expect(await box().inputValue()).toBe('');
  });

  it('into an action comes back with the action open, and is gone for whoever logs in next', async () => {
    const { dossierId } = await site.receive();
    await mai.openDossier(dossierId);
    const note = page.locator('#note-askSupplement');
    await page.locator('#action-askSupplement summary').click();
    await note.fill('Thiếu trang hai');
    await page.reload();
    await note.waitFor();
    expect(await note.inputValue()).toBe('Thiếu trang hai');
    await mai.enter('quang');
    await mai.openDossier(dossierId);
    expect(await note.inputValue()).toBe('');
    expect(await page.evaluate('Object.keys(localStorage)')).toEqual([]);
  });
});
