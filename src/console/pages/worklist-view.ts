import type { OwnerCounts } from '../../dossiers/read-dossiers.js';
import { ruleOf, type WorklistColumn } from '../../dossiers/worklists.js';
import { type DeskCounts, type DossierLine, Whose, Worklist } from '../dossier-desk.js';
import type { ConsoleWords } from './console-words.js';
import type { Choice } from './deed-view.js';
import { type DueView, toDueView } from './due-view.js';
import { toLocalTime } from './local-time.js';

type Tone = DueView['tone'];
export type Cell = { label: string; text: string; remark: string; tone: Tone };

export type WorklistView = {
  worklist: Worklist;
  label: string;
  empty: string;
  whose: Whose;
  /** no count for what only grows */
  tabs: { worklist: Worklist; label: string; count: number | null; current: boolean; tone: Tone }[];
  owners: { whose: Whose; label: string; count: number | null; current: boolean }[];
  columns: string[];
  rows: RowView[];
  page: number;
  hasNext: boolean;
  problem?: string;
  /** to whom dossiers of this list may be handed over; none where none may */
  colleagues: Choice[];
};

type RowView = Pick<DossierLine, 'dossierId' | 'code' | 'procedureName' | 'version'> & {
  applicantName: string;
  cells: Cell[];
  /** what is usually done now; absent where one may only look */
  main?: { action: string; label: string };
  /** may be chosen to be handed over with others */
  mayChoose: boolean;
  /** nobody has it, and whoever looks may take it */
  mayClaim: boolean;
};

type Input = {
  worklist: Worklist;
  whose: Whose;
  counts: DeskCounts;
  lines: DossierLine[];
  /** display names by username */
  names: ReadonlyMap<string, string>;
  mayAct: boolean;
  colleagues: Choice[];
  page: number;
  hasNext: boolean;
  now: number;
};

/** One worklist as the page shows it. */
export function toWorklistView(input: Input, words: ConsoleWords): WorklistView {
  const { worklist, whose, counts, lines, page, hasNext } = input;
  return {
    ...{ worklist, whose, page, hasNext },
    ...words.worklists[worklist],
    tabs: Worklist.options.map((each) => toTab(each, input, words)),
    owners: Whose.options.map((each) => ({
      whose: each,
      label: words.whose[each],
      count: counts.owners?.[COUNTED[each]] ?? null,
      current: each === whose,
    })),
    columns: ruleOf(worklist).columns.map((column) => words.columns[column]),
    colleagues: mayHandOver(input) ? input.colleagues : [],
    rows: lines.map((line) => toRow(line, input, words)),
  };
}

function toRow(line: DossierLine, input: Input, words: ConsoleWords): RowView {
  const { dossierId, code, procedureName, version, applicantName = words.anonymous } = line;
  const { columns, mainAction } = ruleOf(input.worklist);
  const main = input.mayAct && mainAction && { action: mainAction, label: words.actions[mainAction].label };
  return {
    ...{ dossierId, code, procedureName, version, applicantName },
    cells: columns.map((column) => toCell(column, line, input, words)),
    ...(main && { main }),
    mayChoose: mayHandOver(input),
    mayClaim: input.mayAct && line.assignee === null && input.worklist !== 'closed',
  };
}

/** One's own, as long as something is to be done with them. */
const mayHandOver = ({ mayAct, whose, worklist }: Input): boolean =>
  mayAct && whose === 'mine' && worklist !== 'closed';

const URGENT: Readonly<Partial<Record<Worklist, Tone>>> = { overdue: 'late', dueToday: 'soon' };

function toTab(worklist: Worklist, { worklist: shown, counts }: Input, words: ConsoleWords) {
  const count = worklist === 'closed' ? null : counts.worklists[worklist];
  const tone = count === 0 ? 'quiet' : (URGENT[worklist] ?? 'quiet');
  return { worklist, label: words.worklists[worklist].label, count, current: worklist === shown, tone };
}

const COUNTED = { all: 'all', mine: 'clerk', nobody: 'nobody' } as const satisfies Record<
  Whose,
  keyof OwnerCounts
>;

function toCell(
  column: WorklistColumn,
  line: DossierLine,
  { worklist, names, now }: Input,
  words: ConsoleWords,
): Cell {
  const label = words.columns[column];
  const plain = (text: string): Cell => ({ label, text, remark: '', tone: 'quiet' });
  const dated = (dueAt: number | null): Cell => {
    const { time, remark, tone } = toDueView({ dueAt, pausedAt: null, worklist, now }, words.due);
    return { label, text: time, remark, tone };
  };
  switch (column) {
    case 'received':
      return plain(toLocalTime(line.receivedAt));
    case 'ended':
      return plain(toLocalTime(line.endedAt));
    case 'since':
      return plain(line.pausedAt === null ? '' : toLocalTime(line.pausedAt));
    case 'answerBy':
      return dated(line.answerBy);
    case 'due':
      return dated(line.dueAt);
    case 'draftBy':
      return dated(line.draft?.answerBy ?? null);
    case 'assignee':
      return plain(line.assignee === null ? words.unassigned : (names.get(line.assignee) ?? line.assignee));
  }
}
