import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { moment } from '../calendar/opening-hours.js';
import { DETAILS } from '../dossiers/dossier-builders.js';
import { until } from '../support/until.js';
import { createVisitor } from './support/create-visitor.js';
import { fitsWidth, newPerson, type Person, PHONE } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { useSeat } from './support/use-seat.js';

let browser: Browser;
let site: OpenConsole;
let mai: Person;
useSeat((seat) => {
  ({ browser, site, person: mai } = seat);
});

const text = (selector: string) => mai.page.locator(selector).textContent();
const row = (dossierId: string) => mai.page.locator(`#row-${dossierId}`);

describe('a clerk', () => {
  it('logs in, is told of a wrong password, and logs out', async () => {
    await mai.logIn('mai', 'sai mật khẩu');
    expect(await text('[role=alert]')).toBe('Tên đăng nhập hoặc mật khẩu chưa đúng.');
    // The user name is kept and the cursor waits in the password.
    await mai.page.keyboard.type('bến đò Cẩm Giang');
    await mai.page.keyboard.press('Enter');
    await mai.page.getByText('Hôm nay chưa có việc nào gấp').waitFor();
    await mai.page.getByRole('button', { name: 'Đăng xuất' }).click();
    await mai.page.getByLabel('Mật khẩu').waitFor();
  });

  it('is locked out in words after too many wrong passwords', async () => {
    const script = createVisitor(site.base);
    for (let i = 0; i < 5; i++) await script.tryLogIn('mai', 'sai mật khẩu');
    await mai.logIn('mai');
    expect(await text('[role=alert]')).toMatch(/Mời ông\/bà thử lại sau 15 phút/);
  });

  it('sees a new dossier come by itself, with focus, scroll and old rows left alone', async () => {
    for (let i = 0; i < 30; i++) await site.receive();
    await mai.enter('mai');
    await mai.openWork();
    const link = mai.page.locator('#open-d-20');
    await link.focus();
    const before = await mai.page.evaluate("document.getElementById('row-d-20').kept = true; window.scrollY");
    const { code } = await site.receive({ receivedAt: moment('2026-03-02 07:30') });
    await row('d-31').waitFor();
    expect(await row('d-31').textContent()).toContain(code);
    expect(await mai.page.evaluate("document.getElementById('row-d-20').kept")).toBe(true);
    expect(await mai.page.evaluate('document.activeElement.id')).toBe('open-d-20');
    expect(await mai.page.evaluate('document.querySelector("#rows").firstElementChild.id')).toBe('row-d-31');
    // The browser moves the page along with the row that came in above: what the eye rests on stays where it is.
    const moved = Number(await mai.page.evaluate('window.scrollY')) - Number(before);
    expect(moved).toBeGreaterThanOrEqual(0);
    expect(await text('#arrivals')).toBe('Có hồ sơ mới vừa đến.');
    expect(await text('#tab-waiting')).toMatch(/31$/);
    expect(await mai.page.title()).toBe('Chờ tiếp nhận (31) · Một Cửa');
  });

  it('sees a row change and go, and is told of arrivals on every tab', async () => {
    const dossier = await site.receive();
    await mai.enter('mai');
    await mai.openWork();
    await mai.page.locator('#tab-processing').click();
    await mai.page.getByText('Không có hồ sơ nào khác đang xử lý').waitFor();
    await site.desk.act({ ...deed(dossier.dossierId, 1), action: 'accept', note: '' });
    await row('d-1').waitFor();
    await site.receive();
    await mai.page.locator('#arrivals').waitFor();
    expect(await text('#arrivals')).toContain('Có hồ sơ mới vừa đến.');
    await site.desk.act({ ...deed(dossier.dossierId, 2), action: 'finish', note: 'x' });
    await mai.page.getByText('Không có hồ sơ nào khác đang xử lý').waitFor();
  });

  it('is told when the connection is gone and when it is back', async () => {
    await mai.enter('mai');
    await mai.openWork();
    await mai.page.context().setOffline(true);
    await mai.page.getByText('Mất kết nối với hệ thống').waitFor();
    await mai.page.context().setOffline(false);
    await mai.page.getByText('Mất kết nối với hệ thống').waitFor({ state: 'hidden' });
    // htmx itself writes lost requests to the browser's console.
    mai.complaints.splice(0);
  });

  it('is led to the log-in by a page whose log-in is over', async () => {
    await mai.enter('mai');
    await mai.openWork();
    await site.redis.del(...(await site.redis.keys(`${site.prefix}*`)));
    await mai.page.getByLabel('Mật khẩu').waitFor();
  });
});

