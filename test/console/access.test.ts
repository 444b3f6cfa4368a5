import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BINH_MINH } from '../dossiers/dossier-builders.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const OWN = '/offices/ninh-thanh/dossiers/d-1';
const FOREIGN = '/offices/ninh-thanh/dossiers/d-2';

let site: OpenConsole;
beforeAll(async () => {
  site = await openConsole();
  await site.receive();
  await site.receive({ officeId: BINH_MINH });
  site.storeFile('m-1', { name: 'ảnh.png', contentType: 'image/png', content: Buffer.from('png') });
});
afterAll(() => site.close());
beforeEach(() => {
  site.audited.splice(0);
});

const signIn = async (username: string, office?: string): Promise<Visitor> => {
  const visitor = createVisitor(site.base);
  await visitor.logIn(username, office);
  site.audited.splice(0);
  return visitor;
};

/** Every way into a dossier, with whether it changes or shows something that is guarded. */
const ways = (dossier: string) => ({
  page: (v: Visitor) => v.get(dossier),
  changes: (v: Visitor) => v.get(`${dossier}/changes?since=0`),
  attachment: (v: Visitor) => v.get(`${dossier}/attachments/m-1`),
  reveal: (v: Visitor) => v.post(`${dossier}/reveal`, { field: 'nyc.soDinhDanh' }),
  copies: (v: Visitor) => v.post(`${dossier}/copies`),
  preview: (v: Visitor) => v.post(`${dossier}/preview`, { action: 'accept', version: '1', note: '' }),
  action: (v: Visitor) =>
    v.post(`${dossier}/actions`, {
      action: 'refuse',
      version: '1',
      note: 'Không hợp lệ',
      legalGround: 'Luật',
    }),
});
const wayNames = Object.keys(ways('')) as (keyof ReturnType<typeof ways>)[];

describe('without a log-in', () => {
  it.each(wayNames)('%s leads to the log-in form', async (way) => {
    const answer = await ways(OWN)[way](createVisitor(site.base));
    expect(answer.status).toBe(303);
    expect(answer.location).toMatch(/^\/console\/log-in/);
  });
});

describe('a dossier of another ward', () => {
  it.each(wayNames)('does not exist for %s under the own ward', async (way) => {
    const answer = await ways(FOREIGN)[way](await signIn('mai'));
    // The poll of a page that is gone has nothing to show.
    expect(answer.status).toBe(way === 'changes' ? 204 : way === 'preview' ? 200 : 404);
    expect(answer.text).not.toContain('Nguyễn Thị Lan');
    expect(answer.text).not.toContain('[accepted]');
    expect(site.audited).toEqual([]);
    expect((await site.dossiers.find('d-2'))?.version).toBe(1);
  });

  it.each(wayNames)('does not exist for %s under its own ward either', async (way) => {
    const answer = await ways('/offices/binh-minh/dossiers/d-2')[way](await signIn('mai'));
    expect(answer.status).toBe(404);
    expect(site.audited).toEqual([]);
  });

  it('and one that is nowhere are answered with the same page', async () => {
    const visitor = await signIn('mai');
    const foreign = await visitor.get(FOREIGN);
    const nowhere = await visitor.get('/offices/ninh-thanh/dossiers/khong-co');
    const unknownWard = await visitor.get('/offices/khong-co/dossiers/d-1');
    expect(nowhere.text).toBe(foreign.text);
    expect(unknownWard.text).toBe(foreign.text);
  });

  it('is not found by its code', async () => {
    const visitor = await signIn('mai');
    const { code } = (await site.dossiers.find('d-2')) ?? { code: '' };
    expect((await visitor.post('/offices/ninh-thanh/search', { typed: code })).status).toBe(404);
    const there = await signIn('thu', 'binh-minh');
    expect((await there.post('/offices/binh-minh/search', { typed: code })).location).toBe(
      '/console/offices/binh-minh/dossiers/d-2',
    );
  });

  it('is open to somebody who works in both', async () => {
    const visitor = await signIn('son');
    expect((await visitor.get(OWN)).status).toBe(200);
    const there = await visitor.get('/offices/binh-minh/dossiers/d-2');
    expect(there.status).toBe(200);
    expect(there.text).toContain('phường Ninh Thạnh</a>');
  });
});

