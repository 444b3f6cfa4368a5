import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser.js';
import { textTo } from './echo-bot.js';
import { agency, business, type Stage, setStage, userId } from './stage.js';

const an = 'Nguyễn Văn An';
const binh = 'Trần Thị Bình';
const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 800 };

let stage: Stage;
let browser: Browser;
let page: Page;
let problems: string[];

beforeAll(async () => {
  stage = await setStage();
  stage.bot.echoes = true;
  stage.sim.citizen(business, userId).change({ name: an });
  stage.sim.citizen(business, '3000000000000000001', { name: binh });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stage.close();
});
beforeEach(async () => {
  await page?.close();
  page = await browser.newPage({ viewport: desk });
  problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(`${stage.sim.url}/?oa=${business}`);
  await pane(an).waitFor();
});

const pane = (name: string): Locator => page.getByRole('region', { name, exact: true });
const write = async (name: string, words: string) => {
  await pane(name).getByRole('textbox').fill(words);
  await page.keyboard.press('Enter');
};
const answer = (name: string, words: string) => pane(name).locator('.row.oa', { hasText: words }).last();

describe('the chat page', () => {
  it('lets two citizens chat side by side, each seeing only their own chat', async () => {
    await write(an, 'tôi là An');
    await write(binh, 'tôi là Bình');
    await answer(an, 'tôi là An').waitFor();
    await answer(binh, 'tôi là Bình').waitFor();
    expect(await pane(an).getByText('Bình').count()).toBe(0);
    const [left, right] = await Promise.all([an, binh].map((name) => pane(name).boundingBox()));
    expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0);
    expect(problems).toEqual([]);
  });

  it('sends the photo of a made-up identity card at two taps', async () => {
    const before = stage.sim.deliveries().length;
    await pane(an).getByRole('button', { name: 'Thêm', exact: true }).click();
    await pane(an).getByRole('button', { name: 'Ảnh thẻ gắn chip' }).click();
    await pane(an).locator('.row:not(.oa) img').last().waitFor();
    expect(stage.sim.deliveries().length).toBeGreaterThan(before);
    expect(problems).toEqual([]);
  });

  it('shows buttons below a message: one that speaks and one that is silent', async () => {
    const buttons = [
      { title: 'Nói ra', type: 'oa.query.show', payload: '#noi' },
      { title: 'Lặng lẽ', type: 'oa.query.hide', payload: '#lang' },
      { title: 'Mở trang', type: 'oa.open.url', payload: { url: 'https://a.example/' } },
    ];
    await stage.call('/v3.0/oa/message/cs', textTo(userId, 'Chọn đi', buttons));
    await pane(an).getByRole('button', { name: 'Lặng lẽ' }).click();
    await answer(an, '#lang').waitFor();
    expect(await pane(an).locator('.row.me', { hasText: '#lang' }).count()).toBe(0);
    await pane(an).getByRole('button', { name: 'Nói ra' }).click();
    await pane(an).locator('.row.me', { hasText: '#noi' }).waitFor();
    const link = pane(an).getByRole('link', { name: 'Mở trang' });
    expect(await link.getAttribute('href')).toBe('https://a.example/');
  });

  it('uploads a picture and a file', async () => {
    const png = await page.screenshot();
    await pane(an)
      .locator('input[data-kind=photo]')
      .setInputFiles({ name: 'cccd.png', mimeType: 'image/png', buffer: png });
    const image = pane(an).getByRole('img', { name: 'cccd.png' }).last();
    await image.waitFor();
    await page.waitForFunction(
      (img) => (img as unknown as { naturalWidth: number }).naturalWidth > 0,
      await image.elementHandle(),
    );
    const buffer = Buffer.from('%PDF-1.4');
    await pane(an)
      .locator('input[data-kind=file]')
      .setInputFiles({ name: 'đơn.pdf', mimeType: 'application/pdf', buffer });
    await pane(an).getByText('đơn.pdf').waitFor();
    expect(stage.bot.names()).toEqual(expect.arrayContaining(['user_send_image', 'user_send_file']));
    expect(problems).toEqual([]);
  });

  it('tells loudly when the platform refused, and shows the raw exchange', async () => {
    await stage.cs({ text: 'x'.repeat(2001) });
    await page.locator('.toast', { hasText: 'TỪ CHỐI /v3.0/oa/message/cs: -210' }).waitFor();
    await page.getByRole('button', { name: /Kỹ thuật/ }).click();
    const entry = page.locator('.entry.refused').first();
    await entry.locator('summary').click();
    expect(await entry.locator('pre').last().textContent()).toContain('"error":-210');
  });

  it('marks what was received and seen', async () => {
    await stage.cs({ text: 'đọc đi' });
    await answer(an, 'đọc đi').getByText('đã xem').waitFor();
    expect(stage.bot.names()).toContain('user_seen_message');
  });

  it('wraps long words, links addresses and keeps the newest in view', async () => {
    for (let i = 0; i < 15; i += 1)
      await stage.cs({ text: `dòng ${i} ${'ơ'.repeat(300)} https://a.example/${i}.` });
    const newest = answer(an, 'dòng 14');
    await newest.waitFor();
    expect(await newest.getByRole('link').getAttribute('href')).toBe('https://a.example/14');
    const chat = pane(an).locator('.chat');
    expect(await chat.evaluate((list) => list.scrollWidth <= list.clientWidth)).toBe(true);
    expect(
      await chat.evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight),
    ).toBeLessThan(2);
  });

  it('never runs markup that somebody wrote', async () => {
    await write(binh, '<img src=x onerror="document.title=1"><b>đậm</b>');
    await answer(binh, '<b>đậm</b>').waitFor();
    expect(await page.title()).toBe('Trang chat mô phỏng');
    const policy = (await page.request.get(stage.sim.url)).headers()['content-security-policy'];
    expect(policy).toContain("script-src 'self'");
  });

  it('adds a citizen and changes the OA', async () => {
    await page.getByRole('button', { name: 'Thêm công dân' }).click();
    await expect(page.locator('.pane').count()).resolves.toBeGreaterThanOrEqual(2);
    await page.locator('.pane').nth(2).waitFor();
    await page.locator('#oa').selectOption(agency);
    await page.locator('.facts', { hasText: 'UBND phường Hiệp Ninh' }).first().waitFor();
    expect(page.url()).toContain(`oa=${agency}`);
  });

  it('makes calls fail and moves the clock from the drawer', async () => {
    await page.getByRole('button', { name: /Kỹ thuật/ }).click();
    await page.getByRole('tab', { name: 'Lỗi giả lập' }).click();
    await page.getByLabel('Kiểu').selectOption('errorButDone');
    await page.getByRole('button', { name: 'Đặt lỗi' }).click();
    await page.getByText('Trả mã lỗi nhưng tin vẫn tới -200').waitFor();
    expect((await stage.cs({ text: 'nói dối' })).error).toBe(-200);
    await page.getByText('Chưa đặt lỗi nào').waitFor();
    const before = stage.sim.clock.now();
    await page.getByRole('tab', { name: 'Nền tảng' }).click();
    await page.getByRole('button', { name: '+ 10 phút' }).click();
    await page.locator('.clock.ahead').waitFor();
    expect(stage.sim.clock.now()).toBe(before + 600_000);
  });
});

describe('on a phone', () => {
  beforeEach(() => page.setViewportSize(phone));

  it('shows one citizen at a time and nothing beyond the edge', async () => {
    await pane(an).waitFor();
    expect(await pane(binh).isVisible()).toBe(false);
    await page.getByRole('button', { name: binh }).click();
    await pane(binh).waitFor();
    expect(await pane(an).isVisible()).toBe(false);
    const beyond = await page.evaluate(
      `[...document.querySelectorAll('.top *, .pane.front *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).length`,
    );
    expect(beyond).toBe(0);
  });

  it('works by keyboard alone', async () => {
    await pane(an).getByRole('textbox').focus();
    await page.keyboard.type('dòng một');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('dòng hai');
    await page.keyboard.press('Enter');
    await answer(an, 'dòng hai').waitFor();
    await pane(an).getByRole('button', { name: 'Thao tác khác' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('.facts', { hasText: 'Đang quan tâm' }).waitFor();
    expect(stage.bot.names()).toContain('follow');
  });
});
