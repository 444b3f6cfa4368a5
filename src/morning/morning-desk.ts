import type { DossierLine } from '../dossiers/dossier.js';
import type { Visit } from '../dossiers/list-appointments.js';
import type { OpenWorklist } from '../dossiers/worklists.js';
import type { Person } from '../escalation/attention-desk.js';

/** The worklists that press, the most pressing first. */
export const PRESSING = [
  'overdue',
  'dueToday',
  'dueSoon',
  'waiting',
] as const satisfies readonly OpenWorklist[];

/** How many dossiers of a worklist somebody has; `assignee` is null for those that nobody has. */
export type PressingCount = { worklist: (typeof PRESSING)[number]; assignee: string | null; count: number };

/** What waits for somebody on a day, as it is at the moment of looking. */
export type Morning = {
  /** when it was looked at */
  at: number;
  /** the end of the working day before: what came since then, nobody here has seen yet */
  since: number;
  /** what presses, by worklist and owner */
  counts: PressingCount[];
  /** promised for today and still to be done, by the hour; the person's part */
  today: DossierLine[];
  /** citizens answered or objected since then */
  answered: DossierLine[];
  /** drafts to which nobody objected in time since then, so that the result can be made */
  lapsed: DossierLine[];
  /** who comes today */
  visits: Visit[];
  /** how many dossiers have reached the person */
  reached: number;
  /** proposals that wait for somebody who may sign */
  proposed: DossierLine[];
  /** one's proposals that were given back since then */
  returned: DossierLine[];
  /** prepared apologies that wait for somebody */
  apologies: DossierLine[];
};

/** The look at a day. A clerk sees their own and nobody's, everybody else the office. Rejects when the record cannot be reached. */
export type MorningDesk = { look(person: Person): Promise<Morning> };