describe('what a role may do', () => {
  const allowed = {
    mai: wayNames,
    hanh: ['page', 'changes', 'attachment', 'reveal', 'copies'],
    quantri: ['page', 'changes'],
  } as const;

  it.each(Object.entries(allowed))('is enforced on the server for %s', async (username, granted) => {
    const visitor = await signIn(username);
    for (const way of wayNames) {
      if (way === 'action') continue;
      const { status } = await ways(OWN)[way](visitor);
      expect([way, status === 403]).toEqual([way, !(granted as readonly string[]).includes(way)]);
    }
  });

  it('keeps an official from acting, and shows no buttons for it', async () => {
    const visitor = await signIn('hanh');
    expect((await ways(OWN).action(visitor)).status).toBe(403);
    expect((await site.dossiers.find('d-1'))?.version).toBe(1);
    expect((await visitor.get(OWN)).text).not.toContain('id="actions"');
  });

  it('shows an administrator neither whole numbers nor ways to them', async () => {
    const { text } = await (await signIn('quantri')).get(OWN);
    expect(text).toContain('072•••••0123');
    expect(text).not.toMatch(/\/reveal|\/copies|\/attachments/);
  });
});

describe('a post', () => {
  const accept = { action: 'accept', version: '1' };

  it('without the token of this very log-in does nothing', async () => {
    const visitor = await signIn('mai');
    for (const token of ['', 'x'.repeat(43)]) {
      const answer = await visitor.post(`${OWN}/actions`, { ...accept, _csrf: token });
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('Trang đã cũ');
    }
    expect((await site.dossiers.find('d-1'))?.version).toBe(1);
  });

  it('with the token of somebody else does nothing', async () => {
    const page = await (await signIn('quang')).get(OWN);
    const [, token = ''] = /name="_csrf" value="([^"]+)"/.exec(page.text) ?? [];
    const answer = await (await signIn('mai')).post(`${OWN}/actions`, { ...accept, _csrf: token });
    expect(token).not.toBe('');
    expect(answer.status).toBe(403);
  });

  it('from another site does nothing, even with the token', async () => {
    const visitor = await signIn('mai');
    const headers = { Origin: 'https://evil.example' };
    expect((await visitor.post(`${OWN}/actions`, accept, headers)).status).toBe(403);
    expect((await visitor.post(`${OWN}/actions`, accept, { Origin: 'null' })).status).toBe(403);
  });

  it('that is huge or not a form is refused without noise', async () => {
    const visitor = await signIn('mai');
    expect((await visitor.post(`${OWN}/actions`, { note: 'a'.repeat(70_000) })).status).toBe(403);
    expect(
      (await visitor.post(`${OWN}/actions`, accept, { 'Content-Type': 'application/json' })).status,
    ).toBe(403);
    expect(site.failures).toEqual([]);
  });
});

describe('every answer', () => {
  it('forbids scripts and sources from elsewhere, framing and keeping', async () => {
    const visitor = await signIn('mai');
    for (const path of ['/log-in', OWN, '/khong-co', '/offices/ninh-thanh/worklists/waiting/live']) {
      const { headers } = await visitor.get(path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';frame-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
      );
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('holds no inline script or style', async () => {
    const { text } = await (await signIn('mai')).get(OWN);
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|<style/);
  });

  it('to a failure tells the clerk, reports it, and gives nothing away', async () => {
    const visitor = await signIn('mai');
    const broken = await openConsole({
      desk: { ...site.desk, open: () => Promise.reject(new Error('mongo at 10.0.0.1 is away')) },
    });
    const there = createVisitor(broken.base);
    await there.logIn('mai');
    const answer = await there.get(OWN);
    expect(answer.status).toBe(500);
    expect(answer.text).toContain('Hệ thống đang gặp sự cố');
    expect(answer.text).not.toContain('10.0.0.1');
    expect(broken.failures).toEqual([new Error('mongo at 10.0.0.1 is away')]);
    await broken.close();
    expect((await visitor.get(OWN)).status).toBe(200);
  });
});
