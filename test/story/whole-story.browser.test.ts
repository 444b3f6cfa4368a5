import { describe, expect, it } from '@jest/globals';
import type { Person } from '../console/support/open-browser.js';
import { CLERK, OTHER_CLERK } from '../support/start-product.js';
import { OAS } from '../support/test-settings.js';
import { openChatPage } from './support/chat-page.js';
import { ACCEPT, askSupplement, createClerkDesk, FINISH, RETURN, refuse } from './support/clerk-desk.js';
import {
  AN,
  BINH,
  beginBirthCopy,
  beginMaritalStatus,
  codeIn,
  endBirthCopy,
  endMaritalStatus,
} from './support/filings.js';
import { readRecord } from './support/record.js';
import { type Story, useStory } from './support/use-story.js';

const [WARD = fail(), OTHER_WARD = fail()] = OAS.map(({ oaId }) => oaId);
function fail(): never {
  throw new Error('the tests have two wards');
}

/** A message that leaves at the very moment in which a token is renewed is refused once and goes out with the new one. */
const TOKEN_JUST_RENEWED = 'a newer token was issued';

const MONDAY = '2026-11-23T08:30+07:00';
const TUESDAY = '2026-11-24T09:00+07:00';
const THURSDAY = '2026-11-26T09:00+07:00';

let clock: Story['clock'];
let browser: Story['browser'];
let product: Story['product'];
let addPerson: Story['addPerson'];
let lan: Person;
useStory({ begin: MONDAY, redisDb: 5 }, async (story) => {
  ({ clock, browser, product, addPerson } = story);
  lan = await addPerson();
});

/** With `SCREENSHOTS=docs/huong-dan` it takes the pictures of the clerks' guide anew. */
/** Past the look at the day, to the list where new dossiers come in. */
async function beginWork(person: Person, { username, password }: typeof CLERK, office: string) {
  await person.logIn(username, password);
  await person.page.getByRole('heading', { level: 1 }).waitFor();
  await person.page.waitForURL(/\/morning$/);
  await person.page.goto(`${product.webUrl}/console/offices/${office}/worklists/waiting`);
}

