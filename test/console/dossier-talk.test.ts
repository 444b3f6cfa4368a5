import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { CITIZEN } from './support/create-talking-citizens.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const DAY_MS = 24 * 3_600_000;

let site: OpenConsole;
let mai: Visitor;
let dossier: Dossier;
beforeEach(async () => {
  site = await openConsole();
  mai = await signIn('mai');
  dossier = await site.receive({ conversationId: CITIZEN });
  site.lastHeard(CITIZEN);
});
afterEach(async () => {
  await site.close();
  expect(site.failures).toEqual([]);
});

const signIn = async (username: string, office?: string) => {
  const visitor = createVisitor(site.base);
  await visitor.logIn(username, office);
  return visitor;
};
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const page = () => `/offices/ninh-thanh/dossiers/${dossier.dossierId}/talk`;
const aPdf = (size: number) =>
  Buffer.concat([Buffer.from('%PDF-1.4 1 0 obj '), Buffer.alloc(size, ' '), Buffer.from('%%EOF')]);
async function attach(file: File, fields: Record<string, string>) {
  const { text } = await mai.get(page());
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  return mai.postForm(`${page()}/actions`, {
    heard: hidden('heard'),
    replyId: hidden('replyId'),
    ...fields,
    file,
  });
}
async function act(visitor: Visitor, fields: Record<string, string>) {
  const { text } = await visitor.get(page());
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  const seen = { heard: hidden('heard'), from: hidden('from'), replyId: hidden('replyId') };
  return visitor.post(`${page()}/actions`, { ...seen, text: '', ...fields });
}

