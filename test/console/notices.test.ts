import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { Contact } from '../../src/notices/contact.js';
import { moveNotice } from '../../src/notices/move-notice.js';
import type { Notice, NoticeAction } from '../../src/notices/notice.js';
import { quotaKeys } from '../../src/notices/quota-counters.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import { aContact, aNotice, anArticle, aRow, citizen, DAY, HOUR } from '../notices/builders.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';
import { aStaff } from './support/staff-fixtures.js';

const ALL = '/offices/ninh-thanh/notices';
const ONE = `${ALL}/n-1`;

let site: OpenConsole;
let hanh: Visitor;
beforeEach(async () => {
  site = await openConsole();
  await site.staff.insert(aStaff({ username: 'phuc', displayName: 'Lý Văn Phúc', role: 'official' }));
  hanh = await seat('hanh');
});
afterEach(() => site.close());

async function seat(username: string): Promise<Visitor> {
  const visitor = createVisitor(site.base);
  await visitor.logIn(username);
  return visitor;
}

const written = (over: Record<string, string | string[]> = {}) => ({
  ...{
    version: '1',
    action: 'save',
    title: 'Cắt điện khu phố 3',
    text: 'Kính gửi {ten}, cắt điện ngày {ngay}.',
  },
  ...{ field_ngay: 'thứ Năm 03/12', buttons: 'Đã rõ\n', ways: ['free'], match: 'all' },
  ...over,
});
const begin = () => hanh.post(ALL, { kindId: 'lich-cat-dien' });
const notice = async (): Promise<Notice> => {
  const found = await site.noticeRoom.notices.find(NINH_THANH, 'n-1');
  if (!found) throw new Error('no notice');
  return found;
};
const addContacts = async (...contacts: Contact[]) => {
  await site.noticeRoom.contacts.noteChats(contacts);
  await site.noticeRoom.contacts.noteTraces(
    contacts.map(({ conversationId, officeId, ...traces }) => ({
      ...{ conversationId, officeId, traces, secrets: { name: 'Nguyễn Thị Lan', phone: '+84901234567' } },
    })),
  );
};
/** What the clock, the worker and another official do. */
async function passOn(...actions: NoticeAction[]) {
  for (const action of actions) {
    const by = action === 'release' ? 'phuc' : null;
    const moved = moveNotice(await notice(), { action, by, at: site.now() });
    if (moved.kind === 'moved') await site.noticeRoom.notices.save(moved.notice);
  }
}

