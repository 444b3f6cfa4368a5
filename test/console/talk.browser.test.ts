import { describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { GONE_AFTER_MS } from '../../src/console/presence/presence.js';
import { CITIZEN } from './support/create-talking-citizens.js';
import { expectAccessible } from './support/expect-accessible.js';
import { fitsWidth, newPerson, type Person, PHONE } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { useSeat } from './support/use-seat.js';

let browser: Browser;
let site: OpenConsole;
let mai: Person;
useSeat(async (seat) => {
  ({ browser, site, person: mai } = seat);
  await mai.enter('mai');
});

describe('a clerk', () => {
  it('sees a citizen call, opens the talk, answers while the citizen writes on, and gives them back', async () => {
    await mai.openWork();
    const { page } = mai;
    await page.locator('#talk-count .count-none').waitFor();
    await site.callPerson({ procedureName: 'Đăng ký khai sinh', number: 5, total: 12 });
    await page.locator('#talk-count', { hasText: '1' }).waitFor();
    await page.getByRole('link', { name: /Cần gặp cán bộ/ }).click();
    await mai.keepPicture('talks', { fullPage: true });
    await page.getByRole('link', { name: 'Công dân …1111' }).click();
    await page.getByText('Đang khai: Đăng ký khai sinh (câu 5/12)').waitFor();

    const box = page.getByLabel('Trả lời', { exact: true });
    await box.fill('Dạ, em nghe');
    await site.tellClerk('Cha của bé đang ở xa thì khai thế nào?');
    await page.getByText('Cha của bé đang ở xa').waitFor();
    // what is being typed stays while the talk grows above it
    expect(await box.inputValue()).toBe('Dạ, em nghe');
    await page.getByRole('button', { name: 'Gửi trả lời' }).click();
    await page.getByText('Ông/bà đang trả lời công dân này.').waitFor();
    expect(site.told.map(({ event }) => event.type)).toEqual(['personReplied']);
    // the words that came in while the answer was typed were seen, so nothing waits
    expect((await site.talkStore.find(CITIZEN))?.waitingSince).toBeNull();
    await mai.keepPicture('talk', { fullPage: true });

    await page.getByRole('button', { name: 'Kết thúc, trả lại cho trợ lý' }).click();
    await page.getByText('Không có công dân nào đang cần gặp cán bộ').waitFor();
    expect(site.told.at(-1)?.event).toMatchObject({ type: 'personLeft', why: 'ended' });
  });

  it('sees that a colleague holds a talk, at once and without loading the page again', async () => {
    await site.callPerson();
    const quang = await newPerson(browser, site.base);
    await quang.enter('quang');
    for (const person of [mai, quang])
      await person.page.goto(`${site.base}/offices/ninh-thanh/talks/${CITIZEN}`);
    await mai.page.getByText('Cán bộ Lê Minh Quang cũng đang xem cuộc trò chuyện này.').waitFor();
    await mai.page.getByRole('button', { name: 'Nhận trả lời' }).click();
    await quang.page.getByText('Trần Thị Mai đang trả lời công dân này.').waitFor();
    await quang.page.getByRole('button', { name: 'Trả lời thay' }).click();
    await mai.page.getByText('Lê Minh Quang đang trả lời công dân này.').waitFor();
    expect(quang.complaints).toEqual([]);
    await quang.close();
  });

  it('writes first from a dossier with a picture, and sees what becomes of both', async () => {
    const { dossierId, code } = await site.receive({ conversationId: CITIZEN });
    site.lastHeard(CITIZEN);
    const { page } = mai;
    await mai.openDossier(dossierId);
    await page.getByText('Chưa nhắn tin với công dân này.').waitFor();
    await page.getByRole('link', { name: 'Mở trò chuyện' }).click();
    await page.getByLabel('Lời nhắn').fill('Ảnh trang hai bị mờ ạ.');
    const buffer = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await page
      .getByLabel('Gửi kèm ảnh hoặc tệp PDF')
      .setInputFiles({ name: 'mẫu.png', mimeType: 'image/png', buffer });
    await page.getByRole('button', { name: 'Gửi, tạm dừng trợ lý' }).click();
    await page.getByText('mẫu.png').waitFor();
    const [told] = site.told;
    expect(told?.event).toMatchObject({ about: code, file: { name: 'mẫu.png' } });
    const fileId = told?.event.type === 'personReplied' ? (told.event.file?.fileId ?? '') : '';
    const outcome = { kind: 'failed', reason: 'refused-unreachable', at: 1 } as const;
    const record = { conversationId: CITIZEN, oaId: '1' as never, seq: 1, text: '', createdAt: 0 };
    await site.messages.record({ ...record, ref: fileId, outcome });
    await page.getByText('không gửi được (công dân không nhận tin của trang này)').waitFor();
    await mai.keepPicture('dossier-talk', { fullPage: true });
    await expectAccessible(page);
    await page.setViewportSize(PHONE);
    expect(await fitsWidth(page)).toBe(true);
    await mai.keepPicture('dossier-talk-phone', { fullPage: true });
  });

  it('sees a colleague at the same dossier, for as long as they look', async () => {
    const { dossierId } = await site.receive();
    const quang = await newPerson(browser, site.base);
    await quang.enter('quang');
    await mai.openDossier(dossierId);
    await quang.openDossier(dossierId);
    const notice = mai.page.getByText('Cán bộ Lê Minh Quang cũng đang xem hồ sơ này.');
    await notice.waitFor();
    await mai.keepPicture('two-clerks', { fullPage: true });
    await quang.close();
    site.advance(GONE_AFTER_MS);
    await notice.waitFor({ state: 'detached' });
  });

  it('inserts a reply by "/" and letters, by the arrow keys, and by click', async () => {
    await site.callPerson();
    const { page } = mai;
    await page.goto(`${site.base}/offices/ninh-thanh/talks/${CITIZEN}`);
    const box = page.getByLabel('Trả lời', { exact: true });
    await box.pressSequentially('Dạ, /g');
    await page
      .getByRole('listbox')
      .getByRole('option', { name: /Giờ làm việc/, selected: true })
      .waitFor();
    await mai.keepPicture('canned', { fullPage: true });
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toMatch(/^Dạ, Phường làm việc .*\.$/);
    await box.fill('/');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('Dạ.');
    await box.fill('3/g 1/r');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    await box.fill('/');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    expect(await box.inputValue()).toBe('/');
    await box.fill('');
    await page.locator('#canned').selectOption('rieng');
    await page.getByRole('button', { name: 'Chèn câu mẫu' }).click();
    expect(await box.inputValue()).toBe('Dạ.');
  });

  it('has all of it on a phone, without scrolling sideways', async () => {
    await site.callPerson();
    await site.tellClerk(`Tôi hỏi ${'dài'.repeat(60)} ạ`);
    await mai.page.setViewportSize(PHONE);
    await mai.page.goto(`${site.base}/offices/ninh-thanh/talks`);
    expect(await fitsWidth(mai.page)).toBe(true);
    await mai.keepPicture('talks-phone', { fullPage: true });
    await mai.page.goto(`${site.base}/offices/ninh-thanh/talks/${CITIZEN}`);
    expect(await fitsWidth(mai.page)).toBe(true);
    await mai.keepPicture('talk-phone', { fullPage: true });
  });
});
