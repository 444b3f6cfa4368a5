import { afterEach, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { moveNotice } from '../../src/notices/move-notice.js';
import type { NoticeAction } from '../../src/notices/notice.js';
import { NINH_THANH } from '../dossiers/dossier-builders.js';
import { aContact, anArticle, aRow, DAY, HOUR } from '../notices/builders.js';
import { expectAccessible } from './support/expect-accessible.js';
import { fitsWidth, newPerson, type Person, PHONE, SCREEN } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { aStaff } from './support/staff-fixtures.js';
import { useSeat } from './support/use-seat.js';

let browser: Browser;
let site: OpenConsole;
let hanh: Person;
let phuc: Person;
// before the console closes, which the page still asks
afterEach(async () => {
  await phuc.close();
  expect(phuc.complaints).toEqual([]);
});
useSeat(async (seat) => {
  ({ browser, site, person: hanh } = seat);
  await site.staff.insert(aStaff({ username: 'phuc', displayName: 'Lý Văn Phúc', role: 'official' }));
  phuc = await newPerson(browser, site.base);
  const silent = { lastInteractionAt: site.now() - 20 * DAY, neighbourhood: 'Khu phố 3' };
  await site.noticeRoom.contacts.noteChats(
    [
      ...[1, 2, 3].map((n) => aContact(n, { lastInteractionAt: site.now() - HOUR })),
      ...[4, 5].map((n) => aContact(n, silent)),
    ].map((contact) => contact),
  );
});

const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';
const path = () => `${site.base}/offices/ninh-thanh/notices`;
const find = async () => {
  const [notice] = await site.noticeRoom.notices.list(NINH_THANH, 1);
  if (!notice) throw new Error('no notice');
  return notice;
};
/** What the clock and the worker do. */
async function passOn(...actions: NoticeAction[]) {
  for (const action of actions) {
    const moved = moveNotice(await find(), { action, by: null, at: site.now() });
    if (moved.kind === 'moved') await site.noticeRoom.notices.save(moved.notice);
  }
}
/** The page is whole on the office's screen and on a phone, and has no barrier. */
async function lookAt({ page, keepPicture }: Person, name: string) {
  for (const size of [SCREEN, PHONE]) {
    await page.setViewportSize(size);
    expect([name, size.width, await fitsWidth(page)]).toEqual([name, size.width, true]);
    await expectAccessible(page);
    await page.evaluate('window.scrollTo(0, 0)');
    if (size === SCREEN) await keepPicture(`thong-bao-${name}`);
  }
  await page.setViewportSize(SCREEN);
}

it('is written, released by another, scheduled, stopped, resumed and reported', async () => {
  await hanh.enter('hanh');
  await hanh.page.goto(path());
  await lookAt(hanh, 'danh-sach');
  await hanh.page.getByLabel('Loại thông báo').selectOption('lich-cat-dien');
  await hanh.page.getByRole('button', { name: 'Soạn' }).click();

  // What would come of it is told while it is typed.
  await hanh.page.getByLabel('Tên thông báo').fill('Cắt điện khu phố 3');
  await hanh.page.getByLabel('Ngày cắt điện').fill('thứ Năm 05/03');
  await hanh.page.locator('.phone-text', { hasText: 'thứ Năm 05/03' }).waitFor();
  await hanh.page.getByText('Im lặng quá 7 ngày').waitFor();
  await hanh.page.getByText('Chưa điền: Từ giờ').waitFor();
  await hanh.page.getByLabel('Mẫu tin theo tài khoản Zalo').check();
  await hanh.page.getByLabel('Mẫu theo tài khoản Zalo').selectOption('mau-1');
  await hanh.page.getByLabel('noi_dung').fill('{ngay}');
  await lookAt(hanh, 'soan');

  // What is missing is named, and what was written stays.
  await hanh.page.getByRole('button', { name: 'Trình phát hành' }).click();
  await hanh.page.getByRole('alert').getByText('Chưa điền: Từ giờ').waitFor();
  expect(await hanh.page.getByLabel('Ngày cắt điện').inputValue()).toBe('thứ Năm 05/03');
  for (const [label, value] of [
    ['Từ giờ', '7 giờ 30'],
    ['Đến giờ', '11 giờ 30'],
    ['Khu vực', 'khu phố 3'],
    ['Lý do', 'thay dây'],
  ] as const)
    await hanh.page.getByLabel(label, { exact: true }).fill(value);
  await hanh.page.getByLabel('Giờ gửi').fill('2026-03-04T08:00');
  await hanh.page.getByRole('button', { name: 'Trình phát hành' }).click();

  // One's own is not released by oneself.
  await hanh.page.getByText('nên một lãnh đạo khác phát hành').waitFor();
  expect(await hanh.page.getByRole('button', { name: 'Phát hành', exact: true }).count()).toBe(0);
  await lookAt(hanh, 'trinh');
  const { noticeId } = await find();
  await phuc.enter('phuc');
  await phuc.page.goto(`${path()}/${noticeId}`);
  await phuc.page.getByRole('button', { name: 'Phát hành', exact: true }).click();
  await phuc.page.getByText('Đã phát hành').waitFor();

  // Its rows come by themselves, and the one who wrote it sees them.
  await site.noticeRoom.rows.plan([
    aRow(1, { noticeId, state: 'sent', sentAt: site.now(), neighbourhood: 'Khu phố 3' }),
    aRow(2, { noticeId }),
    aRow(4, { noticeId, state: 'skipped', way: null, reason: 'silent-week' }),
    aRow(5, { noticeId, state: 'failed', reason: 'rest-unsent', part: 1, sentAt: site.now() }),
  ]);
  await passOn('planned', 'begin');
  await phuc.page.getByText('Xong 3/4').waitFor();
  await phuc.page.locator('h1 #notice-state', { hasText: 'Đang gửi' }).waitFor();
  // What may be pressed now is there without another look, and stays while it is filled in.
  expect(await phuc.page.locator('#notice-actions').count()).toBe(1);
  await phuc.page.getByLabel('Lý do dừng').fill('Đổi giờ');
  await phuc.page.waitForResponse((response) => response.url().includes('/live'));
  await phuc.page.waitForResponse((response) => response.url().includes('/live'));
  expect(await phuc.page.getByLabel('Lý do dừng').inputValue()).toBe('Đổi giờ');
  await phuc.page.getByRole('button', { name: 'Tạm dừng gửi' }).click();
  await phuc.page.getByText('Đã tạm dừng').waitFor();
  await lookAt(phuc, 'dang-gui');
  await phuc.page.getByRole('button', { name: 'Gửi tiếp' }).click();
  await phuc.page.getByText('Đã cho gửi tiếp').waitFor();
  await phuc.page.getByRole('link', { name: /Báo cáo/ }).click();
  await phuc.page.getByRole('heading', { name: 'Theo khu phố' }).waitFor();
  await lookAt(phuc, 'bao-cao');

  // Who said what is a page of its own.
  const quoted = { at: site.now(), words: 'Khu phố 3 có được báo lại giờ mới không ạ?' };
  await site.noticeRoom.rows.answer(aRow(1, { noticeId }).rowId, '#loi', quoted);
  await site.noticeRoom.rows.answer(aRow(5, { noticeId }).rowId, 'Đã rõ', { at: site.now() });
  await phuc.page.reload();
  await phuc.page.getByRole('link', { name: 'Ai trả lời gì' }).click();
  await phuc.page.getByText('báo lại giờ mới').waitFor();
  await lookAt(phuc, 'tra-loi');
}, 180_000);

it('is written with a picture, a file and an article, and looks as citizens will see it', async () => {
  const picture = await sharp({ create: { width: 640, height: 320, channels: 3, background: '#7ea6c4' } })
    .png()
    .toBuffer();
  const { page } = hanh;
  await hanh.enter('hanh');
  await page.goto(path());
  await page.getByLabel('Loại thông báo').selectOption('lich-cat-dien');
  await page.getByRole('button', { name: 'Soạn' }).click();
  for (const [label, value] of [
    ['Tên thông báo', 'Cắt điện khu phố 3'],
    ['Ngày cắt điện', 'thứ Năm 05/03'],
    ['Từ giờ', '7 giờ 30'],
    ['Đến giờ', '11 giờ 30'],
    ['Khu vực', 'khu phố 3'],
    ['Lý do', 'thay dây'],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByLabel('Ảnh, tệp kèm theo').setInputFiles([
    { name: 'sơ đồ.png', mimeType: 'image/png', buffer: picture },
    { name: 'công văn.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) },
  ]);
  await page.getByLabel('Đăng thêm thành bài viết').check();
  await page.getByLabel('Tiêu đề bài viết').fill('Lịch cắt điện khu phố 3');
  await page.getByLabel('Dùng ảnh kèm theo làm ảnh bìa').check();
  await page.getByRole('button', { name: 'Lưu nháp' }).click();
  await page.getByText('Đã lưu bản nháp').waitFor();

  // The picture goes before the words, the file after them, and the article has its cover.
  await page.locator('.phone-picture').first().scrollIntoViewIfNeeded();
  const loaded = await page.evaluate(
    "[...document.querySelectorAll('.phone-picture')].map((one) => one.naturalWidth)",
  );
  expect(loaded).toEqual([640, 640]);
  expect(await page.locator('.phone-file').innerText()).toBe('công văn.pdf');
  expect(await page.locator('.phone-article-title').innerText()).toBe('Lịch cắt điện khu phố 3');
  await page.getByLabel('Mẫu tin theo tài khoản Zalo').check();
  await page.getByLabel('Mẫu theo tài khoản Zalo').selectOption('mau-1');
  await page.getByText('Mẫu tin không kèm được ảnh và tệp.').waitFor();
  await page.getByText('chưa điền noi_dung của mẫu tin').waitFor();
  await page.locator('.phone-article').scrollIntoViewIfNeeded();
  await lookAt(hanh, 'bai-viet');

  // Without its picture the article has no cover, and what is typed beside it stays.
  await page.getByLabel('Mẫu tin theo tài khoản Zalo').uncheck();
  await page.getByLabel('Gỡ ảnh').check();
  await page.getByRole('button', { name: 'Lưu nháp' }).click();
  await page.locator('.phone-picture').first().waitFor({ state: 'detached' });
  expect((await find()).content).toMatchObject({ picture: null, file: { name: 'công văn.pdf' } });

  await page.getByRole('button', { name: 'Trình phát hành' }).click();
  await page.getByText('nên một lãnh đạo khác phát hành').waitFor();
  const { noticeId } = await find();
  await phuc.enter('phuc');
  await phuc.page.goto(`${path()}/${noticeId}`);
  await phuc.page.getByRole('button', { name: 'Phát hành', exact: true }).click();
  await phuc.page.getByText('Đã phát hành').waitFor();
  await passOn('planned', 'begin');
  await phuc.page.getByText('Bài viết gửi người quan tâm: Chờ tạo bài').waitFor();
  await site.noticeRoom.articles.save(anArticle({ noticeId, step: 'handed', since: site.now() }));
  await phuc.page.getByText('Đã giao Zalo phát').waitFor();
  await lookAt(phuc, 'bai-viet-da-giao');
}, 180_000);