describe('writing a notice', () => {
  it('begins from a kind, with its words and its places', async () => {
    expect((await begin()).location).toBe(`/console${ONE}`);
    const { text } = await hanh.get(ONE);
    expect(text).toContain('THÔNG BÁO TẠM NGỪNG CẤP ĐIỆN');
    expect(text).toContain('Ngày cắt điện');
    expect(words(text)).toContain('{ngay} ngày cắt điện; ');
    expect(words(text)).toContain('{ten} họ tên người nhận (chưa biết thì “ông/bà”); ');
    expect(text).toContain('Đang soạn');
  });

  it('keeps what was written, whom it means, and when', async () => {
    await begin();
    await addContacts(aContact(1, { neighbourhood: 'Khu phố 3' }));
    const { status } = await hanh.post(
      ONE,
      written({
        ...{ in_neighbourhoods: 'Khu phố 3', in_days: '30', out_procedures: '1.001193' },
        ...{ sendAt: '2026-03-03T08:00', budgetVnd: '500.000' },
      }),
    );
    expect(status).toBe(303);
    const { content, audience, sendAt, budgetVnd } = await notice();
    expect(content).toMatchObject({ title: 'Cắt điện khu phố 3', buttons: ['Đã rõ'], ways: ['free'] });
    expect(audience).toEqual({
      is: 'all',
      of: [
        {
          is: 'all',
          of: [
            { is: 'inNeighbourhood', oneOf: ['Khu phố 3'] },
            { is: 'wroteWithin', days: 30 },
          ],
        },
        { is: 'not', of: { is: 'any', of: [{ is: 'usedProcedure', oneOf: ['1.001193'] }] } },
      ],
    });
    expect([new Date(sendAt ?? 0).toISOString(), budgetVnd]).toEqual(['2026-03-03T01:00:00.000Z', 500_000]);
    const { text } = await hanh.get(ONE);
    expect(text).toMatch(/value="Khu phố 3" checked/);
    expect(text).toMatch(/name="out_procedures" value="1.001193" checked/);
    expect(text).toContain('value="2026-03-03T08:00"');
    // who reads it before releasing it cannot mistake what is left out for what is meant
    await hanh.post(
      ONE,
      written({
        ...{ version: '2', action: 'submit', match: 'any', in_neighbourhoods: 'Khu phố 3', in_days: '30' },
        ...{ out_procedures: '1.001193', out_follower: '1' },
      }),
    );
    expect(words((await hanh.get(ONE)).text)).toContain(
      'ở Khu phố 3 hoặc đã nhắn trong 30 ngày; trừ người: đã làm thủ tục Đăng ký khai sinh hoặc đang quan tâm trang',
    );
  });

  it('says how many it reaches by which way, whom it does not and why, and what is missing', async () => {
    await begin();
    await addContacts(
      aContact(1, { lastInteractionAt: site.now() - HOUR }),
      aContact(2, { lastInteractionAt: site.now() - 20 * DAY }),
      aContact(3, { lastInteractionAt: site.now() - HOUR, optedOut: true }),
    );
    const { text } = await hanh.post(`${ONE}/preview`, written());
    expect(words(text)).toContain('Gửi được 1/3 người');
    expect(words(text)).toContain('Tin thường, miễn phí (48 giờ) 1');
    expect(words(text)).toContain('Im lặng quá 7 ngày 1');
    expect(words(text)).toContain('Đã dừng nhận tin 1');
    expect(words(text)).toContain('Thêm 1 người nếu có mẫu tin đã duyệt');
    expect(text).toContain('Kính gửi bà Nguyễn Thị A, cắt điện ngày thứ Năm 03/12.');
    expect((await notice()).version).toBe(1);
  });

  it('shows an approved template with its places once it is chosen', async () => {
    await begin();
    const chosen = written({ ways: ['free', 'uidTemplate'], uidTemplateId: 'mau-1', uid_noi_dung: '{ngay}' });
    expect((await hanh.post(`${ONE}/preview`, chosen)).text).not.toContain('uid-params');
    const { text } = await hanh.post(`${ONE}/preview`, chosen, { 'HX-Trigger-Name': 'uidTemplateId' });
    expect(text).toContain('id="uid-params"');
    await hanh.post(ONE, chosen);
    expect((await notice()).content.uidTemplate).toEqual({
      templateId: 'mau-1',
      data: { noi_dung: '{ngay}' },
    });
    expect((await hanh.get(ONE)).text).toContain('name="uid_noi_dung" value="{ngay}"');
  });

  it('offers no template that is bound to news of dossiers, unless it is bound to a notice too', async () => {
    await begin();
    const office = site.offices.find(({ id }) => id === NINH_THANH);
    const bound = { templateId: 'mau-1', ways: ['uid' as const], data: {} };
    const offered = async () => (await hanh.get(ONE)).text.includes('value="mau-1"');
    expect(await offered()).toBe(true);
    Object.assign(office ?? {}, { dossierMessages: { monthlyBudgetVnd: 1, templates: { result: bound } } });
    expect(await offered()).toBe(false);
    const { text } = await hanh.post(`${ONE}/preview`, written(), { 'HX-Trigger-Name': 'uidTemplateId' });
    expect(text).not.toContain('mau-1');
    Object.assign(office ?? {}, { notices: { templates: { 'lich-cat-dien': bound } } });
    expect(await offered()).toBe(true);
  });

  it('without a package says what one would cost, and reaches nobody', async () => {
    await begin();
    await addContacts(aContact(1, { lastInteractionAt: site.now() - HOUR }));
    expect(words((await hanh.get(ONE)).text)).toContain('Gửi được 1/1 người');
    site.noticeRoom.platform.code = -224;
    const { text } = await hanh.get(ONE);
    expect(words(text)).toContain('Gửi được 0/1 người');
    expect(words(text)).toContain('Gói rẻ nhất 2.500.000 đ một năm. Chưa gửi được tin nào.');
  });

  it('is not submitted with what is wrong, and loses nothing', async () => {
    await begin();
    const twice = { buttons: 'Đã rõ\nĐã rõ' };
    const flawed = written({
      action: 'submit',
      text: 'Gửi {tenn}: {ngay}',
      field_ngay: '',
      ways: [],
      ...twice,
    });
    const { status, text } = await hanh.post(ONE, flawed);
    expect(status).toBe(422);
    for (const flaw of [
      'chỗ tenn',
      'Chưa điền: Ngày cắt điện',
      'Chưa chọn cách gửi nào',
      'giống nhau: Đã rõ',
    ])
      expect(text).toContain(flaw);
    expect(text).toContain('Gửi {tenn}: {ngay}');
    expect(await notice()).toMatchObject({ state: 'draft', content: { text: 'Gửi {tenn}: {ngay}' } });
  });

  it('names a part that cannot be read', async () => {
    await begin();
    for (const [field, example] of [
      ['sendAt', '03/12/2026 08:00'],
      ['budgetVnd', '500.000'],
      ['in_days', '30'],
    ]) {
      const { status, text } = await hanh.post(ONE, written({ [`${field}`]: 'x' }));
      expect([field, status]).toEqual([field, 422]);
      expect(text).toContain(`ví dụ: ${example}`);
    }
  });

  it('gives back all that was typed beside a part that cannot be read', async () => {
    await begin();
    await addContacts(aContact(1, { neighbourhood: 'Khu phố 3' }));
    const typed = written({
      ...{ title: 'Giữ lại', text: 'Lời\r\nđã gõ', buttons: 'Sẽ dự', ways: ['paid'], in_days: 'ba mươi' },
      ...{ budgetVnd: 'mười nghìn', in_neighbourhoods: 'Khu phố 3', sendAt: '2026-03-03T08:00' },
    });
    const { text } = await hanh.post(ONE, typed);
    expect(words(text)).toContain('Chưa lưu; những gì vừa gõ còn ở dưới.');
    for (const kept of [
      ...['value="Giữ lại"', 'Lời\nđã gõ</textarea>', '>Sẽ dự</textarea>', 'value="mười nghìn"'],
      ...['value="ba mươi"', 'value="Khu phố 3" checked', 'value="2026-03-03T08:00"', 'value="paid" checked'],
    ])
      expect(text).toContain(kept);
    expect((await notice()).version).toBe(1);
  });

  it('takes a sum as people write it, and as many lines as the field lets in', async () => {
    await begin();
    const lines = 'a\r\n'.repeat(2_400);
    const { status } = await hanh.post(ONE, written({ budgetVnd: '500 000 đ', text: lines }));
    expect(status).toBe(303);
    expect(await notice()).toMatchObject({
      budgetVnd: 500_000,
      content: { text: 'a\n'.repeat(2_400).trim() },
    });
    expect((await hanh.get(ONE)).text).toContain('value="500.000"');
  });

  it('says while it is typed what it would not be submitted with', async () => {
    await begin();
    const typed = written({ text: 'Gửi {tenn}: {ngay}', field_ngay: '', sendAt: '2026-01-02T23:30' });
    const { text } = await hanh.post(`${ONE}/preview`, typed);
    for (const flaw of [
      'chỗ tenn',
      'Chưa điền: Ngày cắt điện',
      'Giờ gửi đã qua',
      'Không có công dân nào khớp',
    ])
      expect(words(text)).toContain(flaw);
    const night = await hanh.post(`${ONE}/preview`, written({ sendAt: '2031-01-02T23:30' }));
    expect(words(night.text)).toContain('tin sẽ bắt đầu đi lúc 03/01/2031 06:00');
    const submitted = await hanh.post(ONE, { ...typed, action: 'submit' });
    expect([submitted.status, words(submitted.text).includes('Giờ gửi đã qua')]).toEqual([422, true]);
  });

  it('gives back what was typed when somebody else was faster', async () => {
    await begin();
    const phuc = await seat('phuc');
    await phuc.get(ONE);
    await phuc.post(ONE, written({ title: 'Của Phúc' }));
    const { status, text } = await hanh.post(ONE, written({ title: 'Của Hạnh' }));
    expect(status).toBe(409);
    expect(text).toContain('value="Của Hạnh"');
    expect(text).toContain('Người khác vừa thay đổi');
    expect((await notice()).content.title).toBe('Của Phúc');
  });
});

