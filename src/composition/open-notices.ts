import { setTimeout as wait } from 'node:timers/promises';
import { COVER_PATH } from '../../webhooks/zalo/create-cover-router.js';
import { createMongoAccountLeases } from '../adapters/mongo/create-mongo-account-leases.js';
import { createMongoBroadcastCount } from '../adapters/mongo/create-mongo-broadcast-count.js';
import { createMongoContactSources } from '../adapters/mongo/create-mongo-contact-sources.js';
import { createMongoFollowerNotes } from '../adapters/mongo/create-mongo-follower-notes.js';
import { createMongoFollowerWalks } from '../adapters/mongo/create-mongo-follower-walks.js';
import { createMongoQuotaCounters } from '../adapters/mongo/create-mongo-quota-counters.js';
import { createRetryLoop } from '../concurrency/create-retry-loop.js';
import { type ConversationId, splitConversationId } from '../ids.js';
import { type ArticleDeps, advanceArticle, retryArticle } from '../notices/advance-article.js';
import { isSending } from '../notices/is-sending.js';
import { type KeepContactsDeps, keepContacts } from '../notices/keep-contacts.js';
import { mindNotices } from '../notices/mind-notices.js';
import type { Notice } from '../notices/notice.js';
import { isArticleOver } from '../notices/notice-article.js';
import { openRun } from '../notices/open-run.js';
import { planNotice } from '../notices/plan-notice.js';
import { type ServeDeps, serveAccount } from '../notices/serve-account.js';
import { walkFollowers } from '../notices/walk-followers.js';
import type { Office } from '../offices/office.js';
import type { Chore } from '../sweeper/create-sweeper.js';
import type { Foundation } from './foundation.js';
import type { Stores } from './open-stores.js';
import type { openZalo } from './open-zalo.js';

type Zalo = ReturnType<typeof openZalo>;

/** How often a worker looks for notices (ms). */
const LOOK_EVERY_MS = 1_000;
const BACK_OFF_MS = [1_000, 5_000, 15_000];

/** Who may be written to, as conversations and dossiers say. */
export const contactDeps = (
  foundation: Foundation,
  { contacts }: Pick<Stores, 'contacts'>,
): KeepContactsDeps => ({
  sources: createMongoContactSources(foundation),
  contacts,
  rules: {
    isCondolence: (id) =>
      foundation.templates.catalogue.procedures.some((one) => one.id === id && one.tone === 'condolence'),
    mourningDays: foundation.noticeTemplates.ways.mourningDays,
  },
  officeOf: (id: ConversationId) => foundation.offices.findByOa(splitConversationId(id).oaId)?.id,
  now: foundation.now,
});

/** Notices of all offices: contacts are kept true, rows planned, accounts served. Any number of workers may do it. */
export function openNotices(foundation: Foundation, { stores, zalo }: { stores: Stores; zalo: Zalo }) {
  const { log, now, offices } = foundation;
  const freshen = () => keepContacts(contactDeps(foundation, stores));
  const chores: Chore[] = [
    { name: 'contacts', sweep: freshen },
    watchFollowers(foundation, { stores, zalo }),
  ];
  const serving = new Map<string, Promise<void>>();
  let isClosing = false;
  const deps = serveDeps(foundation, { stores, zalo, isClosing: () => isClosing });

  /** An account is served by itself, however long that takes, and never twice in one process. */
  async function serve(office: Office): Promise<void> {
    if (serving.has(office.id) || isClosing) return;
    const run = serveAccount(deps, office)
      .catch((err: unknown) => log.warn({ event: 'notices-not-served', office: office.id, err }))
      .finally(() => serving.delete(office.id));
    serving.set(office.id, run);
  }

  const loop = createRetryLoop({
    round: () =>
      mindNotices({
        ...{ notices: stores.notices, rows: stores.noticeRows, freshen, now, serve },
        advance: (notice, office) => advanceArticle(deps.articleDeps, notice, office),
        retryArticle: (noticeId) => retryArticle(deps.articleDeps, noticeId),
        plan: (notice) => planNotice({ ...stores, rows: stores.noticeRows, rulesOf: deps.rulesOf }, notice),
        officeOf: (id) => offices.find(id),
      }).catch((err: unknown) => {
        log.warn({ event: 'notices-not-minded', err });
        throw err;
      }),
    backOffMs: BACK_OFF_MS,
    idleMs: LOOK_EVERY_MS,
  });
  return {
    chores,
    start: loop.start,
    async stop() {
      isClosing = true;
      await loop.stop();
      await Promise.allSettled(serving.values());
    },
  };
}

/** Who follows each account, read on a little with every sweep. */
function watchFollowers(foundation: Foundation, { stores, zalo }: { stores: Stores; zalo: Zalo }): Chore {
  const { log, now, offices } = foundation;
  const deps = {
    ...{ source: zalo.notices.followers, log, now },
    notes: createMongoFollowerNotes(foundation),
    walks: createMongoFollowerWalks(foundation),
    isSending: (officeId: Office['id']) =>
      isSending({ notices: stores.notices, rows: stores.noticeRows, now }, officeId),
  };
  return {
    name: 'followers',
    async sweep() {
      let pages = 0;
      for (const office of offices.all) pages += await walkFollowers(deps, office);
      return pages;
    },
  };
}

function serveDeps(
  foundation: Foundation,
  { stores, zalo, isClosing }: { stores: Stores; zalo: Zalo; isClosing: () => boolean },
) {
  const { settings, now, workerId, log, offices, noticeTemplates } = foundation;
  const runDeps = {
    ...{ counters: createMongoQuotaCounters(foundation), terms: noticeTemplates.ways, now },
    rows: stores.noticeRows,
    quotas: zalo.notices.quotas,
    isState: async (oaId: Office['oaId']) => (await zalo.transports.find(oaId)) === 'state',
  };
  const deps: ServeDeps = {
    ...{ notices: stores.notices, rows: stores.noticeRows, contacts: stores.contacts },
    ...{ conversations: stores.conversations, messages: stores.messages },
    ...{ messenger: zalo.notices.messenger, templates: zalo.notices.templateMessenger },
    repliesPerMinute: zalo.notices.repliesPerMinute,
    ...{ leases: createMongoAccountLeases(foundation), workerId, now, log, isClosing },
    openRun: (notice, office) => openRun(runDeps, notice, office),
    wait: (ms) => wait(ms, undefined, { ref: false }),
    leaseMs: settings.ZALO_TIMEOUT_MS * 4,
    adriftMs: settings.ZALO_TIMEOUT_MS * 2 + 5_000,
    isArticleOver: async ({ noticeId }) => {
      const article = await stores.noticeArticles.find(noticeId);
      return article !== undefined && isArticleOver(article);
    },
  };
  const articleDeps: ArticleDeps = {
    ...{ articles: stores.noticeArticles, broadcaster: zalo.notices.broadcaster },
    ...{ count: createMongoBroadcastCount(foundation), monthly: noticeTemplates.ways.article.monthly, now },
    coverUrlOf: (fileId) => `${settings.PUBLIC_URL.replace(/\/$/, '')}${COVER_PATH}/${fileId}`,
    adriftMs: deps.adriftMs,
  };
  return {
    ...deps,
    articleDeps,
    rulesOf: async (notice: Notice) => {
      const { rules } = await openRun(runDeps, notice, offices.get(notice.officeId));
      return { ...rules, now: now() };
    },
  };
}
