import { beforeEach, expect, it } from '@jest/globals';
import { moveNotice } from '../../src/notices/move-notice.js';
import { NINH_THANH } from '../dossiers/dossier-builders.js';
import { aContact, aNotice, aRow, HOUR } from '../notices/builders.js';
import { expectAccessible } from './support/expect-accessible.js';
import { fitsWidth, type Person, PHONE, SCREEN } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { useSeat } from './support/use-seat.js';

let site: OpenConsole;
let hanh: Person;
useSeat((seat) => {
  ({ site, person: hanh } = seat);
});
const path = () => `${site.base}/offices/ninh-thanh/notices`;
beforeEach(async () => {
  const contact = aContact(1, { lastInteractionAt: site.now() - HOUR, neighbourhood: 'Khu phố 3' });
  await site.noticeRoom.contacts.noteChats([contact]);
  await site.noticeRoom.contacts.noteTraces([
    {
      ...{ conversationId: contact.conversationId, officeId: NINH_THANH, traces: contact },
      secrets: { name: 'Nguyễn Thị Lan', phone: '+84901234567' },
    },
  ]);
  await hanh.enter('hanh');
});

async function begin() {
  const { page } = hanh;
  await page.goto(path());
  await page.getByLabel('Loại thông báo').selectOption('lich-cat-dien');
  await page.getByRole('button', { name: 'Soạn' }).click();
  await page.getByRole('heading', { name: 'Nếu phát hành bây giờ' }).waitFor();
}

async function fillIn() {
  const { page } = hanh;
  await page.getByLabel('Ngày cắt điện').fill('thứ Năm 05/03');
  await page.getByLabel('Nội dung tin').fill('Cắt điện {ngay}.');
  await page.getByLabel('Kinh phí tối đa').fill('20.000');
  await page.getByText('Chỉ cần một điều kiện').click();
  await page.getByText('Khu phố', { exact: true }).first().click();
  await page.getByLabel('Khu phố 3').first().check();
  await page.getByLabel('Tin thường, tính phí (7 ngày)').check();
  await page.locator('.phone-text', { hasText: 'Cắt điện thứ Năm 05/03.' }).waitFor();
}

async function expectFilledIn() {
  const { page } = hanh;
  await page.getByText('gõ dở lần trước, chưa lưu').waitFor();
  const shown = [
    await page.getByLabel('Ngày cắt điện').inputValue(),
    await page.getByLabel('Nội dung tin').inputValue(),
    await page.getByLabel('Kinh phí tối đa').inputValue(),
    await page.getByLabel('Chỉ cần một điều kiện').isChecked(),
    await page.getByLabel('Khu phố 3').first().isChecked(),
    await page.getByLabel('Tin thường, tính phí (7 ngày)').isChecked(),
  ];
  expect(shown).toEqual(['thứ Năm 05/03', 'Cắt điện {ngay}.', '20.000', true, true, true]);
  // and what would come of it is of this, not of what was kept
  await page.locator('.phone-text', { hasText: 'Cắt điện thứ Năm 05/03.' }).waitFor();
}

it('has what was typed after going away and back, until it is kept', async () => {
  const { page } = hanh;
  await begin();
  await fillIn();
  await page.getByRole('link', { name: 'Mức độ hài lòng' }).click();
  await page.getByRole('heading', { name: 'Mức độ hài lòng' }).waitFor();
  await page.goBack();
  await expectFilledIn();
  await page.getByLabel('Thỏa mọi điều kiện').check();
  await page.getByRole('button', { name: 'Lưu nháp' }).click();
  await page.getByText('Đã lưu bản nháp').waitFor();
  await page.reload();
  expect(await page.getByText('gõ dở lần trước, chưa lưu').isVisible()).toBe(false);
  expect(await page.getByLabel('Thỏa mọi điều kiện').isChecked()).toBe(true);
  expect(await page.getByLabel('Ngày cắt điện').inputValue()).toBe('thứ Năm 05/03');
}, 120_000);

it('has what was typed when the session has ended meanwhile', async () => {
  const { page } = hanh;
  await begin();
  const there = page.url();
  await fillIn();
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Lưu nháp' }).click();
  await page.getByLabel('Tên đăng nhập').waitFor();
  await hanh.logIn('hanh');
  await page.getByRole('link', { name: 'Thông báo' }).waitFor();
  await page.goto(there);
  await expectFilledIn();
}, 120_000);

it('is given up only when that is asked for twice', async () => {
  const { page } = hanh;
  await begin();
  const really = page.getByRole('button', { name: 'Bỏ hẳn thông báo này' });
  expect(await really.isVisible()).toBe(false);
  await page.getByText('Bỏ thông báo', { exact: true }).focus();
  await page.keyboard.press('Enter');
  await really.waitFor();
  await expectAccessible(page);
  await really.click();
  await page.getByText('Đã bỏ thông báo').waitFor();
}, 120_000);

it('has a list to call from, on paper with a sheet for each neighbourhood', async () => {
  const { page } = hanh;
  const notice = aNotice({ state: 'sending' });
  await site.noticeRoom.notices.save(notice);
  const done = moveNotice(notice, { action: 'finish', by: null, at: site.now() });
  if (done.kind === 'moved') await site.noticeRoom.notices.save(done.notice);
  const unreached = { state: 'failed', reason: 'refused-unreachable' } as const;
  const long = 'Khu phố Ninh Thạnh mở rộng phía đông rạch Tây Ninh, cụm dân cư số 14 và xóm Chùa';
  await site.noticeRoom.rows.plan([aRow(1, { ...unreached, neighbourhood: long }), aRow(2, unreached)]);
  await page.goto(`${path()}/${notice.noticeId}`);
  await page.getByRole('link', { name: 'Danh sách cần gọi' }).click();
  await page.getByRole('link', { name: '0901 234 567' }).waitFor();
  for (const size of [SCREEN, PHONE]) {
    await page.setViewportSize(size);
    expect([size.width, await fitsWidth(page)]).toEqual([size.width, true]);
    await expectAccessible(page);
  }
  await page.setViewportSize(SCREEN);
  await page.emulateMedia({ media: 'print' });
  const words = (await page.evaluate('document.body.innerText')) as string;
  expect(words).toMatch(/Ninh Thạnh[\s\S]*Cắt điện[\s\S]*Kết quả gọi[\s\S]*Nguyễn Thị Lan/);
  for (const screenOnly of ['Tải Excel', 'Đăng xuất', 'ghi vào nhật ký'])
    expect(words).not.toContain(screenOnly);
  await hanh.keepPicture('thong-bao-can-goi-print', { fullPage: true });
}, 120_000);