describe('releasing a notice', () => {
  beforeEach(async () => {
    await begin();
    await hanh.post(ONE, written({ action: 'submit' }));
  });
  const release = (who: Visitor, version = '3') => who.post(ONE, { action: 'release', version });

  it('is not offered to its author, and refused when asked for all the same', async () => {
    const { text } = await hanh.get(ONE);
    expect(text).not.toContain('value="release"');
    expect(text).toContain('một lãnh đạo khác phát hành');
    const refused = await release(hanh);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('không được tự phát hành');
    expect((await notice()).state).toBe('submitted');
  });

  it('is announced to whoever may do it, on every page and on top of the list', async () => {
    const [phuc, dung] = [await seat('phuc'), await seat('dung')];
    await hanh.post(ALL, { kindId: 'hop-dan' });
    // however many wait elsewhere, and for longer
    for (let n = 0; n < 200; n += 1) {
      const elsewhere = { noticeId: `elsewhere-${n}`, officeId: BINH_MINH, updatedAt: 0 };
      await site.noticeRoom.notices.save(aNotice({ ...elsewhere, state: 'submitted' }));
    }
    expect(words((await phuc.get(`${ALL}/count`)).text)).toBe('1 chờ ông/bà phát hành');
    expect(words((await hanh.get(`${ALL}/count`)).text)).toBe('');
    expect(words((await dung.get(`${ALL}/count`)).text)).toBe('');
    expect((await phuc.get(ALL)).text).toContain('hx-get="/console/offices/ninh-thanh/notices/count"');
    expect((await dung.get(ALL)).text).not.toContain('notices/count');
    expect(words((await phuc.get(ALL)).text)).toMatch(/Chờ phát hành .* Đang soạn/);
    await phuc.get(ONE);
    await phuc.post(ONE, { action: 'sendBack', version: '3', note: 'Thiếu giờ' });
    expect(words((await phuc.get(`${ALL}/count`)).text)).toBe('');
    expect(words((await hanh.get(ALL)).text)).toContain('Bị trả lại để sửa');
  });

  it('is done by another official, and shows who did what', async () => {
    const phuc = await seat('phuc');
    expect((await phuc.get(ONE)).text).toContain('value="release"');
    expect((await release(phuc)).status).toBe(303);
    const { text } = await phuc.get(ONE);
    expect(text).toContain('Đã phát hành');
    expect(words(text)).toContain('Phát hành Lý Văn Phúc');
    expect((await notice()).releasedBy).toBe('phuc');
  });

  it('is not for a head of the counter, who may only write', async () => {
    const dung = await seat('dung');
    await dung.get(ONE);
    expect((await release(dung)).status).toBe(403);
  });

  it('changes no word any more', async () => {
    const phuc = await seat('phuc');
    await phuc.get(ONE);
    await release(phuc);
    const { status } = await hanh.post(ONE, written({ version: '4', title: 'Khác' }));
    expect(status).toBe(409);
    expect((await notice()).content.title).toBe('Cắt điện khu phố 3');
  });

  it('is sent back by another only with a reason, and taken back by its author without one', async () => {
    const phuc = await seat('phuc');
    expect(words((await phuc.get(ONE)).text)).toContain('Trả lại để sửa');
    const refused = await phuc.post(ONE, { action: 'sendBack', version: '3', note: ' ' });
    expect([refused.status, (await notice()).state]).toEqual([409, 'submitted']);
    expect(words(refused.text)).toContain('Xin ghi lý do trả lại');
    expect(words((await hanh.get(ONE)).text)).toContain('Rút lại để sửa');
    await hanh.post(ONE, { action: 'sendBack', version: '3' });
    expect((await notice()).state).toBe('draft');
    expect(words((await phuc.get(ONE)).text)).toContain('thì ông/bà không phát hành được nữa');
    expect(words((await hanh.get(ONE)).text)).not.toContain('thì ông/bà không phát hành được nữa');
  });

  it('may be sent back with a remark', async () => {
    const phuc = await seat('phuc');
    await phuc.get(ONE);
    await phuc.post(ONE, { action: 'sendBack', version: '3', note: 'Thiếu giờ' });
    const { text } = await hanh.get(ONE);
    expect(words(text)).toContain('Trả lại Lý Văn Phúc Thiếu giờ');
    expect(words(text)).toMatch(/Lý Văn Phúc trả lại để sửa lúc [^:]*:\d\d: Thiếu giờ/);
    expect((await notice()).state).toBe('draft');
  });
});

