import type { SheetData } from 'write-excel-file/node';
import type { Notice } from '../../notices/notice.js';
import type { ConsoleServices } from '../console-services.js';
import { type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { bold, sendSheet } from '../http/send-sheet.js';
import { toLocalTime } from '../pages/local-time.js';
import { toAnswerLines } from './answers-view.js';
import { type ArticleStateView, toArticleStateView } from './article-view.js';
import { type ReportView, toReportView } from './report-view.js';

type Found = { notice: Notice; report: ReportView; article: ArticleStateView | undefined };

const NEWEST_ANSWERS = 10;

/** Whom a notice reached, as a page. */
export const showReport =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const found = await findReport(services, who.office.id, String(req.params.noticeId));
    if (!found) return sendMessagePage(services.pages, res, 'notFound');
    const { notice, report, article } = found;
    const newest = await services.notices.answers(notice, { withNames: false, limit: NEWEST_ANSWERS });
    const shown = { withWords: false, mayTalk: false };
    const lines = toAnswerLines(newest, shown, services.pages.words);
    const view = { noticeId: notice.noticeId, title: notice.content.title, article, lines, ...report };
    services.pages.send(res, 'notice-report', { view, frame: toFrame(services, who) });
  };

/** The same as a spreadsheet; figures only, nobody's name. */
export const downloadReport =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const found = await findReport(services, who.office.id, String(req.params.noticeId));
    if (!found) return sendMessagePage(services.pages, res, 'notFound');
    const { report: said } = services.pages.words.notices;
    const figures = [said.reached, said.share, said.partly, said.seen, said.answered, said.cost];
    const tables = found.report.tables.flatMap(
      ({ title, head, lines }): SheetData => [
        [bold(title)],
        [head, said.meant, ...figures].map(bold),
        ...lines.map(({ name, reach, share }) => [
          ...[name, reach.meant, reach.reached, share],
          ...[reach.partly, reach.seen, reach.answered, reach.costVnd],
        ]),
        [],
      ],
    );
    const answers: SheetData = [
      [bold(said.answers)],
      ...found.report.answers.map(({ answer, count }) => [answer, count]),
    ];
    await sendSheet(res, `thong-bao-${found.notice.noticeId}.xlsx`, [
      [bold(found.notice.content.title)],
      ...toHead(found, services),
      [],
      ...tables,
      ...(found.article ? [[bold(said.article)], [found.article.step, found.article.detail], []] : []),
      ...answers,
    ]);
  };

/** What one sees above the tables of the page, so that a sheet on its own says what it is of. */
function toHead({ notice, report }: Found, { pages: { words } }: ConsoleServices): SheetData {
  const { notices } = words;
  const { report: said } = notices;
  const begun = notice.history.find(({ action }) => action === 'begin');
  const { meant, reached, partly, seen, answered } = report.total;
  return [
    [said.state, notices.states[notice.state]],
    ...(begun ? [[said.begun, toLocalTime(begun.at)]] : []),
    [said.meant, meant],
    [said.reached, reached],
    ...(partly > 0 ? [[said.partly, partly]] : []),
    [said.seen, seen],
    [said.answered, answered],
  ];
}

async function findReport(
  { notices: desk, pages }: ConsoleServices,
  officeId: Notice['officeId'],
  noticeId: string,
): Promise<Found | undefined> {
  const notice = await desk.find(officeId, noticeId);
  if (!notice) return undefined;
  const [report, article] = await Promise.all([desk.report(noticeId), desk.article(noticeId)]);
  return {
    notice,
    report: toReportView(report, notice.content, pages.words),
    article: toArticleStateView(notice, article, pages.words),
  };
}
