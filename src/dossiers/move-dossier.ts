import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import { extendForPause } from '../calendar/extend-for-pause.js';
import { toPlainDate } from '../calendar/plain-date.js';
import type { DossierMove } from '../flow/events.js';
import { type Actor, type Dossier, type DossierHead, type HistoryEntry, promiseOf } from './dossier.js';
import { type DossierState, isPaused, STATE } from './dossier-state.js';
import type { DossierChange } from './dossier-store.js';
import { resultClassOf } from './result-class.js';
import { type DossierAction, planMoves } from './transition.js';

/** What the citizen hears when an action is done. */
const HEARD_AS = {
  receive: 'received',
  accept: 'accepted',
  askSupplement: 'supplementAsked',
  answerSupplement: 'supplementReceived',
  refuse: 'refused',
  finish: 'finished',
  return: 'returned',
  moveAppointment: 'appointmentMoved',
  cancelAppointment: 'appointmentCancelled',
} as const satisfies Record<DossierAction, DossierMove>;

export type Deed = {
  action: DossierAction;
  at: number;
  by: Actor;
  note?: string | undefined;
};

type Clock = Pick<
  DossierHead,
  'state' | 'receivedAt' | 'dueAt' | 'dueProvisional' | 'pausedAt' | 'resultAt' | 'resultClass'
>;

/** The change that a deed makes, or `notAllowed` by the state table. Pure; nobody else computes a change. */
export function moveDossier(
  dossier: DossierHead,
  deed: Deed,
  calendar: WorkingCalendar,
): { kind: 'moved'; change: DossierChange } | { kind: 'refused'; reason: 'notAllowed' } {
  const plan = planMoves(dossier.state, deed.action);
  if (plan.kind === 'refused') return plan;
  // a deed that moves nothing is still one line of history
  const steps = plan.steps.length > 0 ? plan.steps : [dossier.state];
  let clock: Clock = dossier;
  const entries = steps.map((to, i) => {
    const from = clock.state;
    clock = tick(clock, to, deed.at, calendar);
    const step = { seq: dossier.lastSeq + 1 + i, from, to, dueAt: promiseOf(clock) };
    return toEntry(deed, step, i === steps.length - 1);
  });
  const { state, dueAt, dueProvisional, pausedAt, resultAt, resultClass } = clock;
  const fields = { state, dueAt, dueProvisional, pausedAt, resultAt, resultClass };
  // nobody is expected any more for what was refused
  const left = deed.action === 'refuse' && dossier.appointment;
  const appointment = left ? { appointment: { ...left, at: null } } : {};
  return { kind: 'moved', change: { ...fields, ...appointment, updatedAt: deed.at, entries } };
}

/** Only the last step is told to the citizen, and it carries the clerk's words. */
function toEntry(
  { action, at, by, note }: Deed,
  step: Pick<HistoryEntry, 'seq' | 'from' | 'to' | 'dueAt'>,
  isLast: boolean,
): HistoryEntry {
  const entry = { ...step, at, by, action };
  return isLast ? { ...entry, move: HEARD_AS[action], ...(note && { note }) } : entry;
}

/** The clock after one step: stands still in a paused state, runs on behind it, ends with the result. */
function tick(clock: Clock, to: DossierState, at: number, calendar: WorkingCalendar): Clock {
  const next: Clock = { ...clock, state: to };
  if (isPaused(to)) return { ...next, pausedAt: clock.pausedAt ?? at };
  if (to === STATE.finished) {
    return { ...next, resultAt: at, resultClass: resultClassOf(at, clock.dueAt) };
  }
  if (clock.pausedAt === null) return next;
  if (clock.dueAt === null) return { ...next, pausedAt: null };
  const dueAt = extendForPause({ dueAt: clock.dueAt, pausedAt: clock.pausedAt, resumedAt: at, calendar });
  const dueProvisional = calendar.leansOnProvisional(toPlainDate(clock.receivedAt), toPlainDate(dueAt));
  return { ...next, dueAt, dueProvisional, pausedAt: null };
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
