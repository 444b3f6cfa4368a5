import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import { addDays, startOfDay, toPlainDate } from '../calendar/plain-date.js';
import { isOpenFor } from '../calendar/slots.js';
import type { OfficeId, PlainDate } from '../ids.js';
import type { Desk } from '../offices/office.js';
import type { DossierLine } from './dossier.js';
import type { DossierStore } from './dossier-store.js';
import { isClosed } from './worklists.js';

export type ListDeps = {
  dossiers: Pick<DossierStore, 'appointmentsBetween'>;
  calendarOf(officeId: OfficeId): WorkingCalendar;
  now(): number;
};

/** Somebody who comes; `isOpen` is false when the office is closed then, because its hours changed after booking. */
export type Visit = { dossier: DossierLine; at: number; desk: Desk; isOpen: boolean };

export type Visits = {
  /** today, and the next day on which the office works */
  days: { date: PlainDate; visits: Visit[] }[];
  /** of all that are still to come, those at which nobody would be there */
  outside: Visit[];
};

/** Nobody books further ahead. */
const LOOK_AHEAD_DAYS = 120;

/** Who comes to this office today and next, and whose hour has become one at which it is closed. */
export async function listAppointments(deps: ListDeps, officeId: OfficeId): Promise<Visits> {
  const calendar = deps.calendarOf(officeId);
  const today = toPlainDate(deps.now());
  const between = [startOfDay(today), startOfDay(addDays(today, LOOK_AHEAD_DAYS))] as const;
  const lines = await deps.dossiers.appointmentsBetween(officeId, ...between);
  const visits = lines.flatMap((dossier) => toVisit(dossier, calendar));
  const next = calendar.workingDayFrom(addDays(today, 1));
  return {
    days: [today, next].map((date) => ({
      date,
      visits: visits.filter(({ at }) => toPlainDate(at) === date),
    })),
    outside: visits.filter(({ isOpen, at }) => !isOpen && at > deps.now()),
  };
}

function toVisit(dossier: DossierLine, calendar: WorkingCalendar): Visit[] {
  const { appointment, state } = dossier;
  if (!appointment || appointment.at === null || isClosed(state)) return [];
  const { at, minutes, desk } = appointment;
  return [{ dossier, at, desk, isOpen: isOpenFor(calendar, { at, minutes }) }];
}