const deed = (dossierId: string, expectedVersion: number) => ({
  ...{ officeId: site.offices[0]?.id ?? fail(), dossierId, by: 'quang', expectedVersion },
});
const fail = (): never => {
  throw new Error('no office');
};

describe('a dossier', () => {
  it('is opened from the list by keyboard, accepted, and finished', async () => {
    await site.receive();
    await mai.enter('mai');
    await mai.openWork();
    await mai.page.locator('#open-d-1').focus();
    await mai.page.keyboard.press('Enter');
    await mai.page.getByRole('heading', { name: 'Tờ khai' }).waitFor();
    await mai.page.getByText('Tiếp nhận', { exact: true }).press('Enter');
    expect(await text('#preview-accept')).toContain('[accepted] Hồ sơ');
    await mai.page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
    expect(await text('#done')).toMatch(/^Đã tiếp nhận hồ sơ .*gửi tới người nộp qua Zalo\.$/);
    expect(await mai.page.evaluate('document.activeElement.id')).toBe('done');

    await mai.page.getByText('Hoàn thành', { exact: true }).click();
    expect(await mai.page.locator('#note-finish').inputValue()).toContain('Mời ông/bà đến');
    await mai.page.getByRole('button', { name: 'Báo đã có kết quả' }).click();
    expect(await text('#done')).toContain('đã có kết quả');
    await mai.page.getByText('Trả kết quả', { exact: true }).click();
    await mai.page.getByRole('button', { name: 'Xác nhận đã trả kết quả' }).click();
    expect(await text('#done')).toContain('đã trả kết quả và kết thúc');
    expect(await text('.history')).toMatch(
      /Nộp hồ sơ[\s\S]*Tiếp nhận[\s\S]*Đã có kết quả[\s\S]*Đã trả kết quả/,
    );
  });

  it('gets a supplement request with the citizen’s message growing under the words', async () => {
    await site.receive();
    await mai.enter('mai');
    await mai.openDossier('d-1');
    await mai.page.getByText('Yêu cầu bổ sung', { exact: true }).click();
    await mai.page.getByLabel('Giấy tờ, nội dung 1').fill('Bản án ly hôn');
    await mai.page.getByLabel('Lý do 1').pressSequentially('Thiếu trang 2');
    await mai.page.locator('#preview-askSupplement', { hasText: 'Bản án ly hôn: Thiếu trang 2' }).waitFor();
    await mai.page.getByRole('button', { name: 'Gửi yêu cầu bổ sung' }).click();
    expect(await text('#done')).toContain('Đã yêu cầu bổ sung');
    expect(site.told.at(-1)?.event).toMatchObject({
      move: 'supplementAsked',
      details: { items: [{ item: 'Bản án ly hôn', reason: 'Thiếu trang 2' }] },
    });
  });

  it('is refused only with a reason', async () => {
    await site.receive();
    await mai.enter('mai');
    await mai.openDossier('d-1');
    await mai.page.getByText('Từ chối', { exact: true }).click();
    await mai.page.getByLabel('Lý do từ chối').fill('   ');
    await mai.page.getByRole('button', { name: 'Từ chối hồ sơ' }).click();
    await mai.page.locator('#problem-note-refuse').waitFor();
    expect(await mai.page.evaluate('document.activeElement.id')).toBe('note-refuse');
    await mai.page.getByLabel('Lý do từ chối').fill('Không thuộc thẩm quyền');
    await mai.page.getByRole('button', { name: 'Từ chối hồ sơ' }).click();
    await mai.page.locator('#problem-legalGround-refuse').waitFor();
    await mai.page.getByLabel('Căn cứ pháp luật').fill('Luật Hộ tịch');
    await mai.page.getByRole('button', { name: 'Từ chối hồ sơ' }).click();
    expect(await text('#done')).toContain('Đã từ chối hồ sơ');
  });

  it('says that a colleague was quicker and keeps what was typed', async () => {
    const { dossierId } = await site.receive();
    await mai.enter('mai');
    await mai.openDossier(dossierId);
    await mai.page.getByText('Từ chối', { exact: true }).click();
    await mai.page.getByLabel('Lý do từ chối').fill('Ảnh căn cước không đọc được');
    await mai.page.getByLabel('Căn cứ pháp luật').fill('Luật Hộ tịch');
    await site.desk.act({
      ...deed(dossierId, 1),
      action: 'askSupplement',
      note: 'Thiếu bản án',
      details: DETAILS,
    });
    await mai.page.getByRole('button', { name: 'Từ chối hồ sơ' }).click();
    expect(await text('[role=alert]')).toContain('Hồ sơ vừa được thay đổi');
    expect(await mai.page.getByLabel('Lý do từ chối').inputValue()).toBe('Ảnh căn cước không đọc được');
    expect(await text('.history')).toContain('Lê Minh Quang');
    expect((await site.dossiers.find(dossierId))?.state).toBe(5);
  });

  it('says by itself that it has changed', async () => {
    const dossier = await site.receive();
    await mai.enter('mai');
    await mai.openDossier('d-1');
    await site.answer(dossier, 'Tôi gửi thêm giấy này');
    await mai.page.getByRole('link', { name: 'Tải lại để xem' }).click();
    await mai.page.getByText('Gửi bổ sung').waitFor();
  });

  it('of another ward cannot be opened', async () => {
    await site.receive({ officeId: (site.offices[1] ?? fail()).id });
    await mai.enter('mai');
    const answer = await mai.openDossier('d-1');
    expect(answer?.status()).toBe(404);
    expect(await text('h1')).toBe('Không tìm thấy');
  });

  it('is acted on once, however often the button is pressed', async () => {
    await site.receive();
    await mai.enter('mai');
    await mai.openDossier('d-1');
    await mai.page.getByText('Tiếp nhận', { exact: true }).click();
    let posts = 0;
    await mai.page.route('**/actions', async (route) => {
      posts += 1;
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue().catch(() => undefined);
    });
    // Twice in a row is one navigation for the browser; a second press a little later would be another.
    await mai.page.evaluate(
      "{ const form = document.querySelector('#action-accept form'); form.requestSubmit(); setTimeout(() => form.requestSubmit(), 60); }",
    );
    expect(await text('#done')).toContain('Đã tiếp nhận');
    expect(posts).toBe(1);
  });

  it('refuses a form whose token was tampered with', async () => {
    await site.receive();
    await mai.enter('mai');
    await mai.openDossier('d-1');
    await mai.page.getByText('Tiếp nhận', { exact: true }).click();
    await mai.page.evaluate("document.querySelector('#action-accept [name=_csrf]').value = 'x'");
    await mai.page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
    expect(await text('h1')).toBe('Trang đã cũ');
    expect((await site.dossiers.find('d-1'))?.version).toBe(1);
  });
});

