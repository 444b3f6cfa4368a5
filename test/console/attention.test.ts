import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { grantFrom } from '../../src/dossiers/clock.js';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { loadEscalationRules } from '../../src/escalation/escalation-rules.js';
import { lookAtDossier } from '../../src/escalation/look-at-dossier.js';
import { calendar, moment } from '../calendar/opening-hours.js';
import { BINH_MINH } from '../dossiers/dossier-builders.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const FILE = new URL('../../templates/data/escalation.yaml', import.meta.url).pathname;
const rules = loadEscalationRules(FILE, ['1.000894']);
const PAGE = '/offices/ninh-thanh/attention';
const code = (n: number) => `260302-000${n}`;

let site: OpenConsole;
beforeEach(async () => {
  site = await openConsole();
});
afterEach(() => site.close());

const logIn = async (username: string, office?: string): Promise<Visitor> => {
  const visitor = createVisitor(site.base);
  await visitor.logIn(username, office);
  return visitor;
};
const receive = (over: Partial<Dossier>) => {
  const dueAt = moment('2026-03-05 17:00');
  return site.receive({
    state: 4,
    dueAt,
    granted: grantFrom([moment('2026-03-02 10:00'), dueAt], 1, calendar),
    ...over,
  });
};
/** The sweeper of a worker goes round at this moment. */
async function sweepAt(time: string) {
  site.advance(moment(time) - site.now());
  const deps = { dossiers: site.dossiers, rules, calendarOf: () => calendar, now: site.now };
  for (const due of await site.dossiers.dueForLook(site.now(), 100)) await lookAtDossier(deps, due);
}

describe('dossiers whose promise is in danger', () => {
  beforeEach(async () => {
    await receive({ assignee: 'mai' });
    await receive({ assignee: 'quang' });
    await receive({});
    await receive({ assignee: 'thu', officeId: BINH_MINH });
  });

  it('reach the clerk who has them, every clerk while nobody has them, then the head, then the official', async () => {
    const seen = async (name: string, office?: string) => {
      const visitor = await logIn(name, office);
      const page = office ? PAGE.replace('ninh-thanh', office) : PAGE;
      const { text } = await visitor.get(page);
      const count = (await visitor.get(`${page}/count`)).text.replace(/<[^>]*>|\s/g, '');
      return [[1, 2, 3, 4].filter((n) => text.includes(code(n))), Number(count)];
    };
    await sweepAt('2026-03-05 09:00');
    for (const one of ['mai', 'quang', 'dung', 'hanh']) expect(await seen(one)).toEqual([[], 0]);
    await sweepAt('2026-03-05 09:30');
    expect(await seen('mai')).toEqual([[1, 3], 2]);
    expect(await seen('quang')).toEqual([[2, 3], 2]);
    expect(await seen('thu', 'binh-minh')).toEqual([[4], 1]);
    expect(await seen('dung')).toEqual([[], 0]);
    await sweepAt('2026-03-05 14:00');
    expect(await seen('dung')).toEqual([[1, 2, 3], 3]);
    expect(await seen('hanh')).toEqual([[], 0]);
    await sweepAt('2026-03-05 15:30');
    expect(await seen('hanh')).toEqual([[1, 2, 3], 3]);
  });

  it('of a head’s own count once, and reach the head like a clerk', async () => {
    await receive({ assignee: 'dung' });
    await sweepAt('2026-03-05 09:30');
    const dung = await logIn('dung');
    expect((await dung.get(PAGE)).text).toContain(code(5));
    expect((await dung.get(`${PAGE}/count`)).text).toContain('>1<');
    await sweepAt('2026-03-05 14:00');
    expect((await dung.get(`${PAGE}/count`)).text).toContain('>4<');
  });

  it('say when whom they reached, also on the dossier itself', async () => {
    await sweepAt('2026-03-05 09:30');
    await sweepAt('2026-03-05 14:00');
    const mai = await logIn('mai');
    expect((await mai.get(PAGE)).text).toMatch(
      /Người xử lý <span class="fine">.*09:30<\/span><br>Phụ trách <span class="fine">.*14:00/,
    );
    const { text } = await mai.get('/offices/ninh-thanh/dossiers/d-1');
    expect(text).toContain('Sắp đến giờ hẹn; đã báo người xử lý');
    expect(text).toContain('Gần đến giờ hẹn; đã báo phụ trách Một cửa');
    expect(text).not.toContain('Sát giờ hẹn');
  });

  it('leave the list while they wait for the citizen, and for good with a result', async () => {
    await sweepAt('2026-03-05 15:30');
    const mai = await logIn('mai');
    const deed = { by: 'mai', officeId: (await site.receive({})).officeId, expectedVersion: 1 } as const;
    const items = [{ item: 'Bản án', reason: 'Thiếu' }];
    await site.desk.act({ ...deed, dossierId: 'd-1', action: 'askSupplement', note: '', details: { items } });
    await site.desk.act({ ...deed, dossierId: 'd-3', action: 'finish', note: 'Mời đến' });
    const { text } = await mai.get(PAGE);
    expect(text).toContain('Không có hồ sơ nào sắp trễ hẹn.');
    expect((await mai.get(`${PAGE}/live`)).text).toContain('Không có hồ sơ nào sắp trễ hẹn.');
  });
});

