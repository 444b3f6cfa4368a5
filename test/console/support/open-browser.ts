import type { Browser, Page } from 'playwright-core';
import { createVisitor } from './create-visitor.js';
import { PASSWORD } from './staff-fixtures.js';

/** The screen of a ward's usual computer, and of a small phone. */
export const SCREEN = { width: 1366, height: 768 };
export const PHONE = { width: 360, height: 740 };

/** A page of somebody of their own. Whatever the browser itself complains about (CSP, script errors) is collected. */
export async function newPerson(browser: Browser, base: string, viewport = SCREEN) {
  const context = await browser.newContext({ viewport, locale: 'vi-VN' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const aboutStatus = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !aboutStatus) complaints.push(message.text());
  });
  return {
    page,
    complaints,
    /** Is logged in already, without the form. */
    async enter(username: string) {
      // the page of whoever was here before must not go on asking in the name of the next
      await page.goto('about:blank');
      const visitor = createVisitor(base);
      await visitor.logIn(username);
      const cookies = [...visitor.cookies].map(([name, value]) => ({ name, value, url: base }));
      await context.addCookies(cookies);
    },
    openHome: () => page.goto(`${base}/`),
    openWork: () => page.goto(`${base}/offices/ninh-thanh/worklists/waiting`),
    async logIn(username: string, password = PASSWORD) {
      await page.goto(`${base}/log-in`);
      await page.getByLabel('Tên đăng nhập').fill(username);
      await page.getByLabel('Mật khẩu').fill(password);
      await page.getByRole('button', { name: 'Đăng nhập' }).click();
    },
    openDossier: (dossierId: string) => page.goto(`${base}/offices/ninh-thanh/dossiers/${dossierId}`),
    clipboard: () => page.evaluate('navigator.clipboard.readText()') as Promise<string>,
    /** `SCREENSHOTS=<folder>` keeps what the page looks like. */
    async keepPicture(name: string, { fullPage = false } = {}) {
      const folder = process.env.SCREENSHOTS;
      if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage });
    },
    close: () => context.close(),
  };
}
export type Person = Awaited<ReturnType<typeof newPerson>>;

/** Whether nothing sticks out to the right, which on a phone means scrolling sideways. */
export const fitsWidth = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth <= window.innerWidth') as Promise<boolean>;
