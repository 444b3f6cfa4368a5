import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BINH_MINH } from '../dossiers/dossier-builders.js';
import { aReveal } from './audit-trail-contract.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const PAGE = '/offices/ninh-thanh/audit';
const NOON = Date.parse('2026-03-02T12:00:00+07:00');

let site: OpenConsole;
let visitor: Visitor;
beforeAll(async () => {
  site = await openConsole();
  await site.receive();
});
afterAll(() => site.close());
beforeEach(async () => {
  visitor = createVisitor(site.base);
  await visitor.logIn('dung');
  site.audited.splice(0);
});

/** What stands in the rows of the page: who and what. */
const rowsOf = (text: string): string[] =>
  [...text.matchAll(/<tr role="row"><td.*?<\/tr>/gs)].map(([row]) =>
    row
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

describe('the audit log', () => {
  it('says who did what when and on which dossier, the newest first, and never what they saw', async () => {
    await site.audit.record(aReveal({ at: NOON }));
    await site.audit.record(aReveal({ at: NOON + 60_000, action: 'loggedIn', username: 'quang' }));
    await site.audit.record(aReveal({ officeId: BINH_MINH, username: 'thu' }));
    const { text } = await visitor.get(PAGE);
    expect(rowsOf(text)).toEqual([
      '02/03/2026 12:01 Lê Minh Quang quang Đăng nhập',
      '02/03/2026 12:00 Trần Thị Mai mai Hiện hoặc chép một câu trả lời bị che 000.00.01.H53-260302-0001',
    ]);
    expect(text).not.toContain('072');
    expect(text).not.toMatch(/Phạm Thị Thu|binh-minh/);
  });

  it('holds what was just done', async () => {
    const clerk = createVisitor(site.base);
    await clerk.logIn('mai');
    await clerk.post('/offices/ninh-thanh/dossiers/d-1/reveal', { field: 'nyc.soDinhDanh' });
    expect(rowsOf((await visitor.get(PAGE)).text)).toHaveLength(2);
  });

  it('is filtered by person, kind, dossier and day, and keeps what was chosen', async () => {
    await site.audit.record(aReveal({ at: NOON }));
    await site.audit.record(aReveal({ at: NOON + 86_400_000, username: 'quang', dossierId: 'd-9' }));
    await visitor.get(PAGE);
    const found = async (fields: Record<string, string>) => rowsOf((await visitor.post(PAGE, fields)).text);
    expect(await found({ person: 'mai' })).toEqual([expect.stringContaining('Trần Thị Mai')]);
    expect(await found({ action: 'loggedIn' })).toEqual([]);
    expect(await found({ code: '000.00.01.H53-260302-0001' })).toEqual([expect.stringContaining('Mai')]);
    expect(await found({ day: '2026-03-03' })).toEqual([expect.stringContaining('Quang')]);
    expect(await found({ person: 'mai', day: '2026-03-03' })).toEqual([]);
    const { text } = await visitor.post(PAGE, { person: 'mai', day: '2026-03-02' });
    expect(text).toContain('<option value="mai" selected>');
    expect(text).toContain('value="2026-03-02"');
  });

  it('says when no dossier has the code', async () => {
    await visitor.get(PAGE);
    const answer = await visitor.post(PAGE, { code: '000.00.02.H53-260302-0009' });
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('Không có hồ sơ nào mang mã vừa nhập');
  });

  it('goes on page by page', async () => {
    for (let n = 0; n < 60; n++) await site.audit.record(aReveal({ at: NOON + n * 60_000 }));
    const first = await visitor.get(PAGE);
    expect(rowsOf(first.text)).toHaveLength(50);
    const [, older = ''] = /name="olderThan" value="(\d+)"/.exec(first.text) ?? [];
    const second = await visitor.post(PAGE, { olderThan: older });
    expect(rowsOf(second.text)).toHaveLength(10);
    expect(second.text).not.toContain('olderThan');
  });

  it('is linked for whoever may read it', async () => {
    expect((await visitor.get('/offices/ninh-thanh/worklists/waiting')).text).toContain(`${PAGE}"`);
    const clerk = createVisitor(site.base);
    await clerk.logIn('mai');
    expect((await clerk.get('/offices/ninh-thanh/worklists/waiting')).text).not.toContain(`${PAGE}"`);
  });
});