describe('an apology', () => {
  const DOSSIER = '/offices/ninh-thanh/dossiers/d-1';

  it('lies prepared before the breach, and nothing is sent', async () => {
    await receive({ assignee: 'mai' });
    await sweepAt('2026-03-05 14:59');
    const mai = await logIn('mai');
    expect((await mai.get(DOSSIER)).text).not.toContain('đã soạn sẵn');
    await sweepAt('2026-03-05 15:00');
    const { text } = await mai.get(DOSSIER);
    expect(text).toContain('Lời xin lỗi và hẹn lại (Mẫu 04) đã soạn sẵn');
    expect(text).toMatch(/<details class="action" name="action" id="action-apologise" open>/);
    expect(text).toContain('value="2026-03-06T17:00"');
    expect(site.told).toEqual([]);
  });

  it('suggests the reason that the history implies, and is gone once it was signed', async () => {
    const dossier = await receive({ assignee: 'mai', state: 2 });
    const items = [{ item: 'Bản án', reason: 'Thiếu' }];
    const place = { officeId: dossier.officeId, dossierId: 'd-1', by: 'mai' };
    await site.desk.act({
      ...place,
      action: 'askSupplement',
      note: '',
      details: { items },
      expectedVersion: 1,
    });
    await site.answer(dossier, 'Đây ạ');
    await sweepAt('2026-03-05 15:30');
    const mai = await logIn('mai');
    const { text } = await mai.get(DOSSIER);
    expect(text).toContain('Giấy tờ ông/bà gửi bổ sung cần được kiểm tra lại');
    const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
    const fields = { action: 'apologise', version, note: 'Máy hỏng', newDueAt: '2026-03-09T17:00' };
    expect((await mai.post(`${DOSSIER}/actions`, fields)).status).toBe(303);
    const after = (await mai.get(DOSSIER)).text;
    expect(after).not.toContain('đã soạn sẵn, chưa gửi');
    expect(after).not.toContain('<dt>Đã báo</dt>');
    expect(after).toContain('Sắp đến giờ hẹn; đã báo người xử lý');
    expect((await mai.get(PAGE)).text).toContain('Không có hồ sơ nào sắp trễ hẹn.');
    await sweepAt('2026-03-09 16:00');
    const again = (await (await logIn('mai')).get(DOSSIER)).text;
    expect(again.split('Sắp đến giờ hẹn; đã báo người xử lý')).toHaveLength(3);
    expect(again).not.toContain('đã soạn sẵn, chưa gửi');
  });
});
