import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import { addDays, startOfDay, toPlainDate } from '../calendar/plain-date.js';
import type { DossierLine } from '../dossiers/dossier.js';
import { STATE } from '../dossiers/dossier-state.js';
import type { DossierStore } from '../dossiers/dossier-store.js';
import { listAppointments } from '../dossiers/list-appointments.js';
import type { DossierAction } from '../dossiers/transition.js';
import { filterOf } from '../dossiers/worklists.js';
import type { AttentionDesk, Person } from '../escalation/attention-desk.js';
import type { OfficeId } from '../ids.js';
import { type MorningDesk, PRESSING, type PressingCount } from './morning-desk.js';

type Parts = {
  dossiers: Pick<
    DossierStore,
    'promisedBetween' | 'countByOwner' | 'doneSince' | 'appointmentsBetween' | 'listProposed'
  >;
  attention: AttentionDesk;
  calendarOf(officeId: OfficeId): WorkingCalendar;
  now(): number;
};

/** Citizens who did something that a clerk has to look at. */
const ANSWERS: readonly DossierAction[] = [
  ...(['answerSupplement', 'disputeDraft', 'disputeLate', 'confirmDraft'] as const),
  ...(['moveAppointment', 'cancelAppointment'] as const),
];
const RETURNS: readonly DossierAction[] = ['returnProposal'];
const LAPSES: readonly DossierAction[] = ['lapseDraft'];
/** The rest is found in the lists. */
const MOST = 50;

/** The desk on top of the stores. */
export function createMorningDesk(parts: Parts): MorningDesk {
  const { dossiers, attention, calendarOf, now } = parts;
  return {
    async look(person) {
      const at = now();
      const { officeId } = person;
      const day = toPlainDate(at);
      const since = closingBefore(at, calendarOf(officeId));
      const done = (actions: readonly DossierAction[]) =>
        dossiers.doneSince({ officeId, actions, since }, MOST);
      const [answered, lapsed, returned] = await Promise.all([ANSWERS, LAPSES, RETURNS].map(done));
      const [counts, promised, proposed, { days }, reached, apologies] = await Promise.all([
        countPressing(dossiers, officeId, at),
        dossiers.promisedBetween(officeId, startOfDay(day), startOfDay(addDays(day, 1))),
        dossiers.listProposed(officeId, MOST),
        listAppointments(parts, officeId),
        attention.count(person),
        attention.apologies(person),
      ]);
      const mine = (lines: readonly DossierLine[] = []) => lines.filter((line) => concerns(person, line));
      return {
        ...{ at, since, counts, reached, proposed },
        apologies: apologies.filter(({ proposal }) => proposal === null),
        returned: mine(returned).filter(({ proposal }) => proposal === null),
        today: mine(promised).filter(({ state }) => state !== STATE.finished && state !== STATE.returned),
        answered: mine(answered),
        lapsed: mine(lapsed).filter(({ state }) => state === STATE.processing),
        visits: days.find(({ date }) => date === day)?.visits ?? [],
      };
    },
  };
}

/** Figures of the worklists that press, by owner. */
async function countPressing(
  dossiers: Parts['dossiers'],
  officeId: OfficeId,
  at: number,
): Promise<PressingCount[]> {
  const counted = PRESSING.map(async (worklist) => {
    const owners = await dossiers.countByOwner({ officeId, where: filterOf(worklist, at) });
    return [...owners].map(([assignee, count]) => ({ worklist, assignee, count }));
  });
  return (await Promise.all(counted)).flat();
}

const concerns = ({ role, username }: Person, { assignee }: DossierLine): boolean =>
  role !== 'clerk' || assignee === null || assignee === username;

/** When the office closed on its last working day before this one. */
function closingBefore(at: number, calendar: WorkingCalendar): number {
  let day = addDays(toPlainDate(at), -1);
  while (!calendar.isWorkingDay(day)) day = addDays(day, -1);
  return calendar.closingOf(day);
}
