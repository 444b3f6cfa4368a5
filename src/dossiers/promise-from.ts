import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import { type Due, dueAt } from '../calendar/due-at.js';
import { toPlainDate } from '../calendar/plain-date.js';
import { sameDayPromise } from '../flow/same-day-promise.js';
import type { OfficeId } from '../ids.js';
import type { Office } from '../offices/office.js';
import type { ProcedureTerms } from './procedure-terms.js';

export type TermsDeps = {
  /** Throws for an office that is not configured. */
  getOffice(officeId: OfficeId): Office;
  calendarOf(officeId: OfficeId): WorkingCalendar;
  findTerms(procedureId: string, revision: string): ProcedureTerms | undefined;
};

type Promised = { officeId: OfficeId; procedureId: string; revision: string; receivedAt: number };

/**
 * What is promised when the time limit runs from this moment: receipt, or, where people have to come, the hour at which
 * they do. Nothing while no such hour is booked; nothing for a pre-declaration, whose time runs from the formal filing
 * elsewhere; nor by a revision that had lapsed when the form came in: the office names the day then.
 */
export function promiseFrom(
  deps: TermsDeps,
  { officeId, procedureId, revision, receivedAt }: Promised,
  from: number | null,
): Due | undefined {
  const terms = deps.findTerms(procedureId, revision);
  if (!terms || terms.timeLimit === null || from === null) return undefined;
  const isLapsed = terms.validTo !== undefined && toPlainDate(receivedAt) > terms.validTo;
  const isElsewhere =
    terms.formalFiling !== false && deps.getOffice(officeId).channelMode === 'PRE_DECLARATION';
  if (isElsewhere || isLapsed) return undefined;
  const calendar = deps.calendarOf(officeId);
  const usual = dueAt({
    ...{ receivedAt: from, limit: terms.timeLimit, calendar },
    policy: terms.duePolicy ?? 'END_OF_DAY',
  });
  const today = sameDayPromise({
    ...{ rule: deps.getOffice(officeId).noAppointmentDay, procedureId, receivedAt: from, calendar },
    fridayEligible: terms.fridayEligible,
  });
  return today !== undefined && today < usual.at ? { at: today, provisional: false } : usual;
}
