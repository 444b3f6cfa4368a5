import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { wordsOf } from '../documents/word-files.js';
import { LAN, NINH_THANH } from '../dossiers/dossier-builders.js';
import { createPaperRoom } from './support/create-paper-room.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const DOSSIER = '/offices/ninh-thanh/dossiers/d-1';
const RECEIPT = `${DOSSIER}/papers/receipt-1`;
const DAY = 86_400_000;

let site: OpenConsole;
let visitor: Visitor;
beforeEach(async () => {
  site = await openConsole();
  visitor = createVisitor(site.base);
  await visitor.logIn('mai');
});
afterEach(async () => {
  await site.close();
  expect(site.failures).toEqual([]);
});

/** A dossier that was taken in a moment after its citizen wrote. */
async function takenIn(over: Parameters<OpenConsole['receive']>[0] = {}) {
  site.lastHeard(LAN);
  await site.receive(over);
  await visitor.get(DOSSIER);
  await visitor.post(`${DOSSIER}/actions`, { action: 'accept', note: '', version: '1' });
}
const send = (paper = 'receipt-1', version = '2') =>
  visitor.post(`${DOSSIER}/papers/${paper}/send`, { version });

describe('a paper for the citizen', () => {
  it('is sent as a PDF with one click beside its preview, once, and stands in the history', async () => {
    await takenIn();
    const { text } = await visitor.get(RECEIPT);
    expect(text).toContain('[paperSent] Hồ sơ 000.00.01.H53-260302-0001');
    expect(text).toContain('Công dân vừa nhắn trong 48 giờ qua');
    expect((await send()).status).toBe(303);
    const sent = site.told.at(-1)?.event;
    if (sent?.type !== 'dossierMoved') throw new Error('nothing was told');
    const { file, paper } = sent.details ?? {};
    expect(paper).toBe('Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01)');
    const kept = await site.outgoingFiles.read(file?.fileId ?? '');
    expect(kept).toMatchObject({
      name: 'mau-01-giay-tiep-nhan-000.00.01.H53-260302-0001.pdf',
      contentType: 'application/pdf',
    });
    expect(kept?.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const page = (await visitor.get(DOSSIER)).text;
    expect(page).toContain('đang được gửi tới người nộp qua Zalo');
    expect(page).toContain('Gửi giấy cho người nộp');
    await send();
    expect(site.told.filter(({ event }) => 'move' in event && event.move === 'paperSent')).toHaveLength(1);
    expect((await visitor.get(DOSSIER)).text).toContain('Hồ sơ vừa được thay đổi');
  });

  it('bears no whole identity number, unlike what is printed', async () => {
    await takenIn();
    const room = createPaperRoom(site, async (file) => Buffer.from(file));
    const paper = await room.printForCitizen(NINH_THANH, 'd-1', { kind: 'receipt', nth: 1 });
    const words = wordsOf(paper?.bytes ?? Buffer.alloc(0));
    expect(words).toContain('0721••••0123');
    expect(words).not.toContain('072190000123');
  });

  it('says before that the platform takes no message any more, and sends none', async () => {
    await takenIn();
    site.advance(8 * DAY);
    visitor = createVisitor(site.base);
    await visitor.logIn('mai');
    const { text } = await visitor.get(RECEIPT);
    expect(text).toContain('Đã quá 7 ngày công dân không nhắn');
    expect(text).not.toContain('Gửi cho người nộp');
    await send();
    expect(site.told.some(({ event }) => 'move' in event && event.move === 'paperSent')).toBe(false);
    expect((await visitor.get(DOSSIER)).text).toContain('Đã quá 7 ngày công dân không nhắn');
  });

  it('is handed over at the counter to whoever is not on Zalo', async () => {
    await takenIn({ conversationId: null });
    const { text } = await visitor.get(RECEIPT);
    expect(text).toContain('Người nộp không dùng Zalo');
    expect(text).not.toContain('Gửi cho người nộp');
    await send();
    expect((await visitor.get(DOSSIER)).text).toContain(
      'Người nộp không dùng Zalo nên không gửi qua Zalo được',
    );
  });

  it.each(['declaration-1', 'control-1', 'supplement-1', 'receipt-2x'])('is none: %s', async (paper) => {
    await takenIn();
    const { text } = await visitor.get(`${DOSSIER}/papers/${paper}`);
    expect(text).not.toContain('Gửi cho người nộp');
    expect((await send(paper)).status).toBe(404);
  });
});

describe('a draft of the result', () => {
  it('may be a file, without words or with some; neither is none', async () => {
    site.lastHeard(LAN);
    await site.receive({ state: 4, confirmsDraft: true });
    const page = (await visitor.get(DOSSIER)).text;
    expect(page).toContain('enctype="multipart/form-data"');
    const draft = { action: 'sendDraft', note: '', version: '1' };
    const act = (file?: File) => visitor.postForm(`${DOSSIER}/actions`, { ...draft, ...(file && { file }) });
    expect((await act()).status).toBe(422);
    expect((await act(new File(['chữ'], 'a.txt'))).status).toBe(422);
    expect((await act(new File([PDF], 'Dự thảo.pdf'))).status).toBe(303);
    const sent = site.told.at(-1)?.event;
    expect(sent).toMatchObject({ move: 'draftSent', details: { file: { name: 'Dự thảo.pdf' } } });
    expect((await visitor.get(DOSSIER)).text).toContain('Tệp gửi kèm: Dự thảo.pdf');
  });
});

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n',
);
