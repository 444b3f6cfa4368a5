import { describe, expect, it } from '@jest/globals';
import { moveRef, readMessageRef, reminderRef } from '../../src/dossiers/message-ref.js';
import { DossierMove } from '../../src/flow/dossier-move.js';
import { ReminderKind } from '../../src/flow/reminder-kind.js';
import { OaId } from '../../src/ids.js';
import { rememberQuotas } from '../../src/notices/remember-quotas.js';
import { fillTemplate } from '../../src/template-messages/fill-template.js';
import { findTemplate, type Happened, TemplateReminder } from '../../src/template-messages/purpose-of.js';
import { loadTemplateWords } from '../../src/template-messages/template-words.js';
import { moment } from '../calendar/opening-hours.js';
import { anOffice } from '../dossiers/desk.js';
import { aDossier, NINH_THANH } from '../dossiers/dossier-builders.js';
import { createFakeNoticePlatform } from '../fakes/create-fake-notice-platform.js';
import { createManualClock } from '../fakes/create-manual-clock.js';

const words = loadTemplateWords('templates');
const ID = '0f8b1c2d-9a3e-4f5b-8c7d-6e5f4a3b2c1d';

describe('the ref of a message', () => {
  it('names its dossier and what was said again', () => {
    expect(readMessageRef(moveRef(ID, 12))).toEqual({ dossierId: ID, seq: 12 });
    for (const kind of ReminderKind.options)
      expect(readMessageRef(reminderRef(ID, { kind, of: 99 }))).toEqual({ dossierId: ID, reminder: kind });
  });

  it.each(['notice-n-1', 'reply-1', 'dossier-', 'dossier-x-y', ''])('that is %j speaks of none', (ref) => {
    expect(readMessageRef(ref)).toBeUndefined();
  });
});

describe('the places of a template', () => {
  const data = {
    a: '{ten}|{ma_ho_so}|{thu_tuc}|{viec}',
    b: '{ngay_tra}|{gio_hen}|{so_tien}',
    c: '{co_quan}|{dien_thoai}|{dia_chi}|{gio_lam_viec}',
  };
  const fill = (over: Parameters<typeof aDossier>[0], happened: Happened = { move: 'accepted' }) =>
    fillTemplate(
      { templateId: '1', ways: ['uid'], data },
      { dossier: aDossier(over), happened },
      { office: anOffice(NINH_THANH), words },
    ).data;

  it('are filled from the dossier and its office', () => {
    const at = moment('2026-03-04 08:30');
    const appointment = { desk: 'marriage' as const, minutes: 30, at, askedAt: 1 };
    expect(fill({ feeVnd: 16_000, appointment })).toEqual({
      a: 'Nguyễn Thị Lan|000.00.01.H53-260302-0001|Cấp Giấy xác nhận tình trạng hôn nhân|Đã tiếp nhận, đang giải quyết',
      b: '05/03/2026|08:30 04/03/2026|16.000',
      c: 'Trung tâm Phục vụ hành chính công|0276000000|Tây Ninh|sáng 7:00–11:30, chiều 13:30–17:00',
    });
  });

  it('have stand-ins for what the dossier does not have, and for a name that is too long', () => {
    const { content } = aDossier();
    const applicant = { ...content.applicant, fullName: 'Nguyễn Hoàng Phương Thảo Nguyên Vy' };
    const { a, b } = fill({ dueAt: null, feeVnd: null, content: { ...content, applicant } });
    expect(a).toMatch(/^ông\/bà\|/);
    expect(b).toBe('phường sẽ báo|chưa đặt|theo thông báo của phường');
  });

  it('promise nothing while the clock stands still', () => {
    expect(fill({ pausedAt: 5 }).b).toMatch(/^phường sẽ báo\|/);
  });
});

describe('the template for what happened', () => {
  const template = (templateId: string) => ({ templateId, ways: ['uid' as const], data: {} });
  const all: Happened[] = [
    ...DossierMove.options.map((move) => ({ move })),
    ...TemplateReminder.options.map((reminder) => ({ reminder })),
  ];

  it.each(all)('is the one for the status where nothing else is bound: %j', (happened) => {
    expect(findTemplate({ templates: { status: template('s') } }, happened)?.templateId).toBe('s');
  });

  it('is its own where it has one', () => {
    const templates = { status: template('s'), result: template('r'), appointment: template('a') };
    const of = (happened: Happened) => findTemplate({ templates }, happened)?.templateId;
    expect(of({ move: 'finished' })).toBe('r');
    expect(of({ reminder: 'appointment' })).toBe('a');
    expect(of({ move: 'accepted' })).toBe('s');
  });
});

describe('what the platform said of an account', () => {
  it('is asked once in a while, and again at once after a refusal', async () => {
    const clock = createManualClock();
    const { quotas } = createFakeNoticePlatform({});
    const asked: string[] = [];
    let isRefusing = false;
    const templates: typeof quotas.templates = async (oaId) => {
      asked.push(oaId);
      return isRefusing ? { kind: 'refused', class: 'later', code: -32 } : [];
    };
    const remembered = rememberQuotas({ ...quotas, templates }, { forMs: 60_000, now: clock.now });
    const [one, other] = [OaId.parse('1'), OaId.parse('2')];
    await Promise.all([remembered.templates(one), remembered.templates(one), remembered.templates(other)]);
    clock.advance(59_999);
    await remembered.templates(one);
    expect(asked).toEqual(['1', '2']);
    clock.advance(1);
    isRefusing = true;
    await remembered.templates(one);
    await remembered.templates(one);
    expect(asked).toEqual(['1', '2', '1', '1']);
  });
});
