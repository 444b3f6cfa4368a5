import { DAY_MS } from '../calendar/plain-date.js';
import { toDecentHour } from '../flow/decent-hour.js';
import type { ReminderKind } from '../flow/reminder-kind.js';
import type { DossierHead } from './dossier.js';
import { isPaused, STATE } from './dossier-state.js';

const HOUR = 3_600_000;
const UTC_PLUS_7 = 7 * HOUR;
/** On the day before, when people are at home again and the office can still be reached (Vietnamese time). */
const EVENING = 17 * HOUR;
const UNFETCHED = 3 * DAY_MS;
/** Whoever was not reminded by then, because the software stood still, is called by a person. */
const FORGOTTEN = 14 * DAY_MS;
/** What travels by post is on its way meanwhile. */
const BY_POST = 4 * DAY_MS;
/** Whoever was not asked how it went by then is not asked any more. */
const STILL_FRESH = 3 * DAY_MS;
const LITTLE_TIME = 3 * HOUR;
const ENOUGH_TO_READ = HOUR / 2;

/** One thing to be reminded of, from when and (exclusive) until when that is of use. */
type Wish = { kind: ReminderKind; of: number; from: number; until: number };

export type ReminderFound = {
  /** to be given now */
  due: Pick<Wish, 'kind' | 'of'> | null;
  /** when there will be one, as the dossier stands; null: never */
  nextAt: number | null;
};

/**
 * Which reminder a dossier is owed now, and when to look again. Each is given once, by day, and not any more when it
 * would come too late. Nobody is reminded of what was filed at the counter without Zalo, nor after a refusal, a stop
 * or a withdrawal. Pure.
 */
export function findReminder(dossier: DossierHead, now: number): ReminderFound {
  if (dossier.conversationId === null) return { due: null, nextAt: null };
  const open = [
    ...appointmentWish(dossier),
    ...resultWish(dossier),
    ...draftWish(dossier),
    ...surveyWish(dossier),
  ]
    .filter(({ kind, of }) => !dossier.reminders.some((one) => one.kind === kind && one.of === of))
    .map((wish) => ({ ...wish, when: toDecentHour(Math.max(wish.from, now)) }))
    .filter(({ when, until }) => when < until)
    .toSorted((a, b) => a.when - b.when);
  const [first, second] = open;
  if (!first) return { due: null, nextAt: null };
  if (first.when > now) return { due: null, nextAt: first.when };
  return { due: { kind: first.kind, of: first.of }, nextAt: second?.when ?? null };
}

/** States in which somebody is still expected to come. */
const EXPECTED = (state: DossierHead['state']): boolean =>
  state === STATE.registered || state === STATE.accepted || state === STATE.processing || isPaused(state);

/** Not for an hour that was booked when its evening before had begun: whoever booked it knows. */
function appointmentWish({ appointment, state }: DossierHead): Wish[] {
  const hour = appointment?.at;
  if (!appointment || typeof hour !== 'number' || !EXPECTED(state)) return [];
  const midnight = hour - ((hour + UTC_PLUS_7) % DAY_MS);
  const from = midnight - DAY_MS + EVENING;
  return appointment.askedAt >= from ? [] : [{ kind: 'appointment', of: hour, from, until: hour - HOUR }];
}

/** What travels by post or as a message lies nowhere to be fetched. */
const FETCHED: ReadonlySet<string | undefined> = new Set([undefined, 'TAI_QUAY']);

function resultWish({ state, resultAt, delivery }: DossierHead): Wish[] {
  if (state !== STATE.finished || resultAt === null || !FETCHED.has(delivery)) return [];
  return [{ kind: 'result', of: resultAt, from: resultAt + UNFETCHED, until: resultAt + FORGOTTEN }];
}

/** A draft whose last hours begin before the day does is called to mind on the evening before. */
function draftWish({ draft }: DossierHead): Wish[] {
  if (draft === null) return [];
  const { sentAt, answerBy } = draft;
  const last = answerBy - LITTLE_TIME;
  const midnight = last - ((last + UTC_PLUS_7) % DAY_MS);
  const evening = midnight - DAY_MS + EVENING;
  const from = Math.max(toDecentHour(last) === last ? last : evening, sentAt + HOUR);
  return [{ kind: 'draft', of: sentAt, from, until: answerBy - ENOUGH_TO_READ }];
}

/** A day after the result was handed over, at about the same hour; once, for nothing comes after that. */
function surveyWish({ state, returnedAt, asksSurvey, delivery }: DossierHead): Wish[] {
  if (state !== STATE.returned || returnedAt === null || !asksSurvey) return [];
  const from = returnedAt + (delivery === 'BUU_CHINH' ? BY_POST : DAY_MS);
  return [{ kind: 'survey', of: returnedAt, from, until: from + STILL_FRESH }];
}
