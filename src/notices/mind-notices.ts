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

/** Those that are planned or begun leave their state by that; the next look takes on what is left. */
const LIMIT = 50;
/** Those that are sent stay for hours, so all of them are looked at: more than officials of a province have at once. */
const MOST_SENDING = 1_000;

/**
 * One look at all notices: released ones are planned, those whose hour has come begin, and every account that has
 * something to send is served, side by side. Nothing begins at night. One that fails keeps none of the others back; what
 * failed is thrown at the end.
 */
export async function mindNotices(deps: MindDeps): Promise<void> {
  const failures: unknown[] = [];
  const attempt = (work: Promise<void>) => work.catch((error: unknown) => void failures.push(error));
  const released = (await deps.notices.inState('released', LIMIT)).filter((one) => isOurs(deps, one));
  if (released.length > 0) await deps.freshen();
  for (const notice of released) await attempt(deps.plan(notice));
  if (!isQuiet(deps.now())) await sendWhatIsDue(deps, attempt);
  if (failures.length > 0) throw new AggregateError(failures, 'notices that could not be minded');
}

/** Its office is configured; one that was taken out leaves its notices as they are. */
const isOurs = ({ officeOf }: MindDeps, { officeId }: Notice): boolean => officeOf(officeId) !== undefined;

async function sendWhatIsDue(deps: MindDeps, attempt: (work: Promise<void>) => Promise<void>): Promise<void> {
  for (const notice of await deps.notices.inState('scheduled', LIMIT, { dueBy: deps.now() }))
    await attempt(begin(deps, notice));
  const sending = await deps.notices.inState('sending', MOST_SENDING);
  const offices = new Set(sending.map(({ officeId }) => officeId));
  const articles = sending.filter(({ content }) => content.article !== null);
  await Promise.all([
    ...[...offices].map((id) => attempt(serveOne(deps, id))),
    ...articles.map((notice) => attempt(advanceOne(deps, notice))),
  ]);
}

/** A notice that is tried again has rows that failed in passing; before its first time none has failed. */
async function begin({ notices, rows, retryArticle, now }: MindDeps, notice: Notice): Promise<void> {
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
