import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import type { DossierMove } from '../flow/dossier-move.js';
import { checkDeed, type Deed, type DeedFlaw } from './check-deed.js';
import { promiseAnew, tick } from './clock.js';
import { type Dossier, type DossierHead, type HistoryEntry, promiseOf, toMoving } from './dossier.js';
import type { DossierChange } from './dossier-store.js';
import { settleProposal } from './settle-proposal.js';
import { type DossierAction, planMoves } from './transition.js';

/** What the citizen hears when an action is done; null: nothing, it is the office's own affair. */
const HEARD_AS = {
  receive: 'received',
  accept: 'accepted',
  askSupplement: 'supplementAsked',
  answerSupplement: 'supplementReceived',
  askPayment: 'paymentAsked',
  recordPayment: 'paymentRecorded',
  sendDraft: 'draftSent',
  confirmDraft: 'draftConfirmed',
  lapseDraft: 'draftLapsed',
  disputeDraft: 'draftDisputed',
  disputeLate: 'draftDisputedLate',
  refuse: 'refused',
  finish: 'finished',
  apologise: 'apologised',
  return: 'returned',
  reopen: 'reopened',
  stop: 'stopped',
  withdraw: 'withdrawn',
  claim: null,
  release: null,
  handOver: null,
  note: null,
  sendPaper: 'paperSent',
  propose: null,
  returnProposal: null,
  withdrawProposal: null,
  moveAppointment: 'appointmentMoved',
  cancelAppointment: 'appointmentCancelled',
} as const satisfies Record<DossierAction, DossierMove | null>;

/** What the citizen did not ask for is told in other words. */
const HEARD_FROM_STAFF: Partial<Record<DossierAction, DossierMove>> = {
  moveAppointment: 'appointmentSet',
  cancelAppointment: 'appointmentCalledOff',
};

/** Whether the citizen hears of it. */
export const isTold = (action: DossierAction): boolean => HEARD_AS[action] !== null;

export type MoveRefusal = 'notAllowed' | DeedFlaw;

export type MoveOutcome = { kind: 'moved'; change: DossierChange } | { kind: 'refused'; reason: MoveRefusal };

/** The change that a deed makes, or why it makes none. Pure; nobody else computes a change. */
export function moveDossier(dossier: DossierHead, deed: Deed, calendar: WorkingCalendar): MoveOutcome {
  const plan = planMoves(dossier.state, deed.action);
  if (plan.kind === 'refused') return plan;
  const reason = checkDeed(dossier, deed) ?? checkProposed(dossier, deed);
  if (reason) return { kind: 'refused', reason };
  // a deed that moves nothing is still one line of history
  const steps = plan.steps.length > 0 ? plan.steps : [dossier.state];
  let head = dossier;
  const entries = steps.map((to, i) => {
    const from = head.state;
    const isLast = i === steps.length - 1;
    head = tick(head, to, deed.at, calendar);
    if (isLast) head = afterwards(head, deed, calendar);
    const step = { seq: dossier.lastSeq + 1 + i, from, to, dueAt: promiseOf(head) };
    return toEntry(withAnswerBy(deed, head), step, isLast);
  });
  const beside = { ...withoutAppointment(dossier, deed), ...loweredBy(deed), updatedAt: deed.at };
  const seq = dossier.lastSeq + entries.length;
  const settled = settleProposal({ before: dossier, after: head, seq }, deed);
  const moving = toMoving({ ...head, proposal: settled.proposal });
  return { kind: 'moved', change: { ...moving, ...beside, entries: [...entries, ...settled.entries] } };
}

/** What is proposed has to be possible and whole, as if it were done now. */
function checkProposed(dossier: DossierHead, deed: Deed): DeedFlaw | undefined {
  if (deed.action !== 'propose') return undefined;
  const action = deed.details?.proposes;
  if (!action || planMoves(dossier.state, action).kind === 'refused') return 'notProposable';
  return checkDeed(dossier, { ...deed, action });
}

/** One working day: silence so long is consent (reference procedures §0.3, fact 8). */
const DRAFT_MINUTES = 8 * 60;

/** With a draft goes until when the citizen may object. */
function withAnswerBy(deed: Deed, { draft }: DossierHead): Deed {
  if (deed.action !== 'sendDraft' || !draft) return deed;
  return { ...deed, details: { ...deed.details, answerBy: draft.answerBy } };
}

/** What a deed changes beside the state. */
function afterwards(head: DossierHead, deed: Deed, calendar: WorkingCalendar): DossierHead {
  const { action, at, details = {} } = deed;
  const owned = { ...head, assignee: ownerAfter(head, deed) };
  switch (action) {
    case 'recordPayment':
      return { ...owned, paidVnd: head.paidVnd + (details.amountVnd ?? 0) };
    case 'sendDraft':
      return { ...owned, draft: { sentAt: at, answerBy: calendar.addWorkingMinutes(at, DRAFT_MINUTES) } };
    case 'return':
      return { ...owned, returnedAt: at };
    case 'confirmDraft':
    case 'lapseDraft':
    case 'disputeDraft':
    case 'stop':
    case 'withdraw':
      return { ...owned, draft: null };
    case 'apologise': {
      const { newDueAt } = details;
      const seq = head.lastSeq + 1;
      const anew = newDueAt === undefined ? owned : promiseAnew(owned, { newDueAt, at, seq }, calendar);
      return { ...anew, apologies: head.apologies + 1 };
    }
    default:
      return owned;
  }
}

/** Who takes it or is given it, has it; so does who does something with a dossier that nobody has. */
function ownerAfter({ assignee }: DossierHead, { action, by, details }: Deed): string | null {
  if (action === 'release') return null;
  if (action === 'handOver') return details?.handTo ?? assignee;
  if (by.kind !== 'staff' || action === 'note') return assignee;
  return action === 'claim' ? by.username : (assignee ?? by.username);
}

const ENDS_EXPECTATION: ReadonlySet<DossierAction> = new Set(['refuse', 'stop', 'withdraw']);

/** Nobody is expected any more for what was refused, stopped or withdrawn. */
const withoutAppointment = (
  { appointment }: DossierHead,
  { action }: Deed,
): Pick<DossierChange, 'appointment'> =>
  appointment && ENDS_EXPECTATION.has(action) ? { appointment: { ...appointment, at: null } } : {};

/** A new promise has reached nobody yet. */
const loweredBy = ({ action }: Deed): Pick<DossierChange, 'raised'> =>
  action === 'apologise' ? { raised: [] } : {};

/** Only the last step is told to the citizen, and it carries the clerk's words. */
function toEntry(
  { action, at, by, note, details, proposedBy }: Deed,
  step: Pick<HistoryEntry, 'seq' | 'from' | 'to' | 'dueAt'>,
  isLast: boolean,
): HistoryEntry {
  const entry = { ...step, at, by, action };
  const move = (by.kind === 'staff' && HEARD_FROM_STAFF[action]) || HEARD_AS[action];
  if (!isLast) return entry;
  const words = { ...(note && { note }), ...(details && { details }) };
  return { ...entry, ...(move && { move }), ...words, ...(proposedBy !== undefined && { proposedBy }) };
}

/** The dossier after a change was committed. */
export function applyChange(dossier: Dossier, { entries, supplement, ...fields }: DossierChange): Dossier {
  return {
    ...dossier,
    ...fields,
    version: dossier.version + 1,
    lastSeq: entries.at(-1)?.seq ?? dossier.lastSeq,
    history: [...dossier.history, ...entries],
    supplements: supplement ? [...dossier.supplements, supplement] : dossier.supplements,
  };
}
