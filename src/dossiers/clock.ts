import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import { extendForPause } from '../calendar/extend-for-pause.js';
import { toPlainDate } from '../calendar/plain-date.js';
import type { DossierHead } from './dossier.js';
import { type DossierState, isPaused, STATE } from './dossier-state.js';
import type { Granted } from './escalation.js';
import { resultClassOf } from './result-class.js';

/** The times of a dossier. */
export type Clock = Pick<
  DossierHead,
  | 'state'
  | 'receivedAt'
  | 'dueAt'
  | 'dueProvisional'
  | 'soonAt'
  | 'granted'
  | 'pausedAt'
  | 'resultAt'
  | 'resultClass'
  | 'breachedAt'
>;

/** A dossier is "due soon" when this much of its working time is used up. */
const SOON = 0.8;

/** When four fifths of the working time up to the promise are over. */
export function soonFrom(from: number, dueAt: number | null, calendar: WorkingCalendar): number | null {
  if (dueAt === null) return null;
  return calendar.addWorkingMinutes(from, SOON * calendar.workingMinutesBetween(from, dueAt));
}

/** What a promise gives that runs from one moment to another and was named by that line of history. */
export function grantFrom(
  [from, dueAt]: readonly [number, number | null],
  seq: number,
  calendar: WorkingCalendar,
): Granted | null {
  return dueAt === null ? null : { seq, minutes: calendar.workingMinutesBetween(from, dueAt) };
}

/**
 * The clock after one step: stands still in a paused state, runs on behind it, ends with the result. What moves nothing (a
 * note, a payment) leaves it alone: the result was there when it was there.
 */
export function tick<T extends Clock>(clock: T, to: DossierState, at: number, calendar: WorkingCalendar): T {
  if (clock.state === to) return clock;
  const next = { ...clock, state: to };
  if (isPaused(to)) return { ...next, pausedAt: at };
  if (to === STATE.finished) return { ...next, resultAt: at, resultClass: classOf(clock, at) };
  // a result that was wrong is none; the promise stands as it stood
  if (clock.state === STATE.finished && to === STATE.processing)
    return { ...next, resultAt: null, resultClass: null };
  return clock.pausedAt === null ? next : resumed(next, clock.pausedAt, at, calendar);
}

const classOf = ({ dueAt, breachedAt }: Clock, at: number) =>
  breachedAt === null ? resultClassOf(at, dueAt) : 'TRE_HAN';

function resumed<T extends Clock>(clock: T, pausedAt: number, at: number, calendar: WorkingCalendar): T {
  const { dueAt, soonAt } = clock;
  if (dueAt === null) return { ...clock, pausedAt: null };
  const later = (moment: number) => extendForPause({ dueAt: moment, pausedAt, resumedAt: at, calendar });
  return {
    ...promising(clock, later(dueAt), calendar),
    // what was used up before the pause stays used up
    soonAt: soonAt === null || soonAt <= pausedAt ? soonAt : later(soonAt),
    pausedAt: null,
  };
}

/** A new day, named now by that line of history, in place of the promised one. If that had gone by already, the result stays late. */
export function promiseAnew<T extends Clock>(
  clock: T,
  { newDueAt, at, seq }: { newDueAt: number; at: number; seq: number },
  calendar: WorkingCalendar,
): T {
  const broken = clock.dueAt !== null && at > clock.dueAt ? clock.dueAt : null;
  return {
    ...promising(clock, newDueAt, calendar),
    soonAt: soonFrom(at, newDueAt, calendar),
    granted: grantFrom([at, newDueAt], seq, calendar),
    breachedAt: clock.breachedAt ?? broken,
  };
}

const promising = <T extends Clock>(clock: T, dueAt: number, calendar: WorkingCalendar): T => ({
  ...clock,
  dueAt,
  dueProvisional: calendar.leansOnProvisional(toPlainDate(clock.receivedAt), toPlainDate(dueAt)),
});
