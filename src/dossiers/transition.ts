import { z } from 'zod';
import type { DossierState } from './dossier-state.js';

/** What clerk, citizen or system can do with a dossier; `receive` only ever opens one. */
export const DossierAction = z.enum([
  'receive',
  'accept',
  'askSupplement',
  'answerSupplement',
  'askPayment',
  'recordPayment',
  'sendDraft',
  'confirmDraft',
  'lapseDraft',
  'disputeDraft',
  'disputeLate',
  'finish',
  'apologise',
  'return',
  'reopen',
  'refuse',
  'stop',
  'withdraw',
  'claim',
  'release',
  'handOver',
  'note',
  'sendPaper',
  'propose',
  'returnProposal',
  'withdrawProposal',
  'moveAppointment',
  'cancelAppointment',
]);
export type DossierAction = z.infer<typeof DossierAction>;

/** What the desk can do, in the order in which it is offered. */
export const ClerkAction = DossierAction.extract([
  'accept',
  'askSupplement',
  'askPayment',
  'recordPayment',
  'sendDraft',
  'confirmDraft',
  'finish',
  'apologise',
  'return',
  'reopen',
  'refuse',
  'stop',
  'withdraw',
  'claim',
  'release',
  'handOver',
  'note',
  'sendPaper',
]);
export type ClerkAction = z.infer<typeof ClerkAction>;

/** What is done with the draft of a result; the last of them says how it stands. */
export const DraftAction = DossierAction.extract([
  'sendDraft',
  'confirmDraft',
  'lapseDraft',
  'disputeDraft',
  'disputeLate',
]);
export type DraftAction = z.infer<typeof DraftAction>;

/** The moves that law knows (reference procedures §2.3). Whatever is not here does not happen. */
const LEGAL_MOVES: Readonly<Record<DossierState, readonly DossierState[]>> = {
  1: [2, 3, 5, 7],
  2: [4],
  3: [],
  4: [5, 6, 7, 8, 9],
  5: [2, 3, 7],
  6: [4, 8],
  7: [],
  8: [],
  9: [4, 10],
  10: [],
};

export const isLegalMove = (from: DossierState, to: DossierState): boolean => LEGAL_MOVES[from].includes(to);

/** As long as somebody is expected to come; the hour moves, the dossier does not. */
const EXPECTED = { 1: [], 2: [], 4: [], 5: [], 6: [] };
const OPEN = { ...EXPECTED, 9: [] };
const OVER = { 3: [], 7: [], 8: [], 10: [] };

/**
 * From which states an action leads where. An accepted dossier passes through 4 without a word of its own. A supplement
 * that arrives while the dossier is open but no longer waits for one is kept and moves nothing.
 */
const WAYS: Readonly<Record<DossierAction, Partial<Record<DossierState, readonly DossierState[]>>>> = {
  receive: {},
  // from 5: the citizen brought the missing paper to the counter
  accept: { 1: [2], 5: [2] },
  askSupplement: { 1: [5], 2: [4, 5], 4: [5] },
  answerSupplement: { 1: [], 2: [], 4: [], 5: [2], 6: [] },
  askPayment: { 2: [4, 6], 4: [6] },
  // the fee is also paid when nobody had to ask for it
  recordPayment: { 1: [], 2: [], 4: [], 5: [], 6: [4], 9: [] },
  // a draft is looked through while the dossier is in process, and the clock runs on (decision 32)
  sendDraft: { 2: [4], 4: [] },
  confirmDraft: { 4: [] },
  lapseDraft: { 4: [] },
  disputeDraft: { 4: [] },
  // words that come after the time to object are kept as long as the result can still be mended
  disputeLate: { 2: [], 4: [], 5: [], 6: [], 9: [] },
  finish: { 2: [4, 9], 4: [9] },
  apologise: { 2: [], 4: [] },
  return: { 9: [10] },
  reopen: { 9: [4] },
  refuse: { 1: [3], 5: [3] },
  stop: { 2: [4, 8], 4: [8], 6: [8] },
  withdraw: { 1: [7], 2: [4, 7], 4: [7], 5: [7], 6: [4, 7] },
  claim: OPEN,
  release: OPEN,
  handOver: OPEN,
  note: { ...OPEN, ...OVER },
  // a paper says how a dossier stands, or ended
  sendPaper: { ...OPEN, ...OVER },
  // whether what is proposed is possible is asked of itself
  propose: EXPECTED,
  returnProposal: EXPECTED,
  withdrawProposal: {},
  moveAppointment: EXPECTED,
  cancelAppointment: EXPECTED,
};

export type MovePlan =
  | { kind: 'planned'; steps: readonly DossierState[] }
  /** the state table does not know this action in this state */
  | { kind: 'refused'; reason: 'notAllowed' };

/** The states that an action leads through, one after the other; the one place where moves are allowed or refused. */
export function planMoves(state: DossierState, action: DossierAction): MovePlan {
  const steps = WAYS[action][state];
  if (!steps) return { kind: 'refused', reason: 'notAllowed' };
  steps.reduce((from, to) => {
    if (!isLegalMove(from, to)) throw new Error(`${action} would move a dossier from ${from} to ${to}`);
    return to;
  }, state);
  return { kind: 'planned', steps };
}