describe('what a clerk copies', () => {
  const whole = '072190000123';
  const reveals = () => site.audited.filter(({ action }) => action === 'revealedAnswer');
  const tool = (name: string) => mai.page.getByRole('button', { name, exact: true });
  beforeEach(async () => {
    await site.receive();
    await mai.enter('mai');
    await mai.openDossier('d-1');
  });

  it('is one answer, and the button says so', async () => {
    await tool('Chép: Họ, chữ đệm, tên').click();
    await mai.page.locator('#copy-status', { hasText: 'Đã chép' }).waitFor({ state: 'attached' });
    expect(await mai.clipboard()).toBe('Nguyễn Thị Lan');
    expect(reveals()).toEqual([]);
  });

  it('is the whole number without showing it, on record', async () => {
    await tool('Chép: Số định danh cá nhân').click();
    await until(async () => (await mai.clipboard()) === whole, 'the number is in the clipboard');
    expect(await text('#answer-nyc\\.soDinhDanh')).not.toContain(whole);
    expect(reveals()).toHaveLength(1);
  });

  it('is the whole form', async () => {
    await tool('Chép tất cả').click();
    // the clipboard is one for all tests, and the number alone may still lie in it
    await until(async () => (await mai.clipboard()).startsWith('NGƯỜI YÊU CẦU\n'), 'the form is copied');
    expect(await mai.clipboard()).toMatch(/^NGƯỜI YÊU CẦU\nHọ, chữ đệm, tên: Nguyễn Thị Lan\n/);
    expect(await mai.clipboard()).toContain(whole);
  });

  it('can be shown first, on record, with the keyboard left where it was', async () => {
    await tool('Hiện: Số định danh cá nhân').press('Enter');
    await mai.page.getByText(whole).waitFor();
    expect(reveals()).toHaveLength(1);
    await until(
      async () => (await mai.page.evaluate('document.activeElement.id')) === 'tool-nyc.soDinhDanh',
      'focus is on the copy button of the answer',
    );
    await mai.page.keyboard.press('Enter');
    await until(async () => (await mai.clipboard()) === whole, 'the number is in the clipboard');
  });

  it('is never a page of something else when the log-in is over', async () => {
    await mai.page.evaluate("navigator.clipboard.writeText('cũ')");
    // Or the page would leave for the log-in by itself.
    for (const asked of ['**/changes?*', '**/*/count', '**/talk/brief', '**/presence', '**/papers'])
      await mai.page.route(asked, (route) => route.fulfill({ status: 204 }));
    await site.redis.del(...(await site.redis.keys(`${site.prefix}*`)));
    await tool('Chép tất cả').click();
    await mai.page.locator('#copy-status', { hasText: 'Không chép được' }).waitFor({ state: 'attached' });
    expect(await mai.clipboard()).toBe('cũ');
  });
});