describe('a template that the platform does not have so', () => {
  const bound = { ways: ['free', 'uidTemplate'], uidTemplateId: 'mau-1' };

  it('is named while it is typed, and keeps the notice from being submitted', async () => {
    await begin();
    const { text } = await hanh.post(`${ONE}/preview`, written({ ...bound, uid_la: 'x' }));
    expect(words(text)).toContain('“Mẫu tin theo tài khoản Zalo”: chưa điền noi_dung của mẫu tin.');
    expect(words(text)).toContain('mẫu tin không có chỗ la');
    const submitted = await hanh.post(ONE, written({ ...bound, action: 'submit' }));
    expect(submitted.status).toBe(422);
    expect(words(submitted.text)).toContain('chưa điền noi_dung của mẫu tin.');
    expect((await notice()).state).toBe('draft');
  });

  it('shuts its way with the reason, and nobody is promised a message by it', async () => {
    await begin();
    await addContacts(aContact(1, { lastInteractionAt: site.now() - 20 * DAY }));
    const [approved] = site.noticeRoom.platform.templates;
    if (approved) site.noticeRoom.platform.templates = [{ ...approved, price: { uid: null, phone: 120 } }];
    const { text } = await hanh.post(`${ONE}/preview`, written({ ...bound, uid_noi_dung: '{ngay}' }));
    expect(words(text)).toContain('Zalo không báo giá mẫu này');
    expect(words(text)).toContain('Mẫu tin chưa dùng được 1');
    site.noticeRoom.platform.code = -136;
    const again = await hanh.post(`${ONE}/preview`, written({ ...bound, uid_noi_dung: '{ngay}' }));
    expect(words(again.text)).toContain('Zalo từ chối tài khoản (mã -136)');
  });
});

