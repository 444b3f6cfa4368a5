import { afterEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { StaffRole } from '../../src/offices/office.js';
import { newPerson, type Person } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { PASSWORD, people } from './support/staff-fixtures.js';
import { useSeat } from './support/use-seat.js';

let browser: Browser;
let site: OpenConsole;
let person: Person;
const others: Person[] = [];
useSeat((seat) => {
  ({ browser, site, person } = seat);
});
afterEach(async () => {
  for (const other of others.splice(0)) {
    await other.close();
    expect(other.complaints).toEqual([]);
  }
});

/** Where the links of the frame lead for each role; what is not offered is refused all the same (route-matrix.test.ts). */
const offered: Record<StaffRole, readonly string[]> = {
  clerk: ['Sáng nay', 'Cần chú ý', 'Cần gặp cán bộ', 'Khai giúp', 'Sổ theo dõi'],
  head: [
    'Sáng nay',
    'Cần chú ý',
    'Cần gặp cán bộ',
    'Thông báo',
    'Khai giúp',
    'Dữ liệu cá nhân',
    'Sổ theo dõi',
    'Mức độ hài lòng',
    'Nhật ký',
  ],
  official: ['Sáng nay', 'Cần chú ý', 'Thông báo', 'Sổ theo dõi', 'Mức độ hài lòng'],
  administrator: ['Sáng nay', 'Cần chú ý', 'Dữ liệu cá nhân', 'Mức độ hài lòng', 'Tài khoản', 'Nhật ký'],
  volunteer: ['Khai giúp'],
};

const usernameOf = (role: StaffRole): string => {
  const found = Object.values(people).find((one) => one.role === role && !one.disabled);
  if (!found) throw new Error(`nobody has the role ${role}`);
  return found.username;
};

/** Every link of the page that stays in the console, once. */
async function linksOf({ page }: Person): Promise<string[]> {
  const all = await page
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(all)].filter((href) => href.startsWith('/console/'));
}

describe.each(StaffRole.options)('the console of a %s', (role) => {
  it('offers their work, and nothing that is refused when clicked', async () => {
    await site.receive();
    await person.enter(usernameOf(role));
    await person.openHome();
    const links = await person.page.locator('a.talk-link').allTextContents();
    expect(links.map((text) => text.replace(/\d*\s*$/, '').trim())).toEqual(offered[role]);
    const seen = new Set<string>();
    const toSee = await linksOf(person);
    for (let next = toSee.pop(); next && seen.size < MOST_PAGES; next = toSee.pop()) {
      if (seen.has(next) || isFile(next)) continue;
      seen.add(next);
      const answer = await person.page.goto(new URL(next, site.base).href);
      expect([next, answer?.status()]).toEqual([next, 200]);
      toSee.unshift(...(await linksOf(person)));
    }
    expect(seen.size).toBeGreaterThan(2);
  });
});

/** Enough to see every kind of page that a role reaches, however many filters a list offers. */
const MOST_PAGES = 25;
/** What the browser keeps as a file, or shows outside the frame. */
const isFile = (href: string) => /\.docx|\/attachments\/|#/.test(href);

describe('an administrator', () => {
  it('makes an account, whose holder chooses a password and begins to work', async () => {
    await person.enter('quantri');
    await person.page.goto(`${site.base}/offices/ninh-thanh/staff`);
    await person.page.getByLabel('Họ và tên').fill('Đinh Thị Sáu');
    await person.page.getByLabel('Tên đăng nhập').fill('sau.dinh');
    await person.page.getByLabel('Vai trò').selectOption('clerk');
    await person.page.getByRole('button', { name: 'Thêm tài khoản' }).click();
    const temporary = (await person.page.locator('#first-password').textContent()) ?? '';
    const newcomer = await newPerson(browser, site.base);
    others.push(newcomer);
    await newcomer.logIn('sau.dinh', temporary);
    await newcomer.page.getByLabel('Mật khẩu đang dùng').fill(temporary);
    await newcomer.page.getByLabel('Mật khẩu mới', { exact: true }).fill('đường về Cẩm Giang');
    await newcomer.page.getByLabel('Nhập lại mật khẩu mới').fill('đường về Cẩm Giang');
    await newcomer.page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await newcomer.page.locator('#done').waitFor();
    await newcomer.openWork();
    await newcomer.page.getByText('Không có hồ sơ nào đang chờ tiếp nhận').waitFor();
  });

  it('locks an account, and its holder is out without a click', async () => {
    const clerk = await newPerson(browser, site.base);
    others.push(clerk);
    await clerk.logIn('mai', PASSWORD);
    await clerk.page.locator('#done, h1').first().waitFor();
    await clerk.openWork();
    await clerk.page.locator('#tab-processing').waitFor();
    await person.enter('quantri');
    await person.page.goto(`${site.base}/offices/ninh-thanh/staff`);
    await person.page.getByRole('link', { name: 'mai', exact: true }).click();
    await person.page.getByRole('button', { name: 'Khóa tài khoản' }).click();
    await person.page.locator('#done').waitFor();
    await clerk.page.getByLabel('Tên đăng nhập').waitFor();
  });
});
