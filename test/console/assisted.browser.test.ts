import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { NINH_THANH } from '../dossiers/dossier-builders.js';
import { launchBrowser } from '../support/launch-browser.js';
import { expectAccessible } from './support/expect-accessible.js';
import { fillDraftWhole } from './support/fill-draft-whole.js';
import { fitsWidth, newPerson, type Person, PHONE, SCREEN } from './support/open-browser.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

let browser: Browser;
let site: OpenConsole;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await openConsole();
});
afterEach(async () => {
  await site.close();
  expect(site.failures).toEqual([]);
});

const CARD =
  '072090001234||Nguyễn Văn Mẫu|02011990|Nam|Khu phố Ninh Đức, Ninh Thạnh, Tây Ninh, Tây Ninh|15042021';

/** Somebody at the counter, with a form on the death of a relative begun. */
async function begin(): Promise<Person> {
  const mai = await newPerson(browser, site.base);
  await mai.enter('mai');
  const { page } = mai;
  await page.goto(`${site.base}/offices/ninh-thanh/assisted`);
  await page.getByLabel('Công dân cần làm thủ tục gì?').fill('khai tu');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Đăng ký khai tử' }).click();
  await page.getByLabel('Đã đọc thông báo này').check();
  await page.getByRole('button', { name: 'Bắt đầu khai' }).click();
  await page.getByRole('heading', { name: '1. Nơi đăng ký' }).waitFor();
  return mai;
}

const saved = (page: Page, done: number) =>
  page.locator('#progress', { hasText: `Đã ghi ${done}/` }).waitFor();
const choose = (page: Page, name: string) => page.getByLabel(name, { exact: true }).first().check();
const goOn = (page: Page) =>
  page
    .getByRole('button', { name: /^Lưu, / })
    .last()
    .click();

async function fillIn(page: Page): Promise<void> {
  await choose(page, 'Ở phường mình');
  await saved(page, 1);
  await choose(page, 'Chưa');
  await saved(page, 2);
  await goOn(page);
  await page.getByRole('heading', { name: '2. Người yêu cầu' }).waitFor();
  await choose(page, 'Con');
  await page.getByLabel('Quét mã QR trên thẻ căn cước').fill(CARD);
  await page.keyboard.press('Enter');
  await page.locator('input[name="f.nyc.hoTen"]:not([value=""])').waitFor();
  await page.locator('input[name="f.nyc.sdt"]').fill('0912345678');
  await goOn(page);
  await page.getByRole('heading', { name: '3. Người được khai tử' }).waitFor();
}

/** As it stands on a ward's computer and on a phone: nothing sticks out, axe finds nothing. */
async function fitsBoth({ page, keepPicture }: Person, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ screen: SCREEN, phone: PHONE })) {
    await page.setViewportSize(viewport);
    expect([size, await fitsWidth(page)]).toEqual([size, true]);
    await expectAccessible(page);
    await keepPicture(`${name}-${size}`, { fullPage: true });
  }
  await page.setViewportSize(SCREEN);
}

describe('a form at the counter', () => {
  it('is filled in field by field, with a card, a wrong date and a way back', async () => {
    const mai = await begin();
    const { page } = mai;
    await fillIn(page);
    const birth = page.locator('input[name="f.nguoiChet.ngaySinh"]');
    await birth.fill('31/02/1950');
    await page.locator('input[name="f.nguoiChet.hoTen"]').fill('Trần Văn Thử');
    await page.getByText('Lịch không có ngày').waitFor();
    await fitsBoth(mai, 'assisted-form');
    // what was typed meanwhile is still there
    expect(await page.locator('input[name="f.nguoiChet.hoTen"]').inputValue()).toMatch(/trần văn thử/i);
    await birth.fill('02/01/1950');
    await page.keyboard.press('Tab');
    await page.locator('.field-wrong').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Quay lại phần trước' }).click();
    await page.getByRole('heading', { name: '2. Người yêu cầu' }).waitFor();
    await page.getByRole('link', { name: /^3\. / }).click();
    expect(await birth.inputValue()).toBe('02/01/1950');
    expect(mai.complaints).toEqual([]);
    await mai.close();
  });

  it('is read back, handed over with a code, and filed when the citizen signs', async () => {
    const mai = await newPerson(browser, site.base);
    await mai.enter('mai');
    const { page } = mai;
    const whose = { officeId: NINH_THANH, helper: { username: 'mai', role: 'clerk' }, seesAll: true };
    const draftId = (await site.assisted.desk.begin(whose, '1.000656'))?.draftId ?? '';
    await fillDraftWhole(site.assisted, whose, draftId);
    const here = `${site.base}/offices/ninh-thanh/assisted/${draftId}`;
    await page.goto(`${here}/read-back`);
    await page.getByText('TRẦN VĂN THỬ').waitFor();
    await fitsBoth(mai, 'assisted-read-back');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Ghi nhận chữ ký' }).isVisible()).toBe(false);
    expect(await page.getByText('(ký, ghi rõ họ tên)').isVisible()).toBe(true);
    await mai.keepPicture('assisted-read-back-print', { fullPage: true });
    await page.emulateMedia({ media: null });
    await page.getByRole('button', { name: 'Lấy mã chuyển sang Zalo' }).click();
    await page.getByText('Đang chờ công dân gửi mã').waitFor();
    expect(await page.locator('.one-time-code strong').textContent()).toMatch(/^[A-Z\d]{3} [A-Z\d]{3}$/);
    await fitsBoth(mai, 'assisted-code');
    await page.getByRole('link', { name: '← Đọc lại tờ khai' }).click();
    await page.getByLabel('Tôi đã thấy công dân ký').check();
    await page.getByRole('button', { name: 'Ghi nhận chữ ký, nộp hồ sơ' }).click();
    await page.locator('#done').waitFor();
    expect(await site.submissions.find(draftId)).toMatchObject({ conversationId: null });
    expect(mai.complaints).toEqual([]);
    await mai.close();
  });
});
