import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { wordsOf } from '../documents/word-files.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const DOSSIER = '/offices/ninh-thanh/dossiers/d-1';
const PAPERS = `${DOSSIER}/papers`;
const REGISTER = '/offices/ninh-thanh/register';
const WHOLE = '072190000123';

let site: OpenConsole;
let visitor: Visitor;
beforeEach(async () => {
  site = await openConsole();
  visitor = createVisitor(site.base);
  await visitor.logIn('mai');
  site.audited.splice(0);
});
afterEach(async () => {
  await site.close();
  expect(site.failures).toEqual([]);
});

/** The bytes of a download. */
async function download(path: string): Promise<{ status: number; headers: Headers; bytes: Uint8Array }> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(site.base + path, { headers: { cookie } });
  return {
    status: response.status,
    headers: response.headers,
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}

const accept = () => visitor.post(`${DOSSIER}/actions`, { action: 'accept', note: '', version: '1' });

describe('the papers of a dossier', () => {
  it('are offered as far as the dossier has come', async () => {
    await site.receive();
    const before = (await visitor.get(PAPERS)).text;
    expect(before).toContain('Tờ khai');
    expect(before).not.toContain('Giấy tiếp nhận hồ sơ');
    await visitor.get(DOSSIER);
    await accept();
    const part = await visitor.get(PAPERS, { 'HX-Request': 'true' });
    expect(part.text).toContain('Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01)');
    expect(part.text).not.toContain('<html');
  });

  it('come as Word files, named by the code and nobody', async () => {
    await site.receive();
    const { status, headers, bytes } = await download(`${PAPERS}/control-1.docx`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('wordprocessingml');
    expect(headers.get('content-disposition')).toBe(
      'attachment; filename="mau-06-phieu-kiem-soat-000.00.01.H53-260302-0001.docx"',
    );
    expect(wordsOf(bytes)).toContain('Nguyễn Thị Lan');
  });

  it('are shown to be printed, with the same words and a code to scan', async () => {
    await site.receive();
    const { text, headers } = await visitor.get(`${PAPERS}/declaration-1`);
    expect(text).toContain(WHOLE);
    expect(text).toContain('<img class="code" src="data:image/png');
    expect(headers.get('content-security-policy')).toContain("img-src 'self' data:;");
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
  });

  it('are audited each time before they are handed over, and the list is not', async () => {
    await site.receive();
    await visitor.get(PAPERS);
    expect(site.audited).toEqual([]);
    await visitor.get(`${PAPERS}/declaration-1`);
    await visitor.get(`${PAPERS}/control-1.docx`);
    const entry = { action: 'openedPaper', username: 'mai', officeId: 'ninh-thanh', dossierId: 'd-1' };
    expect(site.audited).toMatchObject([
      { ...entry, paper: 'declaration-1' },
      { ...entry, paper: 'control-1' },
    ]);
  });

  it('are not handed over when the audit trail cannot be written', async () => {
    await site.close();
    site = await openConsole({
      audit: {
        ...site.audit,
        async record({ action }) {
          if (action === 'openedPaper') throw new Error('away');
        },
      },
    });
    await site.receive();
    visitor = createVisitor(site.base);
    await visitor.logIn('mai');
    const { status, text } = await visitor.get(`${PAPERS}/declaration-1`);
    expect(status).toBe(500);
    expect(text).not.toContain(WHOLE);
    expect(site.failures.splice(0)).toHaveLength(1);
  });

  it.each([
    'receipt-1',
    'supplement-1',
    'declaration-0',
    'declaration',
    'letter-1',
    '..%2f..',
    'control-1.doc',
  ])('are not there before they came about, nor what is none: %s', async (paper) => {
    await site.receive();
    expect((await visitor.get(`${PAPERS}/${paper}`)).status).toBe(404);
    expect(site.audited).toEqual([]);
  });

  it('are nobody’s who may not see what is masked, or who is of another ward', async () => {
    await site.receive();
    for (const [who, status] of [
      ['quantri', 403],
      ['thu', 404],
    ] as const) {
      const other = createVisitor(site.base);
      await other.logIn(who, who === 'thu' ? 'binh-minh' : 'ninh-thanh');
      for (const path of [PAPERS, `${PAPERS}/declaration-1`, `${PAPERS}/declaration-1.docx`, REGISTER]) {
        expect((await other.get(path)).status).toBe(status);
      }
    }
    const stranger = createVisitor(site.base);
    await stranger.logIn('thu', 'binh-minh');
    expect((await stranger.get('/offices/binh-minh/dossiers/d-1/papers/declaration-1')).status).toBe(404);
  });

  it('are a part of the dossier page for who may see them', async () => {
    await site.receive();
    expect((await visitor.get(DOSSIER)).text).toContain('Giấy tờ để in');
    const administrator = createVisitor(site.base);
    await administrator.logIn('quantri');
    expect((await administrator.get(DOSSIER)).text).not.toContain('Giấy tờ để in');
  });
});

describe('the register', () => {
  it('counts the dossiers of a period, this month unless asked', async () => {
    await site.receive();
    await site.receive({ receivedAt: Date.parse('2026-02-27T09:00:00+07:00') });
    expect((await visitor.get(REGISTER)).text).toContain('<strong>1</strong> hồ sơ');
    const both = await visitor.get(`${REGISTER}?from=2026-02-01&to=2026-03-02`);
    expect(both.text).toContain('<strong>2</strong> hồ sơ');
  });

  it('takes both days into the period', async () => {
    await site.receive({ receivedAt: Date.parse('2026-03-02T23:59:59+07:00') });
    await site.receive({ receivedAt: Date.parse('2026-03-01T00:00:00+07:00') });
    await site.receive({ receivedAt: Date.parse('2026-03-03T00:00:00+07:00') });
    const { text } = await visitor.get(`${REGISTER}?from=2026-03-01&to=2026-03-02`);
    expect(text).toContain('<strong>2</strong> hồ sơ');
  });

  it('is handed over as a Word file or a page to print, audited with its period', async () => {
    await site.receive();
    const period = 'from=2026-03-01&to=2026-03-31';
    const { headers, bytes } = await download(`${REGISTER}.docx?${period}`);
    expect(headers.get('content-disposition')).toContain('so-theo-doi-2026-03-01-2026-03-31.docx');
    for (const words of [wordsOf(bytes), (await visitor.get(`${REGISTER}/print?${period}`)).text]) {
      expect(words).toContain('Từ ngày 01 tháng 03 năm 2026 đến ngày 31 tháng 03 năm 2026; tổng số: 1 hồ sơ');
      expect(words).toContain('000.00.01.H53-260302-0001');
    }
    const entry = { action: 'openedRegister', username: 'mai', from: '2026-03-01', to: '2026-03-31' };
    expect(site.audited).toMatchObject([entry, entry]);
  });

  it.each(['from=2026-03-02&to=2026-03-01', 'from=2026-02-30&to=2026-03-01', 'from=x&to=y'])(
    'says when a period is none: %s',
    async (period) => {
      const { status, text } = await visitor.get(`${REGISTER}.docx?${period}`);
      expect(status).toBe(422);
      expect(text).toContain('Xin chọn lại');
      expect(site.audited).toEqual([]);
    },
  );

  it('is not made of more rows than Word can open', async () => {
    const papers = site.papers;
    await site.close();
    site = await openConsole({ papers: { ...papers, countRegister: async () => 6001 } });
    visitor = createVisitor(site.base);
    await visitor.logIn('mai');
    const { status, text } = await visitor.get(`${REGISTER}.docx?from=2026-03-01&to=2026-03-02`);
    expect(status).toBe(422);
    expect(text).toContain('hơn 6000 hồ sơ');
    expect(site.audited).toEqual([expect.objectContaining({ action: 'loggedIn' })]);
  });

  it('of many rows is only a Word file', async () => {
    const papers = site.papers;
    await site.close();
    site = await openConsole({ papers: { ...papers, countRegister: async () => 201 } });
    visitor = createVisitor(site.base);
    await visitor.logIn('mai');
    const { text } = await visitor.get(REGISTER);
    expect(text).toContain('register.docx?');
    expect(text).not.toContain('register/print');
    expect((await visitor.get(`${REGISTER}/print?from=2026-03-01&to=2026-03-02`)).status).toBe(422);
  });
});