describe('the conversation with a dossier’s citizen', () => {
  it('opens before anything was said, with the platform’s window and the month’s sends, and is audited', async () => {
    const { text } = await mai.get(page());
    expect(words(text)).toContain('Chưa có tin nhắn nào giữa phường và công dân này.');
    expect(text).toContain('Công dân vừa nhắn trong 48 giờ qua');
    expect(words(text)).toContain('đã gửi 42 tin, trong đó 2 tin phải trả tiền');
    expect(words(text)).toContain('Zalo đã từ chối 1 tin vì hết hạn mức');
    expect(text.indexOf('id="window"')).toBeLessThan(text.indexOf('<textarea'));
    expect(site.audited.at(-1)).toMatchObject({ action: 'openedTalk', conversationId: CITIZEN });
  });

  it('is begun by the clerk: the office has the word, the citizen hears about which dossier, once', async () => {
    expect((await mai.get(page())).text).toContain('Gửi, tạm dừng trợ lý');
    const sent = await act(mai, { action: 'reply', text: 'Ảnh bị mờ ạ.' });
    expect(sent.location).toBe(`/console${page()}`);
    await act(mai, { action: 'reply', text: 'Ông chụp lại giúp em.' });
    expect(site.told.map(({ event }) => event)).toEqual([
      expect.objectContaining({ type: 'personReplied', about: dossier.code, text: 'Ảnh bị mờ ạ.' }),
      expect.not.objectContaining({ about: dossier.code }),
    ]);
    const { text } = await mai.get(page());
    expect(words(text)).toMatch(/Đã trả lời\. .*Ảnh bị mờ ạ\. .*Ông chụp lại giúp em\./);
    expect(text).toContain('Gửi trả lời');
    expect((await mai.get('/offices/ninh-thanh/talks')).text).toContain('…1111');
    const ended = await act(mai, { action: 'close' });
    expect(ended.location).toBe(`/console/offices/ninh-thanh/dossiers/${dossier.dossierId}`);
    expect(site.told.at(-1)?.event).toMatchObject({ type: 'personLeft', why: 'ended' });
  });

  it('stands on the dossier’s page without a word of it, for those who may talk', async () => {
    await site.callPerson();
    await site.tellClerk('Chuyện riêng của tôi');
    const audited = site.audited.length;
    const brief = await mai.get(`${page()}/brief`);
    expect(words(brief.text)).toMatch(/Công dân đang chờ trả lời.* Công dân nhắn lúc \d\d\//);
    expect(brief.text).not.toContain('Chuyện riêng');
    expect(site.audited).toHaveLength(audited);
    const dossierPage = `/offices/ninh-thanh/dossiers/${dossier.dossierId}`;
    expect((await mai.get(dossierPage)).text).toContain(`${page()}"`);
    expect((await (await signIn('hanh')).get(dossierPage)).text).not.toContain(`${page()}"`);
  });

  it('takes no word while the platform takes none, and offers the telephone, whole only when it is on record', async () => {
    const asked = { key: 'lh.phone', section: 'Liên hệ', label: 'Số điện thoại', kind: 'phone' };
    const answers = [{ ...asked, value: '+84901234567', shown: '0901 234 567', warnings: [] }];
    dossier = await site.receive({ conversationId: CITIZEN, content: { ...dossier.content, answers } });
    site.advance(8 * DAY_MS);
    mai = await signIn('mai');
    const { text } = await mai.get(page());
    expect(text).not.toContain('<textarea');
    expect(text).not.toContain('value="reply"');
    expect(words(text)).toContain('0901 ••• 567');
    expect(text).not.toContain('0901 234 567');
    const late = await act(mai, { action: 'reply', text: 'Lời viết muộn' });
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('Lời viết muộn')]);
    expect(site.told).toEqual([]);
    const where = `/offices/ninh-thanh/dossiers/${dossier.dossierId}/reveal`;
    const shown = await mai.post(where, { field: 'lh.phone' }, { 'HX-Request': 'true' });
    expect(shown.text).toContain('0901 234 567');
    expect(site.audited.at(-1)).toMatchObject({ action: 'revealedAnswer', field: 'lh.phone' });
  });

  it('offers the replies that fit, and puts one into the words where the page has no scripts', async () => {
    const { text } = await mai.get(page());
    expect([...text.matchAll(/<option value="(\w+)"/g)].map(([, key]) => key)).toEqual([
      'gio',
      'hen',
      'khac',
      'rieng',
    ]);
    expect(text).toContain(`data-text="Hồ sơ ${dossier.code} hẹn trả lúc 05/03/2026 17:00."`);
    const grown = await act(mai, { action: 'insert', canned: 'hen', text: 'Dạ,' });
    expect(grown.status).toBe(200);
    expect(grown.text).toContain(`>Dạ,\nHồ sơ ${dossier.code} hẹn trả`);
    await site.callPerson();
    const plain = (await mai.get(`/offices/ninh-thanh/talks/${CITIZEN}`)).text;
    expect([...plain.matchAll(/<option value="(\w+)"/g)].map(([, key]) => key)).toEqual(['gio', 'rieng']);
    expect(site.told).toEqual([]);
  });

  it('sends a file of the clerk’s: made anew, named in the talk, with a fate of its own', async () => {
    const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#888' } })
      .jpeg()
      .withExif({ IFD0: { Model: 'Máy ảnh của Mai' } })
      .toBuffer();
    const sent = await attach(new File([photo], 'giấy hẹn.heic'), { action: 'reply', text: '' });
    expect(sent.location).toBe(`/console${page()}`);
    const [told] = site.told;
    const file = told?.event.type === 'personReplied' ? told.event.file : undefined;
    expect(file?.name).toBe('giấy hẹn.jpg');
    const kept = await site.outgoingFiles.read(file?.fileId ?? '');
    expect(kept?.contentType).toBe('image/jpeg');
    expect(kept?.bytes.includes('Máy ảnh')).toBe(false);
    expect(words((await mai.get(page())).text)).toMatch(/giấy hẹn\.jpg \d+ KB · đang gửi/);
    const outcome = { kind: 'skipped', reason: 'file-gone', at: 1 } as const;
    const record = { conversationId: CITIZEN, oaId: '1' as never, seq: 1, text: '', createdAt: 0 };
    await site.messages.record({ ...record, ref: file?.fileId ?? '', outcome });
    expect(words((await mai.get(page())).text)).toMatch(/giấy hẹn\.jpg \d+ KB · không gửi \(tệp không còn\)/);
  });

  it.each([
    ['a text under another name', Buffer.from('xin chào'), /Zalo chỉ nhận ảnh và tệp PDF/],
    ['a PDF that was cut off', Buffer.from('%PDF-1.4 1 0 obj'), /không mở được/],
    ['a file with malware', Buffer.from('%PDF-1.4 EICAR 1 0 obj %%EOF'), /có mã độc/],
    ['a PDF of more than the platform takes', aPdf(5_100_000), /quá lớn/],
    ['more than anybody may send', aPdf(13_000_000), /quá lớn/],
  ])('does not send %s, and keeps the words', async (_what, bytes, problem) => {
    const answer = await attach(new File([bytes], 'a.pdf'), { text: 'Lời kèm theo', action: 'reply' });
    expect([answer.status, answer.text]).toEqual([422, expect.stringMatching(problem)]);
    expect(answer.text).toContain('Lời kèm theo');
    expect(site.told).toEqual([]);
  });

  it('holds no file of somebody who is not logged in', async () => {
    const stranger = createVisitor(site.base);
    const answer = await stranger.postForm(`${page()}/actions`, { file: new File([aPdf(1000)], 'a.pdf') });
    expect(answer.location).toContain('/log-in');
    const forged = await mai.postForm(`${page()}/actions`, {
      _csrf: 'x',
      action: 'reply',
      heard: '0',
      text: 'a',
    });
    expect(forged.status).toBe(403);
  });

  it.each(['page', 'live', 'brief', 'reply'])(
    '%s is not for another ward, nor for officials',
    async (way) => {
      await site.callPerson();
      await site.tellClerk('Chuyện riêng của tôi');
      const knock = (visitor: Visitor, office: string) => {
        const talk = `/offices/${office}/dossiers/${dossier.dossierId}/talk`;
        if (way === 'reply')
          return visitor.post(`${talk}/actions`, { action: 'reply', heard: '9', replyId: 'x', text: 'Chen' });
        return visitor.get(way === 'page' ? talk : `${talk}/${way}`);
      };
      const thu = await signIn('thu', 'binh-minh');
      for (const office of ['ninh-thanh', 'binh-minh']) {
        const answer = await knock(thu, office);
        expect([answer.status, answer.text.includes('Chuyện riêng')]).toEqual([404, false]);
      }
      for (const username of ['hanh', 'quantri']) {
        expect((await knock(await signIn(username), 'ninh-thanh')).status).toBe(403);
      }
      expect(site.told).toEqual([]);
    },
  );
});
