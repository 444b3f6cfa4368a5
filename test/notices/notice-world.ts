import { pino } from 'pino';
import { newSession, type Session } from '../../src/flow/session.js';
import { type CitizenId, OaId, splitConversationId } from '../../src/ids.js';
import { type ArticleDeps, advanceArticle, retryArticle } from '../../src/notices/advance-article.js';
import type { Refused } from '../../src/notices/article-broadcaster.js';
import { createNoticeBudget } from '../../src/notices/budget.js';
import type { Contact } from '../../src/notices/contact.js';
import { loadNoticeTemplates } from '../../src/notices/load-notice-templates.js';
import { type MindDeps, mindNotices } from '../../src/notices/mind-notices.js';
import type { Notice } from '../../src/notices/notice.js';
import { isArticleOver } from '../../src/notices/notice-article.js';
import { planNotice } from '../../src/notices/plan-notice.js';
import type { ApprovedTemplate } from '../../src/notices/platform-quotas.js';
import { toPrices } from '../../src/notices/prices.js';
import { serveAccount } from '../../src/notices/serve-account.js';
import { Office } from '../../src/offices/office.js';
import type { SendOutcome } from '../../src/replies/messenger.js';
import { NINH_THANH } from '../dossiers/dossier-builders.js';
import { createFakeContactStore } from '../fakes/create-fake-contact-store.js';
import { createFakeConversationStore } from '../fakes/create-fake-conversation-store.js';
import { createFakeMessageLog } from '../fakes/create-fake-message-log.js';
import { createFakeMessenger } from '../fakes/create-fake-messenger.js';
import {
  createFakeAccountLeases,
  createFakeBroadcastCount,
  createFakeQuotaCounters,
} from '../fakes/create-fake-notice-ledgers.js';
import { createFakeNoticePlatform } from '../fakes/create-fake-notice-platform.js';
import {
  createFakeNoticeArticleStore,
  createFakeNoticeRowStore,
  createFakeNoticeStore,
} from '../fakes/create-fake-notice-stores.js';
import { createFakeOutgoingFiles } from '../fakes/create-fake-outgoing-files.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { NOW } from './builders.js';

export const OA = OaId.parse('900');
export const anOffice = Office.parse({
  ...{ id: 'ninh-thanh', name: 'phường Ninh Thạnh', centreName: 'Trung tâm', address: 'Số 1', phone: '0276' },
  ...{ hoursText: 'giờ hành chính', oaId: OA, dossierUnit: '000.00.01.H53', hours: {}, ratePerMinute: 600 },
});

/** What the tests bind; it may go both ways. */
export const approvedTemplate: ApprovedTemplate = {
  ...{ id: 't', name: 'Thông báo', status: 'enabled', params: [], price: { uid: 90, phone: 150 } },
};

