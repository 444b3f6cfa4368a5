import type { Office } from '../offices/office.js';
import type { SendOutcome } from '../replies/messenger.js';
import type { ArticleBroadcaster } from './article-broadcaster.js';
import type { BroadcastCount } from './broadcast-count.js';
import { judgeArticle } from './judge-article.js';
import type { Notice } from './notice.js';
import { type ArticleDraft, isArticleOver, type NoticeArticle } from './notice-article.js';
import type { NoticeArticleStore } from './notice-article-store.js';
import { isQuiet, toDaytime } from './quiet-hours.js';
import { toArticle, toTarget } from './to-article.js';

export type ArticleDeps = {
  articles: NoticeArticleStore;
  broadcaster: ArticleBroadcaster;
  count: BroadcastCount;
  /** broadcasts of an account in a month */
  monthly: number;
  /** where the platform gets a picture of ours */
  coverUrlOf(fileId: string): string;
  /** when a request without an answer counts as lost (ms); longer than the slowest */
  adriftMs: number;
  now(): number;
};

/** How often the platform is asked whether an article is made (ms). */
const ASK_EVERY_MS = 15_000;
/** So long it looks at a broadcast before it shows it: what is handed over later would come at night (reference §6.5). */
export const MODERATION_MS = 30 * 60_000;

type OnItsWay = { notice: Notice; office: Office; draft: ArticleDraft; article: NoticeArticle };

/**
 * Takes the article of a notice one step on, if it has one and its time has come: made, asked about, handed over once. Each step
 * is noted before its request leaves. An article whose making was lost is made once more, since nobody is shown it by that; a
 * broadcast whose answer was lost is never repeated, and says so.
 */
export async function advanceArticle(deps: ArticleDeps, notice: Notice, office: Office): Promise<void> {
  const { article: draft } = notice.content;
  if (!draft) return;
  const article = (await deps.articles.find(notice.noticeId)) ?? newArticle(notice, deps.now());
  if (isArticleOver(article) || article.nextAt > deps.now()) return;
  const way = { notice, office, draft, article };
  switch (article.step) {
    case 'waiting':
    case 'making':
      return make(deps, way);
    case 'processing':
      return ask(deps, way);
    case 'ready':
      return handOver(deps, way);
    case 'leaving':
      await move(deps, article, { step: 'unknown', reason: 'answer-lost' });
  }
}

/** Lets an article that failed in passing go on from where it was. Repeating it changes nothing. */
export async function retryArticle(
  { articles, now }: Pick<ArticleDeps, 'articles' | 'now'>,
  noticeId: string,
): Promise<void> {
  const article = await articles.find(noticeId);
  if (article?.step !== 'failed' || !article.passing) return;
  const step = article.articleId !== null ? 'ready' : article.token !== null ? 'processing' : 'waiting';
  await move({ articles, now }, article, { step, reason: null, code: null, passing: false, attempts: 0 });
}

async function make(deps: ArticleDeps, { notice, office, draft, article }: OnItsWay): Promise<void> {
  const making = await move(deps, article, { step: 'making', nextAt: deps.now() + deps.adriftMs });
  if (!making) return;
  const { picture } = notice.content;
  const cover = draft.hasCover && picture ? { coverUrl: deps.coverUrlOf(picture.fileId) } : {};
  const made = await deps.broadcaster.create(office.oaId, toArticle(draft, { notice, office, ...cover }));
  const next =
    made.kind === 'made'
      ? { step: 'processing' as const, token: made.token, attempts: 0 }
      : judgeArticle({ article: making, back: 'waiting', now: deps.now() }, made);
  await move(deps, making, next);
}

async function ask(deps: ArticleDeps, { office, article }: OnItsWay): Promise<void> {
  const found = await deps.broadcaster.findArticle(office.oaId, article.token ?? '');
  if (found.kind === 'ready')
    await move(deps, article, { step: 'ready', articleId: found.articleId, attempts: 0 });
  else if (found.kind === 'processing')
    await move(deps, article, {
      step: 'processing',
      since: article.since,
      nextAt: deps.now() + ASK_EVERY_MS,
    });
  else await move(deps, article, judgeArticle({ article, back: 'processing', now: deps.now() }, found));
}

async function handOver(deps: ArticleDeps, { office, draft, article }: OnItsWay): Promise<void> {
  const now = deps.now();
  if (isQuiet(now) || isQuiet(now + MODERATION_MS)) {
    await move(deps, article, {
      step: 'ready',
      since: article.since,
      nextAt: toDaytime(now + MODERATION_MS),
    });
    return;
  }
  const counted = { oaId: office.oaId, noticeId: article.noticeId, at: now };
  if (!(await deps.count.take(counted, deps.monthly))) {
    await move(deps, article, { step: 'skipped', reason: 'broadcasts-used-up' });
    return;
  }
  const leaving = await move(deps, article, { step: 'leaving', nextAt: now + deps.adriftMs });
  // it is counted for the notice: whoever was faster hands it over under the same number
  if (!leaving) return;
  const ids = article.articleId === null ? [] : [article.articleId];
  const outcome = await deps.broadcaster.broadcast(office.oaId, ids, toTarget(draft));
  if (outcome.kind === 'refused') await deps.count.giveBack(counted);
  await move(deps, leaving, afterHandingOver(leaving, outcome, deps.now()));
}

function afterHandingOver(article: NoticeArticle, outcome: SendOutcome, now: number): Partial<NoticeArticle> {
  switch (outcome.kind) {
    case 'sent':
      return { step: 'handed', broadcastId: outcome.messageId };
    case 'refused':
      return judgeArticle({ article, back: 'ready', now }, outcome);
    case 'unknown':
      return { step: 'unknown', reason: 'answer-lost' };
    case 'fileGone':
      throw new Error('a broadcast has no file');
  }
}

const newArticle = ({ noticeId, officeId }: Notice, now: number): NoticeArticle => ({
  ...{ noticeId, officeId, version: 0, step: 'waiting', token: null, articleId: null, broadcastId: null },
  ...{ reason: null, code: null, passing: false, attempts: 0, nextAt: now, since: now },
});

/** The article after a change, or undefined when somebody else was faster: then nothing may leave. */
async function move(
  { articles, now }: Pick<ArticleDeps, 'articles' | 'now'>,
  article: NoticeArticle,
  change: Partial<NoticeArticle>,
): Promise<NoticeArticle | undefined> {
  const moved = { ...article, since: now(), nextAt: now(), ...change, version: article.version + 1 };
  return (await articles.save(moved)) ? moved : undefined;
}
