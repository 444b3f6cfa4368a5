import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { composeOperator } from '../../src/composition/compose-operator.js';
import { readSettings } from '../../src/config.js';
import { OfficeId } from '../../src/ids.js';
import type { Person } from '../console/support/open-browser.js';
import { CLERK } from '../support/start-product.js';
import { OAS } from '../support/test-settings.js';
import { type CitizenPhone, openChatPage } from './support/chat-page.js';
import { ACCEPT, createClerkDesk, FINISH, RETURN } from './support/clerk-desk.js';
import { fillAtTheCounter } from './support/counter-form.js';
import {
  beginBirthCopy,
  beginMaritalStatus,
  codeIn,
  endBirthCopy,
  endMaritalStatus,
} from './support/filings.js';
import { readRecord } from './support/record.js';
import { type Story, useStory } from './support/use-story.js';

/** The two days of the week that the guide for clerks tells of; its pictures are taken here (`SCREENSHOTS`). */
const on = (day: 'wed' | 'thu' | 'fri', time: string) =>
  `2026-11-${{ wed: 25, thu: 26, fri: 27 }[day]}T${time}+07:00`;
const HEAD = { username: 'phutrach.mau', password: 'mat-khau-cua-phu-trach', name: 'Võ Thị Đầu' };
const WARD = OAS[0]?.oaId ?? '';
/** Codes of the procedures that this ward does at once on a Friday. */
const [SINGLE, COPY] = ['1.004873', '2.000635'];

let clock: Story['clock'];
let browser: Story['browser'];
let product: Story['product'];
let lan: Person;
let head: Person;
useStory({ begin: on('wed', '07:05'), redisDb: 4, change: withFridays }, async (story) => {
  ({ clock, browser, product } = story);
  const operator = await composeOperator(readSettings(product.env));
  const { name: displayName, ...account } = HEAD;
  const officeIds = [OfficeId.parse('ninh-thanh')];
  await operator.staff.addStaff({ ...account, displayName, role: 'head', officeIds });
  await operator.close();
  lan = await story.addPerson();
  head = await story.addPerson();
});

/** The ward has a day without appointments, and what puts off a promise is signed by a second person. */
function withFridays(env: Record<string, string>): Record<string, string> {
  const file = String(env.OFFICES_FILE);
  const { offices } = parse(readFileSync(file, 'utf8')) as { offices: object[] };
  const rules = { noAppointmentDay: { procedures: [SINGLE, COPY] }, secondSignature: {} };
  writeFileSync(file, stringify({ offices: offices.map((office) => ({ ...office, ...rules })) }));
  return env;
}

const goTo = (person: Person, path: string) =>
  person.page.goto(`${product.webUrl}/console/offices/ninh-thanh/${path}`);