const WORD = readFileSync('templates/documents/mau-01-giay-tiep-nhan.docx');
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('a picture and a file', () => {
  const PNG = sharp({ create: { width: 40, height: 30, channels: 3, background: '#fff' } }).png();
  const picture = async () => new File([new Uint8Array(await PNG.clone().toBuffer())], 'sơ đồ.png');
  const word = () => new File([new Uint8Array(WORD)], 'lich.docx');
  const one = (over: Record<string, string | File>) => {
    const { ways: _, ...fields } = written();
    return { ...(fields as Record<string, string>), ways: 'free', ...over };
  };

  it('are kept by what they are, shown in the preview, and taken off again', async () => {
    await begin();
    expect((await hanh.postForm(ONE, one({ file: await picture() }))).status).toBe(303);
    await hanh.get(ONE);
    expect((await hanh.postForm(ONE, one({ version: '2', file: word() }))).status).toBe(303);
    const { content } = await notice();
    expect(content).toMatchObject({
      title: 'Cắt điện khu phố 3',
      picture: { contentType: 'image/png' },
      file: { name: 'lich.docx', contentType: DOCX },
    });
    const page = await hanh.get(ONE);
    expect(page.text).toContain(`src="/console${ONE}/files/picture"`);
    expect(page.text).toContain('lich.docx');
    const shown = await hanh.get(`${ONE}/files/picture`);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
    const loaded = await hanh.get(`${ONE}/files/file`);
    expect(loaded.headers.get('content-disposition')).toContain('attachment');
    const { text } = await hanh.post(
      `${ONE}/preview`,
      written({ ways: ['free', 'uidTemplate'], uidTemplateId: 'mau-1', uid_noi_dung: 'x' }),
    );
    expect(words(text)).toContain('Mẫu tin không kèm được ảnh và tệp.');
    await hanh.get(ONE);
    await hanh.post(ONE, written({ version: '3', removePicture: '1' }));
    expect((await notice()).content).toMatchObject({ picture: null, file: { name: 'lich.docx' } });
    expect((await hanh.get(`${ONE}/files/picture`)).status).toBe(404);
    expect(await site.noticeRoom.files.read(content.picture?.fileId ?? '')).toBeUndefined();
  });

  it('that cannot go lose nothing of what was typed', async () => {
    await begin();
    const wrong = await hanh.postForm(ONE, one({ title: 'Giữ lại', file: new File(['x'], 'a.exe') }));
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Zalo chỉ nhận ảnh JPG, PNG và tệp PDF, Word');
    expect(wrong.text).toContain('value="Giữ lại"');
    const large = new File([new Uint8Array(12_000_001)], 'a.pdf');
    expect((await hanh.postForm(ONE, one({ file: large }))).text).toContain('Tệp này quá lớn');
    expect((await notice()).version).toBe(1);
  });

  it('are of the copy too, and each notice has its own', async () => {
    await begin();
    await hanh.postForm(ONE, one({ file: await picture() }));
    await hanh.get(ONE);
    const { location } = await hanh.post(ALL, { copyOf: 'n-1' });
    const id = location?.split('/').at(-1) ?? '';
    const copy = await site.noticeRoom.notices.find(NINH_THANH, id);
    const [mine, theirs] = [(await notice()).content.picture, copy?.content.picture];
    expect(theirs?.name).toBe(mine?.name);
    expect(theirs?.fileId).not.toBe(mine?.fileId);
    expect(await site.noticeRoom.files.read(theirs?.fileId ?? '')).toBeDefined();
  });

  it('that were kept long enough are gone from the copy and the page, which say so', async () => {
    await begin();
    await hanh.postForm(ONE, one({ file: await picture() }));
    await site.noticeRoom.files.drop([(await notice()).content.picture?.fileId ?? '']);
    await passOn('submit', 'release', 'planned', 'begin', 'finish');
    expect(words((await hanh.get(ONE)).text)).toContain('Ảnh, tệp sơ đồ.png (đã hết hạn lưu)');
    const { location } = await hanh.post(ALL, { copyOf: 'n-1' });
    const copy = await hanh.get((location ?? '').replace('/console', ''));
    expect(words(copy.text)).toContain('Ảnh, tệp của thông báo cũ đã hết hạn lưu');
    const id = location?.split('/').at(-1) ?? '';
    expect((await site.noticeRoom.notices.find(NINH_THANH, id))?.content.picture).toBeNull();
    await hanh.get(ONE);
    const retried = await hanh.post(ONE, { action: 'retry', version: String((await notice()).version) });
    expect([retried.status, (await notice()).state]).toEqual([409, 'done']);
    expect(words(retried.text)).toContain('đã hết hạn lưu nên không gửi lại được');
  });

  it('of which two come at once for one place leave only the last behind, and the old one until then', async () => {
    await begin();
    await hanh.postForm(ONE, one({ file: await picture() }));
    const before = (await notice()).content.picture?.fileId ?? '';
    await hanh.get(ONE);
    const two = { ...one({ version: '2' }), file: [await picture(), await picture()] };
    expect((await hanh.postForm(ONE, two)).status).toBe(303);
    const now = (await notice()).content.picture?.fileId ?? '';
    expect(now).not.toBe(before);
    await expect(site.noticeRoom.files.keptBefore(site.now() + 1, '', 9)).resolves.toEqual([now]);
  });
});

