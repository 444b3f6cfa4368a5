import { expect, it } from '@jest/globals';
import { expectAccessible } from './support/expect-accessible.js';
import { fitsWidth, type Person, PHONE, SCREEN } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { useSeat } from './support/use-seat.js';

let site: OpenConsole;
let person: Person;
useSeat((seat) => {
  ({ site, person } = seat);
}, 'all');

/** Lower than two lines of buttons. */
const ONE_LINE_PX = 75;
const heightOf = async ({ page }: Person) => (await page.locator('header.top').boundingBox())?.height;
const open = async (who: string, size: typeof SCREEN) => {
  await person.enter(who);
  await person.page.setViewportSize(size);
  await person.page.goto(`${site.base}/offices/ninh-thanh/notices`);
};

it.each(['dung', 'hanh'])(
  'the head of a page is one line for %s, on a screen and on a phone',
  async (who) => {
    for (const size of [SCREEN, PHONE]) {
      await open(who, size);
      expect([size.width, await heightOf(person)]).toEqual([size.width, expect.any(Number)]);
      expect(await heightOf(person)).toBeLessThan(ONE_LINE_PX);
      await person.keepPicture(`dau-trang-${who}-${size.width}`);
    }
  },
);

it('what is needed less often opens with the keyboard', async () => {
  await open('dung', SCREEN);
  const register = person.page.getByRole('link', { name: 'Sổ theo dõi' });
  expect(await register.isVisible()).toBe(false);
  await person.page.locator('.more summary').focus();
  await person.page.keyboard.press('Enter');
  await expectAccessible(person.page);
  await person.keepPicture('dau-trang-them');
  await register.click();
  await person.page.waitForURL(/\/register/);
});

it('a phone has all of it in a menu that the keyboard opens and closes', async () => {
  await open('dung', PHONE);
  const button = person.page.getByRole('button', { name: 'Mục' });
  const out = person.page.getByRole('button', { name: 'Đăng xuất' });
  expect(await out.isVisible()).toBe(false);
  await button.focus();
  await person.page.keyboard.press('Enter');
  await out.waitFor();
  for (const name of ['Sáng nay', 'Thông báo', 'Dữ liệu cá nhân', 'Sổ theo dõi'])
    expect([name, await person.page.getByRole('link', { name }).count()]).toEqual([name, 1]);
  await expectAccessible(person.page);
  expect(await fitsWidth(person.page)).toBe(true);
  await person.keepPicture('dau-trang-muc');
  await person.page.keyboard.press('Escape');
  await out.waitFor({ state: 'hidden' });
  await button.click();
  await person.page.getByRole('link', { name: 'Sổ theo dõi' }).click();
  await person.page.waitForURL(/\/register/);
});