describe('the days of a counter', () => {
  it('Wednesday: nobody has to write; who cannot is helped, signs, and goes home with a receipt', async () => {
    await lan.logIn(CLERK.username, CLERK.password);
    await lan.page.waitForURL(/\/morning$/);
    await goTo(lan, 'assisted');
    await fillAtTheCounter(lan.page, 'sao giấy khai sinh', /Cấp bản sao/, () => lan.keepPicture('khai-giup'));
    await lan.page
      .getByRole('button', { name: /^Lưu, / })
      .last()
      .click();
    await lan.page.getByRole('heading', { name: 'Lời cam đoan' }).waitFor();
    await lan.keepPicture('doc-lai');
    await lan.page.getByLabel('Tôi đã thấy công dân ký').check();
    await lan.page.getByRole('button', { name: 'Ghi nhận chữ ký, nộp hồ sơ' }).click();
    const code = await untilFiled();
    const desk = createClerkDesk(lan);
    await desk.finds(code);
    expect(await lan.page.getByText('Người nộp không dùng Zalo').first().isVisible()).toBe(true);
    expect(await desk.does(ACCEPT)).toContain('xin báo tại quầy hoặc gọi điện');
    clock.passUntil(on('wed', '10:20'));
    await lan.page.reload();
    expect(await desk.does(FINISH)).toContain(code);
    await desk.does(RETURN);
    const record = await readRecord(product);
    expect(record.stepsOf(code)).toEqual(['receive 1', 'accept 2', 'finish 4', 'finish 9', 'return 10']);
  }, 240_000);

  it('Friday: what comes in before three is promised for today, and who is not ready is told before five', async () => {
    const chats = await openChatPage(browser, product.simulator.url, WARD);
    const [an, binh] = [await chats.addCitizen(), await chats.addCitizen()];
    clock.passUntil(on('thu', '19:00'));
    await Promise.all([beginMaritalStatus(an), beginBirthCopy(binh)]);
    clock.passUntil(on('fri', '08:10'));
    const [ofAn, ofBinh] = await fileBoth(chats.page, an, binh);

    // The morning: what the day brings, and the queue of what is promised for it.
    clock.passUntil(on('fri', '08:30'));
    await lan.logIn(CLERK.username, CLERK.password);
    await lan.page.waitForURL(/\/morning$/);
    await lan.page.getByText(ofAn).first().waitFor();
    await lan.keepPicture('sang-nay');
    const desk = createClerkDesk(lan);
    for (const code of [ofAn, ofBinh]) {
      await desk.finds(code);
      await desk.does(ACCEPT);
    }
    await goTo(lan, 'today');
    await lan.page.getByText('0/2').first().waitFor();
    await lan.keepPicture('hom-nay', { fullPage: true });

    // Half past three: one is ready; the other is pointed out, to the clerk first.
    await desk.finds(ofBinh);
    expect(await desk.does(FINISH)).toContain(ofBinh);
    await binh.hears(new RegExp(`Hồ sơ ${ofBinh} .*đã có kết quả`));
    clock.passUntil(on('fri', '15:40'));
    await goTo(lan, 'attention');
    await lan.page.getByText(ofAn).waitFor();
    await lan.keepPicture('can-chu-y');
    await goTo(lan, 'today');
    await lan.page.getByLabel(new RegExp(ofAn)).check();
    await lan.page.getByLabel('Ở lại đến').fill('18:30');
    await lan.keepPicture('o-lai', { fullPage: true });
    await lan.page.getByRole('button', { name: 'Ghi là ở lại' }).click();
    await lan.page.getByText('18:30').first().waitFor();

    // A quarter past four: the apology lies ready. The clerk proposes it, the head signs, then the citizen hears.
    clock.passUntil(on('fri', '16:20'));
    await desk.finds(ofAn);
    await waitForApology();
    await lan.page.locator('#action-apologise button.primary').scrollIntoViewIfNeeded();
    await lan.keepPicture('loi-xin-loi');
    expect(await lan.page.locator('#preview-apologise').textContent()).toContain('thứ Hai, 30/11/2026');
    await lan.page
      .locator('#action-apologise')
      .getByLabel('Lý do chậm')
      .fill('Phải chờ xác minh nơi cư trú cũ.');
    await lan.page.locator('#action-apologise button.primary').click();
    await lan.page.getByText(`Đã gửi đề nghị ký cho hồ sơ ${ofAn}`).waitFor();
    await head.logIn(HEAD.username, HEAD.password);
    await head.page.waitForURL(/\/morning$/);
    await head.page.getByRole('link', { name: ofAn }).first().click();
    await head.page.getByRole('button', { name: 'Ký và gửi' }).waitFor();
    await head.keepPicture('cho-ky');
    await head.page.getByRole('button', { name: 'Ký và gửi' }).click();
    const apology = await an.hears('Phường xin lỗi ông/bà');
    expect(apology).toContain('Phải chờ xác minh nơi cư trú cũ.');
    expect(apology).toContain('thứ Hai, 30/11/2026');

    // Five o'clock: nothing that was promised for today is open.
    clock.passUntil(on('fri', '17:01'));
    await goTo(lan, 'today');
    await lan.keepPicture('het-ngay', { fullPage: true });
    await goTo(lan, 'worklists/overdue');
    await lan.page.locator('#tabs [aria-current]', { hasText: 'Quá hạn' }).waitFor();
    expect(await lan.page.locator('#rows').getByText(ofAn).count()).toBe(0);
    expect(chats.complaints).toEqual([]);
    await chats.close();
  }, 240_000);
});

/** Both send their forms in the morning, and both are promised for today. */
async function fileBoth(page: { screenshot(): Promise<Buffer> }, an: CitizenPhone, binh: CitizenPhone) {
  const photo = await page.screenshot();
  const receipts = await Promise.all([endMaritalStatus(an), endBirthCopy(binh, photo)]);
  for (const receipt of receipts) expect(receipt).toContain('Hẹn trả kết quả: 17 giờ, thứ Sáu, 27/11/2026');
  return receipts.map(codeIn) as [string, string];
}

async function untilFiled(): Promise<string> {
  for (;;) {
    const [dossier] = (await readRecord(product)).dossiers;
    if (dossier) return String(dossier.code);
    await lan.page.waitForTimeout(100);
  }
}

/** The clock has leapt, so the chore that prepares it has its turn first. */
async function waitForApology(): Promise<void> {
  const ready = lan.page.getByText('đã soạn sẵn, chưa gửi gì cho công dân');
  while (!(await ready.isVisible())) {
    await lan.page.waitForTimeout(300);
    await lan.page.reload();
  }
}