describe('an article beside a notice', () => {
  const wanted = {
    ...{ article: '1', articleTitle: 'Cắt điện thứ Năm', articleAges: ['18-24'], articleGender: 'female' },
    ...{ articleCities: ['4', '9'], articleCover: '1' },
  };

  it('is kept, previewed, and told of with its number of the month', async () => {
    await begin();
    await hanh.post(ONE, written(wanted));
    expect((await notice()).content.article).toEqual({
      ...{ title: 'Cắt điện thứ Năm', description: '', ages: ['18-24'], gender: 'female' },
      ...{ cities: ['4', '9'], hasCover: true },
    });
    const { text } = await hanh.get(ONE);
    expect(text).toMatch(/name="article" value="1" checked/);
    expect(text).toMatch(/name="articleCities" value="9" checked><label for="articleCities-9">Hà Nội</);
    expect(text).toContain('name="articleCities" value="20"><label for="articleCities-20">Đà Nẵng<');
    expect(text.match(/name="articleCities"/g)).toHaveLength(64);
    expect(words(text)).toContain('Tỉnh, thành cũ (2)');
    // in the order of the alphabet
    expect(words(text)).toMatch(/An Giang Bà Rịa - Vũng Tàu Bạc Liêu .* Đồng Tháp Gia Lai .* Yên Bái/);
    expect(words(text)).toContain('Bài viết gửi người quan tâm Cắt điện thứ Năm Kính gửi ông/bà, cắt điện');
    expect(words((await hanh.get(ALL)).text)).toContain('Bài viết gửi người quan tâm còn 40/40 tháng này');
    await site.noticeRoom.counters.take(
      quotaKeys.broadcasts(site.offices[0]?.oaId ?? '', site.now()),
      40,
      40,
    );
    const used = await hanh.post(`${ONE}/preview`, written(wanted));
    expect(words(used.text)).toContain('Đã hết 40 bài viết của tháng này');
  });

  it('alone is a way to go, and is not submitted without a title or to a place that is none', async () => {
    await begin();
    const { ways: _, ...alone } = written({ ...wanted, action: 'submit' });
    const wrong = await hanh.post(ONE, { ...alone, articleTitle: ' ', articleCities: '64' });
    expect(words(wrong.text)).toContain('Bài viết chưa có tiêu đề.');
    expect(words(wrong.text)).toContain('số từ 0 đến 63, không có: 64');
    expect((await hanh.post(ONE, { ...alone, version: '2' })).status).toBe(303);
    expect((await notice()).state).toBe('submitted');
  });

  it('shows how far it is, on the page and in the report', async () => {
    await begin();
    await hanh.post(ONE, written({ ...wanted, action: 'submit' }));
    const phuc = await seat('phuc');
    await phuc.get(ONE);
    await phuc.post(ONE, { action: 'release', version: '3' });
    expect(words((await phuc.get(ONE)).text)).toContain(
      '“Cắt điện thứ Năm”, tới người đang quan tâm trang, 18-24 tuổi, nữ, ở Thành phố Hồ Chí Minh, Hà Nội (tỉnh, thành cũ)',
    );
    await passOn('planned', 'begin');
    expect(words((await hanh.get(`${ONE}/live`)).text)).toContain('Bài viết gửi người quan tâm: Chờ tạo bài');
    await site.noticeRoom.articles.save(anArticle({ step: 'handed', since: site.now() }));
    expect(words((await hanh.get(`${ONE}/live`)).text)).toContain('Đã giao Zalo phát');
    const rejected = { step: 'failed', reason: 'article-rejected', code: -248, version: 2 } as const;
    await site.noticeRoom.articles.save(anArticle(rejected));
    const { text } = await hanh.get(`${ONE}/report`);
    expect(words(text)).toContain('Zalo không nhận bài Zalo cho rằng nội dung trái quy định. (mã -248)');
    expect((await hanh.get(`${ONE}/report.xlsx`)).status).toBe(200);
  });
});

