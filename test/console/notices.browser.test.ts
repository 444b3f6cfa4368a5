import { afterEach, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { moveNotice } from '../../src/notices/move-notice.js';
import type { NoticeAction } from '../../src/notices/notice.js';
import { NINH_THANH } from '../dossiers/dossier-builders.js';
import { aContact, aRow, DAY, HOUR } from '../notices/builders.js';
import { expectAccessible } from './support/expect-accessible.js';
import { fitsWidth, newPerson, type Person, PHONE, SCREEN } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { aStaff } from './support/staff-fixtures.js';
import { useSeat } from './support/use-seat.js';

let browser: Browser;
let site: OpenConsole;
let hanh: Person;
let phuc: Person;
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
afterEach(async () => {
  await phuc.close();
  expect(phuc.complaints).toEqual([]);
});

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
  ]);
  await passOn('planned', 'begin');
  await phuc.page.getByText('Xong 2/3').waitFor();
  await phuc.page.reload();
  await phuc.page.getByLabel('Ghi chú').fill('Đổi giờ');
  await phuc.page.getByRole('button', { name: 'Tạm dừng gửi' }).click();
  await phuc.page.getByText('Đã tạm dừng').waitFor();
  await lookAt(phuc, 'dang-gui');
  await phuc.page.getByRole('button', { name: 'Gửi tiếp' }).click();
  await phuc.page.getByText('Đã cho gửi tiếp').waitFor();
  await phuc.page.getByRole('link', { name: /Báo cáo/ }).click();
  await phuc.page.getByRole('heading', { name: 'Theo khu phố' }).waitFor();
  await lookAt(phuc, 'bao-cao');
}, 180_000);
