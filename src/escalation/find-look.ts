import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import { DAY_MS } from '../calendar/plain-date.js';
import type { DossierHead } from '../dossiers/dossier.js';
import type { Look } from '../dossiers/dossier-watch.js';
import { EscalationStep, type Granted } from '../dossiers/escalation.js';
import { offeredActions } from '../dossiers/offered-actions.js';
import { WATCHED_STATES } from '../dossiers/worklists.js';
import { type EscalationRules, ladderOf } from './escalation-rules.js';
import { minutesLeftAt } from './ladder.js';

type Around = { rules: EscalationRules; calendar: WorkingCalendar; now: number };

/**
 * What a look at a dossier finds: the steps that its promise has reached by the office's working time, which of them nobody
 * has noted yet, and when the next could be. Nothing is reached while the clock stands still. Pure.
 */
export function findLook(dossier: DossierHead, { rules, calendar, now }: Around): Look {
  const { dueAt, procedureId } = dossier;
  if (dueAt === null || !WATCHED_STATES.includes(dossier.state))
    return { raised: dossier.raised, fresh: [], nextLookAt: null };
  const granted = grantedOf(dossier, dueAt, calendar);
  const ladder = ladderOf(rules, { procedureId, minutes: granted.minutes });
  const left = calendar.workingMinutesBetween(now, dueAt);
  const steps = EscalationStep.options
    .filter((step) => step !== 'apology' || offeredActions(dossier).includes('apologise'))
    .map((step) => ({ step, until: left - minutesLeftAt(ladder[step], granted.minutes) }));
  const raised = steps.filter(({ until }) => toMs(until) <= 0).map(({ step }) => step);
  const ahead = steps.map(({ until }) => until).filter((until) => toMs(until) > 0);
  return {
    raised,
    fresh: raised
      .filter((step) => !isNoted(dossier, step, granted.seq))
      .map((step) => ({ step, promise: granted.seq, at: now })),
    nextLookAt: ahead.length === 0 ? null : nextLook(now, Math.min(...ahead), calendar),
  };
}

/** Moments are whole milliseconds; what is left of one is nothing. */
const toMs = (minutes: number): number => Math.round(minutes * 60_000);

/** At the latest in a day, so that rules which were changed hold for every dossier by then. */
const nextLook = (now: number, minutes: number, calendar: WorkingCalendar): number =>
  Math.min(calendar.addWorkingMinutes(now, minutes), now + DAY_MS);

const isNoted = ({ escalations }: DossierHead, step: EscalationStep, promise: number): boolean =>
  escalations.some((one) => one.step === step && one.promise === promise);

/** Dossiers from before promises were measured know only when four fifths were used up. */
function grantedOf({ granted, soonAt }: DossierHead, dueAt: number, calendar: WorkingCalendar): Granted {
  if (granted) return granted;
  return { seq: 1, minutes: soonAt === null ? 0 : 5 * calendar.workingMinutesBetween(soonAt, dueAt) };
}