describe('the whole story', () => {
  it('leads two citizens side by side from their first words to their results', async () => {
    const chats = await openChatPage(browser, product.simulator.url, WARD);
    const an = await chats.addCitizen();
    const binh = await chats.addCitizen();
    const desk = createClerkDesk(lan);

    // Both begin on Monday, are reminded on Tuesday, and go on when they find the time.
    await Promise.all([beginMaritalStatus(an), beginBirthCopy(binh)]);
    clock.passUntil(TUESDAY);
    await an.hears('Ông/bà còn tờ khai Xác nhận tình trạng hôn nhân đang làm dở (câu 4/14)');
    await binh.hears('Ông/bà còn tờ khai Bản sao khai sinh, trích lục hộ tịch đang làm dở (câu 5/16)');
    clock.passUntil(THURSDAY);
    await beginWork(lan, CLERK, 'ninh-thanh');
    await lan.page.getByText('Không có hồ sơ nào đang chờ tiếp nhận').waitFor();
    await lan.page.evaluate('window.neverReloaded = true');
    const photo = await chats.page.screenshot();
    const [receiptOfAn, receiptOfBinh] = await Promise.all([endMaritalStatus(an), endBirthCopy(binh, photo)]);
    const ofAn = codeIn(receiptOfAn);
    const ofBinh = codeIn(receiptOfBinh);
    expect(receiptOfAn).toContain('Hẹn trả kết quả: 17 giờ, thứ Ba, 01/12/2026');
    expect(receiptOfBinh).toContain('Hẹn trả kết quả: 17 giờ, thứ Năm, 26/11/2026');
    expect(receiptOfBinh).toContain('Lệ phí: 24.000 đồng');

    // The clerk sees both come by themselves.
    await desk.row(ofAn).waitFor();
    await desk.row(ofBinh).waitFor();
    expect(await desk.row(ofAn).textContent()).toContain(AN.fullName);
    expect(await desk.row(ofBinh).textContent()).toContain(BINH.fullName);
    expect(await lan.page.evaluate('window.neverReloaded')).toBe(true);
    await lan.keepPicture('danh-sach');

    await desk.opens(ofAn);
    await lan.keepPicture('ho-so');
    expect(await lan.page.locator('.answers').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining(AN.maskedNumber), expect.stringContaining('3 bản')]),
    );
    expect(await desk.does({ ...ACCEPT, picture: 'tiep-nhan' })).toContain(`Đã tiếp nhận hồ sơ ${ofAn}`);
    await lan.keepPicture('da-tiep-nhan');
    await an.reads(`Hồ sơ ${ofAn} (Cấp Giấy xác nhận tình trạng hôn nhân) đã được tiếp nhận`);

    await lan.page.goto(`${product.webUrl}/console/offices/ninh-thanh/today`);
    await lan.page.locator('#today-queue').waitFor();

    await desk.toWorklist('Chờ tiếp nhận');
    await desk.opens(ofBinh);
    await lan.page.getByText('1 ảnh', { exact: true }).waitFor();
    expect(await desk.opensNewestFile()).toEqual([1366, 900]);
    const wish = 'Xin cho biết tên cha và gửi ảnh trang bìa của giấy cũ.';
    expect(await desk.does({ ...askSupplement(wish), picture: 'bo-sung' })).toContain(
      `Đã yêu cầu bổ sung hồ sơ ${ofBinh}`,
    );

    // The citizen answers in words and with a photo, and sees where the dossier is.
    await binh.reads('Xin cho biết tên cha và gửi ảnh trang bìa của giấy cũ');
    await binh.says('Cha tôi là Trần Văn Thí', ': Cha tôi là Trần Văn Thí');
    await binh.sendsPhoto(await binh.pane.screenshot(), 'bia-giay-cu.png', 'Ảnh 1 nhỏ quá, khó đọc chữ');
    await binh.taps('Giữ ảnh này', 'bấm Gửi bổ sung, hoặc Quay lại');
    await binh.taps('Gửi bổ sung', `Phường đã nhận phần bổ sung của hồ sơ ${ofBinh}`);
    await binh.says('tra cứu', new RegExp(`${ofBinh} – .*: đã tiếp nhận`));
    expect(await binh.wholeChat()).not.toContain(ofAn);

    await lan.page.getByRole('link', { name: 'Tải lại để xem' }).click();
    await lan.page.getByText('Cha tôi là Trần Văn Thí').waitFor();
    await lan.page.locator('.supplement').last().scrollIntoViewIfNeeded();
    await lan.keepPicture('phan-bo-sung');
    const [width] = await desk.opensNewestFile();
    expect(width).toBeLessThan(1366);
    await desk.does({ ...FINISH, picture: 'hoan-thanh' });
    await binh.reads(new RegExp(`Hồ sơ ${ofBinh} .*đã có kết quả`));

    await desk.finds(ofAn);
    await desk.does(FINISH);
    const result = await an.reads(new RegExp(`Hồ sơ ${ofAn} .*đã có kết quả`));
    expect(result.match(/Mời ông\/bà đến/g)).toHaveLength(1);
    await desk.does({ ...RETURN, picture: 'tra-ket-qua' });
    await an.reads(new RegExp(`Kết quả hồ sơ ${ofAn} .*đã được trả`));
    await an.says('tra cứu', new RegExp(`${ofAn} – .*: đã trả kết quả`));

    expect(chats.complaints).toEqual([]);
    await chats.close();

    const record = await readRecord(product);
    expect(record.stepsOf(ofAn)).toEqual(['receive 1', 'accept 2', 'finish 4', 'finish 9', 'return 10']);
    expect(record.stepsOf(ofBinh)).toEqual([
      ...['receive 1', 'askSupplement 5', 'answerSupplement 2', 'finish 4', 'finish 9'],
    ]);
    expect(record.dossiers).toHaveLength(2);
    expectNothingLost(record);
  }, 240_000);

  it('ends with a refusal in plain words, and another ward knows nothing of it', async () => {
    const chats = await openChatPage(browser, product.simulator.url, OTHER_WARD);
    const an = await chats.addCitizen();
    await beginMaritalStatus(an);
    const code = codeIn(await endMaritalStatus(an));
    const [dossier] = (await readRecord(product)).dossiers;

    const thu = await addPerson();
    const desk = createClerkDesk(thu);
    await beginWork(thu, OTHER_CLERK, 'binh-minh');
    await desk.row(code).waitFor();

    await beginWork(lan, CLERK, 'ninh-thanh');
    await lan.page.getByText('Không có hồ sơ nào đang chờ tiếp nhận').waitFor();
    await lan.page.getByPlaceholder('Mã, họ tên, số điện thoại, định danh').fill(code);
    await lan.page.getByRole('button', { name: 'Tìm', exact: true }).click();
    await lan.page.getByText('Không tìm thấy hồ sơ nào').waitFor();
    expect((await lan.openDossier(`${dossier?._id}`))?.status()).toBe(404);

    await desk.opens(code);
    const reason = 'Người được cấp giấy đang thường trú ở xã khác, xin nộp tại nơi đó.';
    expect(await desk.does(refuse(reason))).toContain(`Đã từ chối hồ sơ ${code}`);
    const told = await an.reads(`Lý do: ${reason}`);
    expect(told).toMatch(/Phường rất tiếc.*\d/);
    await an.says('tra cứu', new RegExp(`${code} – .*: không được tiếp nhận`));

    expect(chats.complaints).toEqual([]);
    await chats.close();

    const record = await readRecord(product);
    expect(record.stepsOf(code)).toEqual(['receive 1', 'refuse 3']);
    expect(record.dossiers).toHaveLength(1);
    expectNothingLost(record);
  }, 240_000);
});

/** Every event handled, every message with one outcome and taken, and nothing that the platform would not take. */
function expectNothingLost(record: Awaited<ReturnType<typeof readRecord>>) {
  expect(record.unhandledEvents).toBe(0);
  expect(record.withoutOneOutcome).toEqual([]);
  expect(record.outcomes).toEqual(new Set(['taken']));
  expect(record.conversations.flatMap(({ outbox, intents }) => [...outbox, ...intents])).toEqual([]);
  expect(product.simulator.refusals().filter(({ reason }) => reason !== TOKEN_JUST_RENEWED)).toEqual([]);
}
