import { type DossierLine, Worklist } from '../dossier-desk.js';
import type { ConsoleWords } from './console-words.js';
import { type DueView, toDueView } from './due-view.js';
import { toLocalTime } from './local-time.js';

export type WorklistView = {
  worklist: Worklist;
  label: string;
  empty: string;
  tabs: { worklist: Worklist; label: string; count: number; current: boolean }[];
  rows: (Pick<DossierLine, 'dossierId' | 'code' | 'procedureName'> & {
    applicantName: string;
    received: string;
    due: DueView;
  })[];
  page: number;
  pages: number;
  problem?: string;
};

type Input = {
  worklist: Worklist;
  counts: Record<Worklist, number>;
  lines: DossierLine[];
  page: number;
  pages: number;
  now: number;
};

/** One worklist as the page shows it. */
export function toWorklistView(input: Input, words: ConsoleWords): WorklistView {
  const { worklist, counts, lines, page, pages, now } = input;
  return {
    worklist,
    ...words.worklists[worklist],
    tabs: Worklist.options.map((each) => ({
      worklist: each,
      label: words.worklists[each].label,
      count: counts[each],
      current: each === worklist,
    })),
    rows: lines.map(({ dossierId, code, procedureName, applicantName, receivedAt, dueAt, pausedAt }) => ({
      dossierId,
      code,
      procedureName,
      applicantName: applicantName ?? words.anonymous,
      received: toLocalTime(receivedAt),
      due: toDueView({ dueAt, pausedAt, worklist, now }, words.due),
    })),
    page,
    pages,
  };
}
