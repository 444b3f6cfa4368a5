import type { OfficeId } from '../ids.js';
import type { Office } from '../offices/office.js';
import { moveNotice } from './move-notice.js';
import type { Notice } from './notice.js';
import type { NoticeRowStore } from './notice-row-store.js';
import type { NoticeStore } from './notice-store.js';
import { isQuiet } from './quiet-hours.js';

export type MindDeps = {
  notices: Pick<NoticeStore, 'inState' | 'save'>;
  rows: Pick<NoticeRowStore, 'retryPassing'>;
  /** takes the article of a notice that is being sent one step on */
  advance(notice: Notice, office: Office): Promise<void>;
  /** lets an article that failed in passing go on */
  retryArticle(noticeId: string): Promise<void>;
  /** contacts are brought up to date before anybody is chosen among them */
  freshen(): Promise<unknown>;
  plan(notice: Notice): Promise<void>;
  officeOf(officeId: OfficeId): Office | undefined;
  /** sends what an account has to send; it may go on after this has come back */
  serve(office: Office): Promise<void>;
  now: () => number;
};

const LIMIT = 50;

/**
 * One look at all notices: released ones are planned, those whose hour has come begin, and every account that has
 * something to send is served, side by side. Nothing begins at night.
 */
export async function mindNotices(deps: MindDeps): Promise<void> {
  const released = await deps.notices.inState('released', LIMIT);
  if (released.length > 0) await deps.freshen();
  for (const notice of released) await deps.plan(notice);
  if (isQuiet(deps.now())) return;
  for (const notice of await deps.notices.inState('scheduled', LIMIT)) await beginIfDue(deps, notice);
  const sending = await deps.notices.inState('sending', LIMIT);
  const offices = new Set(sending.map(({ officeId }) => officeId));
  const articles = sending.filter(({ content }) => content.article !== null);
  await Promise.all([
    ...[...offices].map((id) => serveOne(deps, id)),
    ...articles.map((notice) => advanceOne(deps, notice)),
  ]);
}

/** A notice that is tried again has rows that failed in passing; before its first time none has failed. */
async function beginIfDue({ notices, rows, retryArticle, now }: MindDeps, notice: Notice): Promise<void> {
  if (notice.sendAt !== null && notice.sendAt > now()) return;
  await rows.retryPassing(notice.noticeId);
  if (notice.content.article) await retryArticle(notice.noticeId);
  const moved = moveNotice(notice, { action: 'begin', by: null, at: now() });
  if (moved.kind === 'moved') await notices.save(moved.notice);
}

async function serveOne(deps: MindDeps, id: OfficeId): Promise<void> {
  const office = deps.officeOf(id);
  if (office) await deps.serve(office);
}

async function advanceOne(deps: MindDeps, notice: Notice): Promise<void> {
  const office = deps.officeOf(notice.officeId);
  if (office) await deps.advance(notice, office);
}