describe('a picture', () => {
  it('is loaded only when the clerk opens it', async () => {
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    site.storeFile('m-1', {
      name: 'giấy.png',
      contentType: 'image/png',
      content: Buffer.from(png, 'base64'),
    });
    await site.receive();
    await mai.enter('mai');
    await mai.openDossier('d-1');
    // The page is through with loading and asks for news already.
    await mai.page.waitForResponse(/\/changes\?/);
    const opened = () => site.audited.filter(({ action }) => action === 'openedAttachment');
    expect(opened()).toEqual([]);
    await mai.page.getByText('Xem ảnh tại đây').click();
    await until(
      async () => (await mai.page.evaluate("document.querySelector('.thumb img').naturalWidth")) === 1,
      'the picture is there',
    );
    expect(opened()).toHaveLength(1);
  });
});

describe('on a phone 360 pixels wide', () => {
  it('every page fits and everything can be done', async () => {
    await site.receive();
    const phone = await newPerson(browser, site.base, PHONE);
    await phone.page.goto(`${site.base}/log-in`);
    expect(await fitsWidth(phone.page)).toBe(true);
    await phone.logIn('mai');
    await phone.page.getByRole('heading', { name: /^Sáng nay/ }).waitFor();
    expect(await fitsWidth(phone.page)).toBe(true);
    await phone.openWork();
    await phone.page.locator('#row-d-1').waitFor();
    expect(await fitsWidth(phone.page)).toBe(true);
    await phone.page.locator('#open-d-1').click();
    await phone.page.getByRole('link', { name: 'Xử lý hồ sơ' }).click();
    await phone.page.getByText('Yêu cầu bổ sung', { exact: true }).click();
    expect(await fitsWidth(phone.page)).toBe(true);
    await phone.page.getByLabel('Giấy tờ, nội dung 1').fill('Ảnh căn cước');
    await phone.page.getByLabel('Lý do 1').fill('Ảnh bị mờ');
    await phone.page.getByRole('button', { name: 'Gửi yêu cầu bổ sung' }).click();
    await phone.page.getByText('Đã yêu cầu bổ sung').waitFor();
    expect(await fitsWidth(phone.page)).toBe(true);
    expect(phone.complaints).toEqual([]);
    await phone.close();
  });
});

describe('on paper', () => {
  it('there is the dossier and nothing of the screen', async () => {
    await site.receive();
    await mai.enter('mai');
    await mai.openDossier('d-1');
    await mai.page.emulateMedia({ media: 'print' });
    expect(await mai.page.getByText('Nguyễn Thị Lan').first().isVisible()).toBe(true);
    for (const gone of ['.top', '.column-side', '.answer-tools', '.copy-all']) {
      expect(await mai.page.locator(gone).first().isVisible()).toBe(false);
    }
  });
});
