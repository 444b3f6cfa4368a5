import { z } from 'zod';
import { Appointment } from '../flow/appointment.js';
import { AssistedBy } from '../flow/assisted-by.js';
import { DossierMove } from '../flow/dossier-move.js';
import { MoveDetails } from '../flow/move-details.js';
import { Submission } from '../flow/submission.js';
import { SupplementPart } from '../flow/supplement-part.js';
import { ConversationId, DossierCode, OfficeId } from '../ids.js';
import { Actor } from './actor.js';
import { GivenReminder } from './dossier-reminders.js';
import { DossierState } from './dossier-state.js';
import { Escalation, EscalationStep, Granted } from './escalation.js';
import { Proposal } from './proposal.js';
import { DossierAction } from './transition.js';

const at = z.int().nonnegative();

/** Before, on or after the promised day; decided once, when the result is there. */
export const ResultClass = z.enum(['TRUOC_HAN', 'DUNG_HAN', 'TRE_HAN']);
export type ResultClass = z.infer<typeof ResultClass>;

/** One line of the append-only history. */
export const HistoryEntry = z.object({
  /** 1, 2, 3, … without gaps */
  seq: z.int().positive(),
  at,
  by: Actor,
  /** null: the dossier began */
  from: DossierState.nullable(),
  to: DossierState,
  action: DossierAction,
  /** what the citizen is told; absent for a step that is passed through silently */
  move: DossierMove.optional(),
  /** what was promised after this entry; null while nothing is promised or the clock stands still */
  dueAt: at.nullable(),
  note: z.string().optional(),
  /** username of who proposed what `by` signed */
  proposedBy: z.string().optional(),
  details: MoveDetails.optional(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** What the citizen sent in answer to a supplement request. */
export const Supplement = z.object({
  supplementId: z.string(),
  /** the first request is round 1 */
  round: z.int().positive(),
  at,
  text: z.string(),
  mediaIds: z.array(z.string()),
  /** thing by thing, in the order in which they were asked for; none in answers to requests of one piece */
  parts: z.array(SupplementPart).default([]),
});
export type Supplement = z.infer<typeof Supplement>;

/** The form as it was asked and answered: personal, at rest only as one sealed value. */
export const DossierContent = Submission.pick({
  answers: true,
  applicant: true,
  mediaIds: true,
  consent: true,
  declaration: true,
});
export type DossierContent = z.infer<typeof DossierContent>;

/** When its people come to the office, as far as an hour is booked, and when the citizen last asked for that. */
export const DossierAppointment = Appointment.extend({ askedAt: at });
export type DossierAppointment = z.infer<typeof DossierAppointment>;

/** What is not personal about a dossier: worklists, due dates and reports need no more. */
export const DossierHead = z.object({
  dossierId: z.string(),
  submissionId: z.string(),
  officeId: OfficeId,
  /** null: filed at the counter by somebody who is not on Zalo */
  conversationId: ConversationId.nullable(),
  code: DossierCode,
  procedureId: z.string(),
  revision: z.string(),
  procedureName: z.string(),
  channel: z.enum(['ZALO', 'COUNTER']),
  /** who filled in the form for the citizen; absent: the citizen did */
  assistedBy: AssistedBy.optional(),
  /** username of the clerk who saw the citizen sign the printed form */
  signedBefore: z.string().optional(),
  copies: z.int().positive().optional(),
  delivery: z.string().optional(),
  state: DossierState,
  /** grows by one with every change; whoever changes names the version that they saw */
  version: z.int().positive(),
  receivedAt: at,
  /** null: nothing is promised. While the clock stands still, what it stood at; see `promiseOf`. */
  dueAt: at.nullable(),
  /** the due date rests on days off that are not decided yet */
  dueProvisional: z.boolean(),
  /** when four fifths of the time are used up; null while nothing is promised */
  soonAt: at.nullable().default(null),
  /** null while nothing is promised */
  granted: Granted.nullable().default(null),
  /** whom the present promise has reached, see `src/escalation` */
  raised: z.array(EscalationStep).default([]),
  /** when whoever was reached; of all promises */
  escalations: z.array(Escalation).default([]),
  /** what the citizen was reminded of; only ever added to */
  reminders: z.array(GivenReminder).default([]),
  /** since when the clock stands still */
  pausedAt: at.nullable(),
  /** when the result was there (state 9); the clock ends here, not at the pick-up */
  resultAt: at.nullable(),
  resultClass: ResultClass.nullable(),
  /** when the result was handed over (state 10) */
  returnedAt: at.nullable().default(null),
  /** the promise that had already been broken when a new day was named; the result is late whenever it comes */
  breachedAt: at.nullable().default(null),
  /** how often a new day was named */
  apologies: z.int().nonnegative().default(0),
  /** username of the clerk whose it is */
  assignee: z.string().nullable().default(null),
  /** once it is over the citizen may be asked how it went: never where somebody has died */
  asksSurvey: z.boolean().default(false),
  /** before the result is signed, the citizen looks through a draft of it */
  confirmsDraft: z.boolean().default(false),
  /** the draft that the citizen looks through now, and until when they may object */
  draft: z.object({ sentAt: at, answerBy: at }).nullable().default(null),
  /** waits for somebody who may sign */
  proposal: Proposal.nullable().default(null),
  feeVnd: z.int().nonnegative().nullable(),
  /** what was paid so far */
  paidVnd: z.int().nonnegative().default(0),
  /** absent where nobody has to come */
  appointment: DossierAppointment.optional(),
  /** `seq` of the newest history entry */
  lastSeq: z.int().positive(),
  /** `seq` up to which the citizen has been told */
  announcedSeq: z.int().nonnegative(),
  updatedAt: at,
});
export type DossierHead = z.infer<typeof DossierHead>;

/** What a deed may change; everything else of a dossier stays as it came. */
export type Moving = Pick<
  DossierHead,
  | 'state'
  | 'dueAt'
  | 'dueProvisional'
  | 'soonAt'
  | 'granted'
  | 'pausedAt'
  | 'resultAt'
  | 'resultClass'
  | 'returnedAt'
  | 'breachedAt'
  | 'apologies'
  | 'assignee'
  | 'draft'
  | 'proposal'
  | 'paidVnd'
  | 'updatedAt'
>;

/** Those fields alone, whatever else an object may carry. */
export const toMoving = (head: Moving): Moving => ({
  state: head.state,
  dueAt: head.dueAt,
  dueProvisional: head.dueProvisional,
  soonAt: head.soonAt,
  granted: head.granted,
  pausedAt: head.pausedAt,
  resultAt: head.resultAt,
  resultClass: head.resultClass,
  returnedAt: head.returnedAt,
  breachedAt: head.breachedAt,
  apologies: head.apologies,
  assignee: head.assignee,
  draft: head.draft,
  proposal: head.proposal,
  paidVnd: head.paidVnd,
  updatedAt: head.updatedAt,
});

/** One line of a worklist. */
export type DossierLine = DossierHead & {
  /** absent: anonymous */
  applicantName?: string;
};

/** A whole dossier, opened. */
export const Dossier = DossierHead.extend({
  content: DossierContent,
  history: z.array(HistoryEntry),
  supplements: z.array(Supplement),
});
export type Dossier = z.infer<typeof Dossier>;

/** What the citizen may count on now: a due date that is still being pushed back is no promise. */
export const promiseOf = ({ dueAt, pausedAt }: Pick<DossierHead, 'dueAt' | 'pausedAt'>): number | null =>
  pausedAt === null ? dueAt : null;
