import type { Page } from 'playwright-core';

/** A made-up citizen who came to the counter for a copy of her own birth certificate: answers by the form's own keys. */
export const AT_THE_COUNTER: readonly (readonly [key: string, answer: string])[] = [
  ['nyc.loai', 'Cá nhân'],
  ['nyc.quanHe', 'Của chính tôi'],
  ['nyc.hoTen', 'Phạm Thị Thật'],
  ['nyc.soDinhDanh', '072188004567'],
  ['nyc.sdt', '0987654321'],
  ['suKien', 'Giấy khai sinh'],
  ['nguoiDuocCap.ngaySinh', '03/05/1988'],
  ['nguoiDuocCap.khaiThem', 'Không'],
  ['daDangKyTai', 'UBND phường 3, thị xã Tây Ninh'],
  ['soLuong', '2'],
  ['nhanKetQua.hinhThuc', 'Tại quầy'],
];

/** The middle of the first section. */
const HALF_WAY = 'nyc.hoTen';

/** Begins a form at the counter by everyday words and fills in what is asked for, section by section. */
export async function fillAtTheCounter(
  page: Page,
  words: string,
  procedure: RegExp,
  halfWay: () => Promise<void>,
): Promise<void> {
  await page.getByLabel('Công dân cần làm thủ tục gì?').fill(words);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: procedure }).first().click();
  await page.getByLabel('Đã đọc thông báo này').check();
  await page.getByRole('button', { name: 'Bắt đầu khai' }).click();
  await page.locator('#progress').waitFor();
  for (const [key, answer] of AT_THE_COUNTER) {
    await answerField(page, key, answer);
    if (key === HALF_WAY) await halfWay();
  }
}

async function answerField(page: Page, key: string, answer: string): Promise<void> {
  const field = page.locator(`[id="f-${key}-field"]`);
  while (!(await field.isVisible())) await nextSection(page);
  const choice = field.getByLabel(answer, { exact: true });
  const saved = page.waitForResponse((response) => response.request().method() === 'POST');
  if ((await choice.count()) > 0) await choice.check();
  else {
    await field.locator('input:not([type=hidden]):not([data-card])').fill(answer);
    await page.keyboard.press('Tab');
  }
  await saved;
  const check = field.getByRole('button', { name: 'Đúng như vậy' });
  if (await check.isVisible()) await check.click();
}

/** The section that is done is left by its button. */
async function nextSection(page: Page): Promise<void> {
  const title = await page.getByRole('heading', { level: 2 }).first().textContent();
  await page
    .getByRole('button', { name: /^Lưu, / })
    .last()
    .click();
  await page
    .getByRole('heading', { level: 2 })
    .first()
    .filter({ hasNotText: title ?? '' })
    .waitFor();
}
