import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { createVisitor } from './support/create-visitor.js';
import { expectAccessible } from './support/expect-accessible.js';
import { fitsWidth, type Person, PHONE } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { useSeat } from './support/use-seat.js';

let site: OpenConsole;
let mai: Person;
let page: Page;
let dossier: Dossier;
useSeat(async (seat) => {
  ({ site, person: mai } = seat);
  page = mai.page;
  await mai.enter('mai');
  dossier = await site.receive();
  dossier = await site.receive({ content: { ...dossier.content, mediaIds: ['m-1', 'm-2', 'm-3'] } });
  const lines = '<text x="60" y="300" font-size="120">TRANG MỘT</text>';
  const picture = await sharp(
    Buffer.from(
      `<svg width="800" height="1200"><rect width="100%" height="100%" fill="#fff"/>${lines}</svg>`,
    ),
  )
    .jpeg()
    .toBuffer();
  site.storeFile('m-1', { name: 'trang 1.jpg', contentType: 'image/jpeg', content: picture });
  site.storeFile('m-3', { name: 'giấy.pdf', contentType: 'application/pdf', content: PDF });
});

const objects = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>',
];
const PDF = Buffer.from(
  `%PDF-1.4\n${objects.map((one, n) => `${n + 1} 0 obj${one}endobj\n`).join('')}trailer<</Root 1 0 R>>\n%%EOF`,
);
const view = (mediaId: string) => `/offices/ninh-thanh/dossiers/${dossier.dossierId}/view/${mediaId}`;
const opened = () => site.audited.filter(({ action }) => action === 'openedAttachment');
const zoom = () => page.locator('#viewer-zoom').textContent();
const size = () =>
  page.evaluate(
    '(({ width, height }) => [width, height].map(Math.round))(viewed.getBoundingClientRect())',
  ) as Promise<number[]>;

describe('a file beside the answers', () => {
  it('is made larger and turned by buttons and keys, and its opening is on record once', async () => {
    await mai.openDossier(dossier.dossierId);
    await page.getByRole('link', { name: 'Xem cạnh tờ khai' }).first().click();
    await page.locator('.viewer-placed').waitFor();
    expect(opened()).toEqual([expect.objectContaining({ username: 'mai', mediaId: 'm-1' })]);
    await mai.keepPicture('viewer');
    await expectAccessible(page);
    const [width = 0, height = 0] = await size();
    expect(width / height).toBeCloseTo(800 / 1200, 1);
    await page.getByRole('button', { name: 'Phóng to' }).click();
    await page.keyboard.press('+');
    expect(await zoom()).toBe('156%');
    expect((await size())[0]).toBeCloseTo(width * 1.5625, -1);
    await page.keyboard.press('0');
    await page.keyboard.press('r');
    const [across = 0, down = 0] = await size();
    expect(across / down).toBeCloseTo(1200 / 800, 1);
    await page.getByRole('button', { name: 'Xoay trái' }).click();
    expect(await size()).toEqual([width, height]);
    await page.getByRole('button', { name: /Hiện: Số định danh/ }).click();
    await page.getByText('072190000123').waitFor();
    expect(opened()).toHaveLength(1);
  });

  it('leads to the next one, past what has not arrived; a PDF is shown by the browser itself', async () => {
    await page.goto(site.base + view('m-1'));
    await page.locator('.viewer-placed').waitFor();
    await page.getByText('Tệp 1/2').waitFor();
    const framed = page.waitForResponse(/attachments\/m-3\?in=frame/);
    await page.keyboard.press('ArrowRight');
    const answer = await framed;
    expect(answer.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^inline/),
      'content-security-policy': expect.stringContaining("frame-ancestors 'self'"),
    });
    await page.waitForURL(/view\/m-3$/);
    await mai.keepPicture('viewer-pdf');
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/view\/m-1$/);
    await page.keyboard.press('Escape');
    await page.waitForURL(/dossiers\/d-2$/);
  });

  it('stands above them on a phone', async () => {
    await page.setViewportSize(PHONE);
    await page.goto(site.base + view('m-1'));
    await page.locator('.viewer-placed').waitFor();
    expect(await fitsWidth(page)).toBe(true);
    await expectAccessible(page);
    await mai.keepPicture('viewer-phone');
  });

  it('is for those who may reveal, of this ward; a text never becomes a frame', async () => {
    site.storeFile('m-2', { name: 'a.txt', contentType: 'text/html', content: Buffer.from('<script>') });
    const quang = createVisitor(site.base);
    await quang.logIn('quang');
    const file = await quang.get(`${view('m-2').replace('view', 'attachments')}?in=frame`);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect((await quang.get(view('m-9'))).status).toBe(404);
    const thu = createVisitor(site.base);
    await thu.logIn('thu', 'binh-minh');
    expect((await thu.get(view('m-1'))).status).toBe(404);
    const administrator = createVisitor(site.base);
    await administrator.logIn('quantri');
    expect((await administrator.get(view('m-1'))).status).toBe(403);
  });
});