describe('a notice on its way', () => {
  beforeEach(async () => {
    await begin();
    await hanh.post(ONE, written({ action: 'submit' }));
    const phuc = await seat('phuc');
    await phuc.get(ONE);
    await phuc.post(ONE, { action: 'release', version: '3' });
    await addContacts(aContact(1), aContact(2), aContact(3));
    const sent = { state: 'sent', sentAt: site.now(), platformId: 'p1', costVnd: 0 } as const;
    await site.noticeRoom.rows.plan([
      aRow(1, { ...sent, neighbourhood: 'Khu phố 3', answer: 'Đã rõ', answeredAt: site.now() }),
      aRow(2, { state: 'failed', reason: 'refused-later', passing: true, neighbourhood: 'Khu phố 1' }),
      aRow(3, { state: 'skipped', way: null, reason: 'silent-week', neighbourhood: 'Khu phố 3' }),
      aRow(4),
    ]);
    await passOn('planned', 'begin');
  });

  it('shows what it says, and when what may be pressed has changed meanwhile', async () => {
    const { text } = await hanh.get(ONE);
    expect(words(text)).toContain('Nội dung Kính gửi ông/bà, cắt điện ngày thứ Năm 03/12.');
    expect(words(text)).toContain('Nút trả lời Đã rõ');
    expect(text).toContain('id="notice-seen" name="seen" value="sending"');
    expect(text).toContain('value="stop"');
    expect((await hanh.get(`${ONE}/live?seen=sending`)).text).not.toContain('notice-actions');
    await passOn('finish');
    const moved = (await hanh.get(`${ONE}/live?seen=sending`)).text;
    expect(moved).toContain('id="notice-actions" hx-swap-oob="true"');
    expect(moved).toContain('id="notice-seen" name="seen" value="done"');
    expect(moved).toContain('value="retry"');
    expect(moved).toContain(`name="version" value="${(await notice()).version}"`);
    expect(moved).not.toContain('value="stop"');
  });

  it('is given up after it was stopped, and says who will not get it any more', async () => {
    const { version } = await notice();
    await hanh.post(ONE, { action: 'stop', version: String(version) });
    const stopped = await hanh.get(ONE);
    expect(words(stopped.text)).toContain('Lý do bỏ Gửi tiếp Bỏ thông báo');
    await hanh.post(ONE, { action: 'drop', version: String(version + 1), note: 'Sai ngày' });
    const { text } = await hanh.get(ONE);
    expect(words(text)).toContain('Xong 4/4');
    expect(words(text)).toContain('Không gửi Thông báo đã bỏ trước khi tới lượt Số người 1');
    expect(words(text)).toContain('Đã gửi Tin thường, miễn phí (48 giờ) Số người 1');
    expect(text).not.toContain('hx-trigger="every 500ms" hx-swap="keyed"');
    expect(words((await hanh.get(`${ONE}/report`)).text)).toContain('1/4 người nhận được');
  });

  it('offers another try only where one may help', async () => {
    await passOn('finish');
    expect((await hanh.get(ONE)).text).toContain('value="retry"');
    await site.noticeRoom.rows.plan([aRow(9, { noticeId: 'n-9', state: 'failed', reason: 'refused-bug' })]);
    const other = { ...(await notice()), noticeId: 'n-9', version: 1 };
    await site.noticeRoom.notices.save(other);
    expect((await hanh.get(`${ALL}/n-9`)).text).not.toContain('value="retry"');
  });

  it('shows how far it is, and is stopped and resumed', async () => {
    const { text } = await hanh.get(`${ONE}/live`);
    expect(words(text)).toContain('Xong 3/4');
    expect(words(text)).toContain('Gửi lỗi Tin thường, miễn phí (48 giờ) Zalo bận, đã thử nhiều lần');
    const { version } = await notice();
    await hanh.get(ONE);
    await hanh.post(ONE, { action: 'stop', version: String(version), note: 'Sai giờ' });
    expect((await notice()).state).toBe('stopped');
    await hanh.post(ONE, { action: 'resume', version: String(version + 1) });
    expect((await notice()).state).toBe('sending');
  });

  it('tries again those that failed for a passing reason, and only those', async () => {
    await passOn('finish');
    const { version } = await notice();
    await hanh.get(ONE);
    await hanh.post(ONE, { action: 'retry', version: String(version) });
    const states = site.noticeRoom.rows.all().map(({ state }) => state);
    expect(states).toEqual(['sent', 'failed', 'skipped', 'waiting']);
    // the worker makes them wait when it begins anew
    expect((await notice()).state).toBe('scheduled');
  });

  it('is reported by way, neighbourhood and hour, also as a spreadsheet', async () => {
    const { text } = await hanh.get(`${ONE}/report`);
    expect(words(text)).toContain('Khu phố 3 Người nhận 2 Gửi được 1 50%');
    expect(words(text)).toContain('Đã rõ 1');
    const sheet = await hanh.get(`${ONE}/report.xlsx`);
    expect(sheet.headers.get('content-type')).toContain('spreadsheetml');
    expect(sheet.text.slice(0, 2)).toBe('PK');
  });

  it('is reported with who got only a part of it', async () => {
    const half = { state: 'failed', reason: 'rest-unsent', part: 1, sentAt: site.now() } as const;
    await site.noticeRoom.rows.plan([aRow(5, { ...half, neighbourhood: 'Khu phố 3' })]);
    expect(words((await hanh.get(`${ONE}/live`)).text)).toContain(
      'Mới tới một phần Tin thường, miễn phí (48 giờ) Phần còn lại hết khung gửi Số người 1',
    );
    const { text } = await hanh.get(`${ONE}/report`);
    expect(words(text)).toContain('1 mới nhận một phần');
    expect(words(text)).toContain('Khu phố 3 Người nhận 3 Gửi được 1 33,3% Một phần 1');
    const lines = await site.noticeRoom.desk.callList(await notice());
    expect(lines.at(-1)).toMatchObject({ reason: 'rest-unsent' });
  });

  it('lists whom to call, and the audit log has it', async () => {
    await site.noticeRoom.rows.plan([
      aRow(5, { state: 'failed', reason: 'refused-unreachable', neighbourhood: 'Khu phố 10' }),
      aRow(6, { state: 'failed', reason: 'refused-unreachable' }),
    ]);
    await addContacts(aContact(5));
    const page = await hanh.get(`${ONE}/call-list`);
    expect(words(page.text)).toContain('3 người chưa nhận được tin trên Zalo');
    expect(words(page.text)).toContain('1 người không có số điện thoại, không có trong danh sách');
    expect(words(page.text)).toMatch(/Khu phố 1 \(1 người\).*Khu phố 3 \(1 người\).*Khu phố 10 \(1 người\)/);
    expect(words(page.text)).toContain('Nguyễn Thị Lan 0901 234 567 Zalo bận');
    expect(words(page.text)).toContain('Kính gửi ông/bà, cắt điện ngày thứ Năm 03/12.');
    expect(site.audited.at(-1)).toMatchObject({ action: 'openedCallList', username: 'hanh' });
    expect((await hanh.get(`${ALL}/n-9/call-list`)).status).toBe(404);
    const sheet = await hanh.get(`${ONE}/call-list.xlsx`);
    expect(sheet.status).toBe(200);
    const lines = await site.noticeRoom.desk.callList(await notice());
    expect(lines.map(({ neighbourhood, reason }) => [neighbourhood, reason])).toEqual([
      ['Khu phố 1', 'refused-later'],
      ['Khu phố 3', 'silent-week'],
      ['Khu phố 10', 'refused-unreachable'],
      [null, 'refused-unreachable'],
    ]);
    expect(site.audited.at(-1)).toMatchObject({
      action: 'openedCallList',
      username: 'hanh',
      noticeId: 'n-1',
    });
  });

  it('is copied into a new draft of whoever wants it', async () => {
    await hanh.get(ONE);
    const { location } = await hanh.post(ALL, { copyOf: 'n-1' });
    expect(location).toBe(`/console${ALL}/n-2`);
    const copy = await site.noticeRoom.notices.find(NINH_THANH, 'n-2');
    expect(copy).toMatchObject({ state: 'draft', author: 'hanh', content: { title: 'Cắt điện khu phố 3' } });
  });
});

