import type { Response } from 'express';
import type { NoticeFlaw } from '../../notices/act-on-notice.js';
import type { Notice } from '../../notices/notice.js';
import type { ConsoleServices } from '../console-services.js';
import { type AtOffice, type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { mayDo } from '../staff/permissions.js';
import { toArticleStateView } from './article-view.js';
import { toForesightView } from './foresight-view.js';
import type { TypedParts } from './notice-form.js';
import { TONES, toActing, toNoticeView } from './notice-view.js';
import { toOutcomeView } from './outcome-view.js';

/** One notice: its form while it is a draft, what it would do before release, what it does and did afterwards. */
export const showNotice =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const notice = await services.notices.find(who.office.id, String(req.params.noticeId));
    if (!notice) return sendMessagePage(services.pages, res, 'notFound');
    const note = await services.sessions.takeNote(who.token);
    await sendNoticePage(services, who, { res, notice, ...(note !== undefined && { note }) });
  };

/** How far it is; asked by a timer of the page. */
export const watchNotice =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { notices: desk, pages } = services;
    const notice = await desk.find(who.office.id, String(req.params.noticeId));
    if (!notice) return sendMessagePage(pages, res, 'notFound');
    const { outcome, mayRetry } = await outcomeOf(services, notice);
    const state = pages.words.notices.states[notice.state];
    // what may be pressed depends on it, and stands outside of the part that is asked for
    const hasMoved = req.query.seen !== undefined && req.query.seen !== notice.state;
    const { username, role } = who.staff;
    const mayRelease = mayDo(role, 'releaseNotices');
    const acting = toActing({ notice, username, mayRelease, mayRetry }, pages.words);
    const here = `${req.baseUrl}/offices/${who.office.id}/notices/${notice.noticeId}`;
    const view = { outcome, state, tone: TONES[notice.state], hasMoved, here, ...acting };
    pages.send(res, 'partials/notice-outcome', { view, frame: toFrame(services, who) });
  };

async function outcomeOf({ notices: desk, pages: { words } }: ConsoleServices, notice: Notice) {
  const [counts, article] = await Promise.all([desk.counts(notice.noticeId), desk.article(notice.noticeId)]);
  const isGivenUp = notice.state === 'dropped';
  const outcome = toOutcomeView({ counts, isGivenUp }, toArticleStateView(notice, article, words), words);
  return { outcome, mayRetry: outcome.passing > 0 || (article?.step === 'failed' && article.passing) };
}

type Page = {
  res: Response;
  notice: Notice;
  note?: string;
  problem?: string;
  flaws?: readonly NoticeFlaw[];
  typed?: TypedParts;
  status?: number;
};

/** The page, with what was wrong where something was. */
export async function sendNoticePage(
  services: ConsoleServices,
  who: AtOffice,
  { res, notice, note, status = 200, ...wrong }: Page,
): Promise<void> {
  const { notices: desk, pages, staff } = services;
  const { office } = who;
  const [choices, word, present, names] = await Promise.all([
    desk.choices(office.id),
    desk.accountWord(office.id),
    desk.presentFiles(notice),
    staff.namesOf([...new Set(notice.history.flatMap(({ by }) => by ?? []))]),
  ]);
  const { username, role } = who.staff;
  const mayRelease = mayDo(role, 'releaseNotices');
  const { outcome, mayRetry } = await outcomeOf(services, notice);
  const page = toNoticeView(
    { notice, office, desk, choices, word, present, names, username, mayRelease, mayRetry, ...wrong },
    pages.words,
  );
  const isBefore = notice.state === 'draft' || notice.state === 'submitted';
  const foresight = isBefore
    ? toForesightView({ notice, office, foresight: await desk.foresee(notice) }, pages.words)
    : undefined;
  const view = { ...page, foresight, outcome: page.isOut ? outcome : undefined };
  pages.send(res, 'notice', { view, frame: toFrame(services, who, note), status });
}
