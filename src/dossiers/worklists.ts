import { addDays, startOfDay, toPlainDate } from '../calendar/plain-date.js';
import type { DossierHead } from './dossier.js';
import type { DossierState } from './dossier-state.js';
import type { EscalationStep } from './escalation.js';
import type { ClerkAction } from './transition.js';

/** Where the promised moment lies: gone by, still today, four fifths used up, or further away (or nothing promised). */
export type TimeLeft = 'overdue' | 'today' | 'soon' | 'later';

/** Most urgent first, longest waiting first, or what changed last first. */
export type WorklistOrder = 'due' | 'oldest' | 'latest';

/** Columns that a list may show beside code, procedure and citizen. */
export type WorklistColumn = 'received' | 'answerBy' | 'due' | 'since' | 'draftBy' | 'assignee' | 'ended';

type WorklistRule = {
  states: readonly DossierState[];
  /** only with, or only without, a draft result that the citizen looks through */
  draft?: boolean;
  time?: TimeLeft;
  order: WorklistOrder;
  columns: readonly WorklistColumn[];
  /** what is usually done with such a dossier */
  mainAction: ClerkAction | null;
};

const IN_PROCESS = { states: [2, 4], draft: false, order: 'due' } as const;

/**
 * The stacks on a clerk's desk, as data. Together they hold every dossier exactly once: states, the draft and the time
 * left each divide without gap or overlap.
 */
export const WORKLISTS = {
  waiting: {
    states: [1],
    order: 'oldest',
    columns: ['received', 'answerBy', 'assignee'],
    mainAction: 'accept',
  },
  overdue: { ...IN_PROCESS, time: 'overdue', columns: ['received', 'due', 'assignee'], mainAction: 'finish' },
  dueToday: { ...IN_PROCESS, time: 'today', columns: ['received', 'due', 'assignee'], mainAction: 'finish' },
  dueSoon: { ...IN_PROCESS, time: 'soon', columns: ['received', 'due', 'assignee'], mainAction: 'finish' },
  processing: {
    ...IN_PROCESS,
    time: 'later',
    columns: ['received', 'due', 'assignee'],
    mainAction: 'finish',
  },
  awaitingDraft: {
    states: [2, 4],
    draft: true,
    order: 'due',
    columns: ['draftBy', 'due', 'assignee'],
    mainAction: 'confirmDraft',
  },
  awaitingCitizen: {
    states: [5],
    order: 'oldest',
    columns: ['received', 'since', 'assignee'],
    mainAction: 'accept',
  },
  awaitingPayment: {
    states: [6],
    order: 'oldest',
    columns: ['received', 'since', 'assignee'],
    mainAction: 'recordPayment',
  },
  finished: {
    states: [9],
    order: 'oldest',
    columns: ['received', 'ended', 'assignee'],
    mainAction: 'return',
  },
  closed: { states: [3, 7, 8, 10], order: 'latest', columns: ['received', 'ended'], mainAction: null },
} as const satisfies Record<string, WorklistRule>;

export type Worklist = keyof typeof WORKLISTS;
/** A worklist that empties again. */
export type OpenWorklist = Exclude<Worklist, 'closed'>;

export const WORKLIST_NAMES = Object.keys(WORKLISTS) as Worklist[];
export const OPEN_WORKLISTS = WORKLIST_NAMES.filter((name): name is OpenWorklist => name !== 'closed');

export const ruleOf = (worklist: Worklist): WorklistRule => WORKLISTS[worklist];

/** Whose: everybody's, nobody's, or one clerk's. */
export type Owner = { whose: 'all' } | { whose: 'nobody' } | { whose: 'clerk'; username: string };

/** A worklist at a moment, as a store looks for it. */
export type WorklistFilter = Pick<WorklistRule, 'states' | 'draft' | 'time'> & {
  now: number;
  /** when the local day ends (exclusive) */
  tomorrow: number;
};

export function filterOf(worklist: Worklist, now: number): WorklistFilter {
  const { states, draft, time } = ruleOf(worklist);
  return {
    states,
    ...(draft !== undefined && { draft }),
    ...(time && { time }),
    now,
    tomorrow: startOfDay(addDays(toPlainDate(now), 1)),
  };
}

type Placed = Pick<DossierHead, 'state' | 'draft' | 'dueAt' | 'soonAt'>;

/** Whether a dossier lies in a worklist; a store must find exactly those. */
export const liesIn = (dossier: Placed, { states, draft, time, ...when }: WorklistFilter): boolean =>
  states.includes(dossier.state) &&
  (draft === undefined || draft === (dossier.draft !== null)) &&
  (time === undefined || time === timeLeft(dossier, when));

function timeLeft(
  { dueAt, soonAt }: Placed,
  { now, tomorrow }: Pick<WorklistFilter, 'now' | 'tomorrow'>,
): TimeLeft {
  if (dueAt === null) return 'later';
  if (dueAt < now) return 'overdue';
  if (dueAt < tomorrow) return 'today';
  return soonAt !== null && soonAt <= now ? 'soon' : 'later';
}

/** The worklist in which a dossier lies now. */
export function worklistOf(dossier: Placed, now: number): Worklist {
  const worklist = WORKLIST_NAMES.find((name) => liesIn(dossier, filterOf(name, now)));
  if (!worklist) throw new Error(`a dossier in state ${dossier.state} lies in no worklist`);
  return worklist;
}

/** States in which a promise binds the office, or was kept. */
export const PROMISED_STATES: readonly DossierState[] = [1, 2, 4, 9, 10];

/** The office's time runs, and nothing has come of it yet. */
export const WATCHED_STATES: readonly DossierState[] = [1, 2, 4];

/** In which states it still counts that a step was raised; what is not accepted yet is not put off. */
export const statesOfStep = (step: EscalationStep): readonly DossierState[] =>
  step === 'apology' ? IN_PROCESS.states : WATCHED_STATES;

/** Something is still to be done, or fetched. */
export const OPEN_STATES: readonly DossierState[] = [
  ...new Set(OPEN_WORKLISTS.flatMap((name) => [...ruleOf(name).states])),
];

const CLOSED: readonly DossierState[] = WORKLISTS.closed.states;

/** Nothing happens to it any more. */
export const isClosed = (state: DossierState): boolean => CLOSED.includes(state);
