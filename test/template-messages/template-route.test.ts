import { beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { moveRef, reminderRef } from '../../src/dossiers/message-ref.js';
import { type ConversationId, splitConversationId } from '../../src/ids.js';
import { loadNoticeTemplates } from '../../src/notices/load-notice-templates.js';
import type { ApprovedTemplate, QuotasLeft } from '../../src/notices/platform-quotas.js';
import { quotaKeys } from '../../src/notices/quota-counters.js';
import type { Office } from '../../src/offices/office.js';
import type { SendOutcome } from '../../src/replies/messenger.js';
import { createTemplateRoute } from '../../src/template-messages/create-template-route.js';
import { loadTemplateWords } from '../../src/template-messages/template-words.js';
import { moment } from '../calendar/opening-hours.js';
import { anOffice } from '../dossiers/desk.js';
import { aDossier, HUNG, LAN, NINH_THANH } from '../dossiers/dossier-builders.js';
import { createFakeDossierStore } from '../fakes/create-fake-dossier-store.js';
import { createFakeQuotaCounters } from '../fakes/create-fake-notice-ledgers.js';
import { createFakeNoticePlatform } from '../fakes/create-fake-notice-platform.js';

const NOW = moment('2026-03-20 10:00');
const DAY_MS = 86_400_000;
const TEN_DAYS_SILENT = NOW - 10 * DAY_MS;
const TWO_YEARS_SILENT = NOW - 730 * DAY_MS;
const RESULT = moveRef('d-1', 2);

const approved = (over: Partial<ApprovedTemplate> = {}): ApprovedTemplate => ({
  ...{ id: '500', name: 'Kết quả', status: 'enabled', price: { uid: 100, phone: 120 } },
  params: ['ma', 'viec', 'ngay'].map((name) => ({ name, type: 'STRING', required: true, maxLength: 30 })),
  ...over,
});
const bound = (over: Partial<{ templateId: string; ways: ('uid' | 'phone')[] }> = {}) => ({
  ...{ templateId: '500', ways: ['uid' as const, 'phone' as const] },
  data: { ma: '{ma_ho_so}', viec: '{viec}', ngay: '{ngay_tra}' },
  ...over,
});
type Given = {
  office?: Partial<Office>;
  templates?: ApprovedTemplate[];
  left?: QuotasLeft;
  at?: number;
  withoutPhone?: boolean;
  isState?: boolean;
  price?: ApprovedTemplate['price'];
};

async function open({
  office = {},
  templates = [approved()],
  left,
  at = NOW,
  withoutPhone,
  isState = false,
  price,
}: Given = {}) {
  const dossiers = createFakeDossierStore({ now: () => at });
  const dossier = aDossier();
  const [first] = dossier.history;
  if (!first) throw new Error('a dossier begins with a line');
  const finished = { ...first, seq: 2, from: 3 as const, to: 9 as const, move: 'finished' as const };
  const { phone: _, ...nameless } = dossier.content.applicant;
  await dossiers.insert({
    ...dossier,
    ...{ history: [first, finished], lastSeq: 2 },
    ...(withoutPhone && { content: { ...dossier.content, applicant: nameless } }),
  });
  const answers: SendOutcome[] = [];
  const platform = createFakeNoticePlatform({
    ...{ templates: templates.map((one) => ({ ...one, ...(price && { price }) })), ...(left && { left }) },
    answer: (to) => answers.shift() ?? { kind: 'sent', messageId: `t-${to}`, at },
  });
  const counters = createFakeQuotaCounters();
  const place = anOffice(NINH_THANH, {
    dossierMessages: { monthlyBudgetVnd: 250, templates: { result: bound() } },
    ...office,
  });
  const route = createTemplateRoute({
    ...{ dossiers, counters, quotas: platform.quotas, messenger: platform.messenger },
    ...{ terms: loadNoticeTemplates('templates').ways, words: loadTemplateWords('templates') },
    ...{ officeOf: () => place, isState: async () => isState, now: () => at, log: pino({ level: 'silent' }) },
  });
  const choose = (
    ref: string,
    lastInteractionAt: number | null = TEN_DAYS_SILENT,
    to: ConversationId = LAN,
  ) => route.choose({ conversationId: to, ...splitConversationId(to), lastInteractionAt }, ref);
  const spent = () => counters.used(quotaKeys.dossierMessages(place.oaId, at));
  return { choose, platform, answers, spent };
}

type World = Awaited<ReturnType<typeof open>>;
async function sendTo(world: World, ...who: Parameters<World['choose']>) {
  const route = await world.choose(...who);
  if (route.kind !== 'open') throw new Error(`shut: ${JSON.stringify(route)}`);
  const outcome = await route.ways[0]?.();
  return { route, outcome, sent: world.platform.sent.at(-1) };
}

describe('the news of a dossier by template', () => {
  let world: World;
  beforeEach(async () => {
    world = await open();
  });

  it('goes to the user id of whoever wrote within a year, filled from the record', async () => {
    expect((await sendTo(world, RESULT)).sent).toEqual({
      to: splitConversationId(LAN).citizenId,
      template: {
        templateId: '500',
        data: { ma: '000.00.01.H53-260302-0001', viec: 'Đã có kết quả', ngay: '05/03/2026' },
      },
    });
  });

  it('goes to the telephone in the dossier of whoever has been silent for longer', async () => {
    const { sent } = await sendTo(world, RESULT, TWO_YEARS_SILENT);
    expect(sent?.to).toBe('+84901234567');
  });

  it('goes by telephone alone for a state agency, whose API knows none by user id', async () => {
    const { sent } = await sendTo(await open({ isState: true }), RESULT);
    expect(sent?.to).toBe('+84901234567');
  });

  it('says of a reminder what it reminds of', async () => {
    const { sent } = await sendTo(world, reminderRef('d-1', { kind: 'result', of: 5 }));
    expect(sent?.template.data.viec).toBe('Kết quả đang chờ ông/bà');
  });

  it('is never a survey, whose buttons a template has not', async () => {
    const templates = { result: bound(), status: bound() };
    const spoken = await open({ office: { dossierMessages: { monthlyBudgetVnd: 250, templates } } });
    const ref = reminderRef('d-1', { kind: 'survey', of: 5 });
    expect(await spoken.choose(ref)).toEqual({ kind: 'shut', reason: 'no-template' });
  });

  it('stays within the money of the month, and gets back what was not used', async () => {
    world.answers.push({ kind: 'refused', class: 'unreachable', code: -232, elsewhere: true });
    for (const spent of [0, 100, 200, 200]) {
      await sendTo(world, RESULT);
      expect(await world.spent()).toBe(spent);
    }
    expect((await sendTo(world, RESULT)).outcome).toEqual({ kind: 'shut', reason: 'over-budget' });
    expect(world.platform.sent).toHaveLength(3);
  });

  it('costs nothing before it leaves: who dies after choosing a way has spent nothing', async () => {
    expect((await world.choose(RESULT)).kind).toBe('open');
    expect(await world.spent()).toBe(0);
  });

  it('has the telephone as its second way, at its own price', async () => {
    const { route } = await sendTo(world, RESULT);
    expect(route.ways).toHaveLength(2);
    await route.ways[1]?.();
    expect(world.platform.sent.map(({ to }) => to)).toEqual([
      splitConversationId(LAN).citizenId,
      '+84901234567',
    ]);
    expect(await world.spent()).toBe(220);
  });

  it.each<[string, Given & { silentSince?: number; ways?: ('uid' | 'phone')[] }]>([
    ['gave no telephone', { withoutPhone: true }],
    ['has a template that the platform does not let go by telephone', { price: { uid: 100, phone: null } }],
    ['is reached by telephone already', { silentSince: TWO_YEARS_SILENT }],
    ['has an office that has not bound it so', { ways: ['uid'] }],
  ])('has no second way to whoever %s', async (_, { silentSince, ways = ['uid', 'phone'], ...given }) => {
    const dossierMessages = { monthlyBudgetVnd: 250, templates: { result: bound({ ways }) } };
    const here = await open({ office: { dossierMessages }, ...given });
    expect((await sendTo(here, RESULT, silentSince)).route.ways).toHaveLength(1);
  });

  it('waits for the morning at night', async () => {
    const night = await open({ at: moment('2026-03-20 22:30') });
    expect(await night.choose(RESULT)).toEqual({ kind: 'wait', until: moment('2026-03-21 06:00') });
  });

  it('never speaks of a dossier to another conversation', async () => {
    expect(await world.choose(RESULT, TEN_DAYS_SILENT, HUNG)).toEqual({
      kind: 'shut',
      reason: 'no-template',
    });
    expect(world.platform.sent).toEqual([]);
  });

  it.each<[string, Given & { silentSince?: number }, string]>([
    ['has bound nothing', { office: { dossierMessages: null } }, 'window-closed'],
    [
      'has bound another purpose',
      { office: { dossierMessages: { monthlyBudgetVnd: 1_000, templates: { delay: bound() } } } },
      'no-template',
    ],
    ['has one that is gone', { templates: [] }, 'template-shut'],
    ['has one that is not approved yet', { templates: [approved({ status: 'pending' })] }, 'template-shut'],
    [
      'knows no number of whoever was silent for years',
      { withoutPhone: true, silentSince: TWO_YEARS_SILENT },
      'silent-year',
    ],
  ])('says why it does not where the office %s', async (_, { silentSince, ...given }, reason) => {
    const here = await open(given);
    expect(await here.choose(RESULT, silentSince)).toEqual({ kind: 'shut', reason });
    expect(here.platform.sent).toEqual([]);
  });

  it('is not sent when the templates of the day are used up', async () => {
    const left = { consultation: null, templates: { left: 0, total: 500 }, broadcasts: null };
    const here = await open({ left });
    expect(await sendTo(here, RESULT)).toMatchObject({ outcome: { kind: 'shut', reason: 'quota-used-up' } });
    expect([here.platform.sent, await here.spent()]).toEqual([[], 0]);
  });

  it('falls back on the template for whatever has none of its own', async () => {
    const templates = { status: bound(), delay: bound({ templateId: '501' }) };
    const here = await open({ office: { dossierMessages: { monthlyBudgetVnd: 1_000, templates } } });
    expect((await sendTo(here, RESULT)).sent?.template.templateId).toBe('500');
  });

  it('waits while the platform cannot be asked, and does not while the account is refused', async () => {
    const silent = await open();
    silent.platform.quotas.templates = async () => ({ kind: 'refused', class: 'later', code: 0 });
    expect((await silent.choose(RESULT)).kind).toBe('wait');
    silent.platform.quotas.templates = async () => ({ kind: 'refused', class: 'human', code: -136 });
    expect(await silent.choose(RESULT)).toEqual({ kind: 'shut', reason: 'template-shut' });
  });
});