describe('answers to a notice', () => {
  beforeEach(async () => {
    await begin();
    await hanh.post(ONE, written({ buttons: 'Đã rõ\nKhông dự được' }));
    await addContacts(aContact(1), aContact(2), aContact(3));
    const { rows } = site.noticeRoom;
    const sent = { state: 'sent', sentAt: site.now(), neighbourhood: 'Khu phố 3' } as const;
    await rows.plan([1, 2, 3].map((n) => aRow(n, sent)));
    await rows.answer(aRow(1).rowId, 'Đã rõ', { at: site.now() + 1 });
    await rows.answer(aRow(2).rowId, '#loi', { at: site.now() + 2, words: 'Tôi <b>bận</b> việc' });
    await rows.answer(aRow(3).rowId, '#loi', { at: site.now() + 3 });
    await site.tellClerk('Cho tôi hỏi', [], { id: citizen(3) });
    for (const action of ['submit', 'release', 'planned'] as const) await passOn(action);
  });

  it('stand in its report by button and newest first, without names and words', async () => {
    const { text } = await hanh.get(`${ONE}/report`);
    expect(words(text)).toContain('Đã rõ 1 Không dự được 0 Bằng lời 2');
    expect(words(text)).toMatch(/Mới nhất Công dân \S*0003 .*Công dân \S*0002 .*Công dân \S*0001 Khu phố 3/);
    for (const secret of ['Nguyễn Thị Lan', 'việc', `talks/${citizen(3)}`])
      expect(text).not.toContain(secret);
    expect(site.audited.map(({ action }) => action)).not.toContain('openedNoticeAnswers');
  });

  it('are read with names and words by an official, who is sent to nobody else’s talk; it is on record', async () => {
    const { text } = await hanh.get(`${ONE}/answers`);
    expect(words(text)).toContain('Nguyễn Thị Lan');
    expect(text).toContain('Tôi &lt;b&gt;bận&lt;/b&gt; việc');
    expect(words(text)).toContain('(Cán bộ Một cửa đọc và trả lời trong hộp thư)');
    expect(text).not.toContain(`talks/${citizen(3)}`);
    expect(site.audited.at(-1)).toMatchObject({
      action: 'openedNoticeAnswers',
      username: 'hanh',
      noticeId: 'n-1',
    });
  });

  it('lead whoever may talk to citizens to what they wrote, as long as it is there', async () => {
    const dung = await seat('dung');
    const { text } = await dung.get(`${ONE}/answers?of=loi`);
    expect(text).toContain(`href="/console/offices/ninh-thanh/talks/${citizen(3)}"`);
    expect(text).not.toContain(`talks/${citizen(2)}`);
    expect((await dung.get(`/offices/ninh-thanh/talks/${citizen(3)}`)).status).toBe(200);
    await site.talkStore.forget(citizen(3));
    const later = await dung.get(`${ONE}/answers`);
    expect(later.text).not.toContain(`talks/${citizen(3)}`);
    expect(words(later.text)).toContain('(Lời nhắn đã hết hạn lưu hoặc đã được xóa)');
  });

  it('are chosen by button, and come page by page', async () => {
    const { rows } = site.noticeRoom;
    const many = Array.from({ length: 60 }, (_, n) => n + 10);
    await rows.plan(many.map((n) => aRow(n, { state: 'sent', sentAt: site.now() })));
    for (const n of many) await rows.answer(aRow(n).rowId, 'Không dự được', { at: site.now() + n });
    const first = await hanh.get(`${ONE}/answers?of=1`);
    expect(words(first.text)).toContain('Trả lời “Không dự được”');
    expect(first.text.match(/<blockquote|<li>/g)).toHaveLength(50);
    const older = /answers\?(of=1[^"]+)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const rest = await hanh.get(`${ONE}/answers?${older}`);
    expect(rest.text.match(/<li>/g)).toHaveLength(10);
    expect(rest.text).not.toContain('Cũ hơn');
    expect((await hanh.get(`${ONE}/answers?at=x&id=y`)).status).toBe(200);
  });

  it('of another ward’s notice are not found', async () => {
    expect((await hanh.get(`${ALL}/n-9/answers`)).status).toBe(404);
  });
});

it('the list names what the account has left', async () => {
  const { text } = await hanh.get(ALL);
  expect(words(text)).toContain('còn 480/500 tháng này');
  expect(words(text)).toContain('Chưa có thông báo nào');
});

/** What a page says, without its tags. */
const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
