import type { NoticeContent } from '../../notices/notice.js';
import type { NoticeReport, Reach } from '../../notices/report-notice.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import { type AnswerCountView, toAnswerCounts } from './answers-view.js';

/** One table of the report: a name and the figures of each part. */
export type ReportTable = {
  title: string;
  /** what its first column names */
  head: string;
  lines: { name: string; reach: Reach; share: string; cost: string }[];
};
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
    heading: Pick<ReportTable, 'title' | 'head'>,
    parts: ReadonlyMap<K, Reach>,
    nameOf: (key: K) => string,
  ): ReportTable => ({
    ...heading,
    lines: [...parts].map(([key, reach]) => ({
      ...{ name: nameOf(key), reach, share: shareOf(reach) },
      cost: reach.costVnd.toLocaleString('vi-VN'),
    })),
  });
  const hours = new Map([...report.byHour].sort(([a], [b]) => a - b));
  const places = new Map([...report.byNeighbourhood].sort(([, a], [, b]) => b.meant - a.meant));
  return {
    total: report.total,
    tables: [
      table({ title: said.byWay, head: said.way }, report.byWay, (way) =>
        way === null ? said.noWay : notices.ways[way],
      ),
      table(
        { title: said.byNeighbourhood, head: said.neighbourhood },
        places,
        (place) => place ?? said.noNeighbourhood,
      ),
      table({ title: said.byHour, head: said.sendHour }, hours, (hour) => fill(said.hour, { hour })),
    ],
    answers: toAnswerCounts(report.answers, buttons, words),
  };
}

const shareOf = ({ meant, reached }: Reach): string =>
  meant === 0 ? '' : `${((reached / meant) * 100).toLocaleString('vi-VN', { maximumFractionDigits: 1 })}%`;
