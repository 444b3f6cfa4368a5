import type { NoticeContent } from '../../notices/notice.js';
import type { NoticeReport, Reach } from '../../notices/report-notice.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import { type AnswerCountView, toAnswerCounts } from './answers-view.js';

/** One table of the report: a name and the figures of each part. */
export type ReportTable = { title: string; lines: { name: string; reach: Reach; share: string }[] };
export type ReportView = {
  tables: ReportTable[];
  answers: AnswerCountView[];
  total: Reach;
};

/** Whom a notice reached: by way, neighbourhood and hour. */
export function toReportView(
  report: NoticeReport,
  { buttons }: Pick<NoticeContent, 'buttons'>,
  words: ConsoleWords,
): ReportView {
  const { notices } = words;
  const { report: said } = notices;
  const table = <K>(
    title: string,
    parts: ReadonlyMap<K, Reach>,
    nameOf: (key: K) => string,
  ): ReportTable => ({
    title,
    lines: [...parts].map(([key, reach]) => ({ name: nameOf(key), reach, share: shareOf(reach) })),
  });
  const hours = new Map([...report.byHour].sort(([a], [b]) => a - b));
  const places = new Map([...report.byNeighbourhood].sort(([, a], [, b]) => b.meant - a.meant));
  return {
    total: report.total,
    tables: [
      table(said.byWay, report.byWay, (way) => (way === null ? said.noWay : notices.ways[way])),
      table(said.byNeighbourhood, places, (place) => place ?? said.noNeighbourhood),
      table(said.byHour, hours, (hour) => fill(said.hour, { hour })),
    ],
    answers: toAnswerCounts(report.answers, buttons, words),
  };
}

const shareOf = ({ meant, reached }: Reach): string =>
  meant === 0 ? '' : `${((reached / meant) * 100).toLocaleString('vi-VN', { maximumFractionDigits: 1 })}%`;