/** A platform, an office and its record in memory; waiting moves the clock. */
export function createNoticeWorld() {
  const clock = createManualClock(NOW);
  const { now } = clock;
  const templates = loadNoticeTemplates('templates');
  let answer: (to: CitizenId | string) => SendOutcome | undefined = () => undefined;
  let refuseArticle: (call: 'create' | 'find') => Refused | 'processing' | undefined = () => undefined;
  const platform = createFakeNoticePlatform({
    refuseArticle: (call) => refuseArticle(call),
    answer: (to) => answer(to) ?? { kind: 'sent', messageId: `t-${to}`, at: now() },
  });
  const world = {
    clock,
    notices: createFakeNoticeStore(),
    rows: createFakeNoticeRowStore(),
    contacts: createFakeContactStore(),
    conversations: createFakeConversationStore({ now }),
    messages: createFakeMessageLog(),
    messenger: createFakeMessenger({ now }),
    counters: createFakeQuotaCounters(),
    leases: createFakeAccountLeases(),
    platform,
    articles: createFakeNoticeArticleStore(),
    files: createFakeOutgoingFiles({ now }),
    limits: { consultation: null as number | null, templates: null as number | null },
    isClosing: false,
    answers: { templatesKnown: true, repliesPerMinute: 0 },
    refuseArticles(given: typeof refuseArticle) {
      refuseArticle = given;
    },
    answerWith: (given: typeof answer) => {
      answer = given;
    },
  };
  const rulesOf = async () => ({ terms: templates.ways, isState: false, shut: new Set<never>(), now: now() });
  const serveDeps = {
    ...world,
    templates: platform.messenger,
    openRun: async (notice: Notice, office: Office) => ({
      ...{ notice, office, rules: { terms: templates.ways, isState: false, shut: new Set<never>() } },
      templatesKnown: world.answers.templatesKnown,
      purse: {
        ...{ counters: world.counters, oaId: OA, limits: world.limits },
        budget: createNoticeBudget({
          limitVnd: notice.budgetVnd,
          spentVnd: await world.rows.spentVnd(notice.noticeId),
        }),
        prices: toPrices(notice, templates.ways, [approvedTemplate]),
      },
    }),
    repliesPerMinute: async () => world.answers.repliesPerMinute,
    async wait(ms: number) {
      clock.advance(ms);
    },
    ...{ now, workerId: 'w1', leaseMs: 60_000, adriftMs: 20_000 },
    isClosing: () => world.isClosing,
    isArticleOver: async ({ noticeId }: Notice) =>
      isArticleOver((await world.articles.find(noticeId)) ?? { step: 'waiting' }),
    log: pino({ level: 'silent' }),
  };
  const articleDeps: ArticleDeps = {
    ...{ articles: world.articles, broadcaster: platform.broadcaster },
    count: createFakeBroadcastCount(world.counters),
    ...{ monthly: templates.ways.article.monthly, adriftMs: 20_000, now },
    coverUrlOf: (fileId) => `https://mcc.example/covers/${fileId}`,
  };
  return {
    ...world,
    advance: (notice: Notice) => advanceArticle(articleDeps, notice, anOffice),
    kindOf: templates.kindOf,
    serveDeps,
    plan: (notice: Notice) => planNotice({ ...world, rulesOf }, notice),
    /** one look of one worker */
    mind: (over: Partial<typeof serveDeps> = {}, minding: Partial<MindDeps> = {}) =>
      mindNotices({
        ...{ notices: world.notices, rows: world.rows, now, freshen: async () => 0 },
        plan: (notice) => planNotice({ ...world, rulesOf }, notice),
        advance: (notice, office) => advanceArticle(articleDeps, notice, office),
        retryArticle: (noticeId) => retryArticle(articleDeps, noticeId),
        officeOf: () => anOffice,
        serve: (office) => serveAccount({ ...serveDeps, ...over }, office),
        ...minding,
      }),
    async addContacts(contacts: readonly Contact[]) {
      await world.contacts.noteChats(contacts);
      await world.contacts.noteTraces(
        contacts.map(({ conversationId, officeId, ...traces }) => {
          const { procedures, states, neighbourhood, mourningUntil, hasPhone, ageGroup } = traces;
          const kept = { procedures, states, neighbourhood, mourningUntil, hasPhone, ageGroup };
          const secrets = hasPhone ? { name: 'Nguyễn Thị Lan', phone: '+84901234567' } : {};
          return { conversationId, officeId, traces: kept, secrets };
        }),
      );
    },
    /** what the chat says this moment, unlike the contact */
    async talk(contact: Contact, change: Partial<Session>) {
      const { conversationId: id, lastInteractionAt } = contact;
      await world.conversations.commitStep({
        ...{ id, officeId: NINH_THANH, expectedVersion: 0, handled: [], newMessages: [], nextSeq: 1 },
        ...{ newIntents: [], lastInteractionAt, agesAt: null },
        session: { ...newSession(id), ...change },
      });
    },
    citizenOf: (contact: Contact) => splitConversationId(contact.conversationId).citizenId,
  };
}
