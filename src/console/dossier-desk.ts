import { z } from 'zod';
import type { ActRefusal } from '../dossiers/act-on-dossier.js';
import type { DossierHead, HistoryEntry } from '../dossiers/dossier.js';
import type { GivenReminder } from '../dossiers/dossier-reminders.js';
import type { Proposal } from '../dossiers/proposal.js';
import type { OwnerCounts, WorklistCounts } from '../dossiers/read-dossiers.js';
import type { Signing } from '../dossiers/sign-proposal.js';
import { ClerkAction } from '../dossiers/transition.js';
import { WORKLIST_NAMES } from '../dossiers/worklists.js';
import type { MoveDetails, SupplementItem } from '../flow/move-details.js';
import type { SubmittedAnswer } from '../flow/submission.js';
import type { OfficeId, PlainDate } from '../ids.js';
import type { SignedAction } from '../offices/office.js';
import type { ReadyFile } from '../replies/ready-file.js';
import type { StoredAttachment } from './attachment-reader.js';
import type { Untold } from './find-untold.js';

/** The stacks on a clerk's desk; every dossier lies in exactly one. */
export const Worklist = z.enum(WORKLIST_NAMES);
export type Worklist = z.infer<typeof Worklist>;

/** What a clerk can do with a dossier. */
export const DeskAction = ClerkAction;
export type DeskAction = ClerkAction;

/** Whose dossiers a list shows. */
export const Whose = z.enum(['all', 'mine', 'nobody']);
export type Whose = z.infer<typeof Whose>;

/** One line of a worklist. */
export type DossierLine = Pick<
  DossierHead,
  | 'dossierId'
  | 'code'
  | 'procedureName'
  | 'state'
  | 'version'
  | 'receivedAt'
  | 'dueAt'
  | 'pausedAt'
  | 'assignee'
  | 'draft'
  | 'granted'
  | 'raised'
  | 'escalations'
> & {
  /** absent: anonymous */
  applicantName?: string;
  /** until when the office has to say whether it takes an online dossier: 8 working hours (reference procedures §2.6) */
  answerBy: number;
  /** when it had its result, or ended */
  endedAt: number;
};

export type DossierAttachment = {
  mediaId: string;
  /** label of the question that it answers; absent for files of a supplement */
  label?: string;
  /** absent while the file has not arrived; a clerk must see that one is missing */
  stored?: StoredAttachment;
};

/** One thing that was asked for: what the form says of it, what came in answer. */
export type DeskPart = {
  item: string;
  before?: string;
  text: string;
  files: number;
  /** holds a number of an identity paper: shown whole only by an audited reveal of this key */
  key?: string;
  masked?: string;
};

/** An answer as it holds now; `filed` is what stood in the form before it was corrected, numbers masked. */
export type DeskAnswer = SubmittedAnswer & { filed?: string };

/** One round of asking the citizen for more; no answers while the citizen owes them. */
export type DeskSupplement = {
  round: number;
  askedAt: number;
  /** username of the clerk */
  askedBy: string;
  note: string;
  items: SupplementItem[];
  answers: { at: number; text: string; parts: DeskPart[]; attachments: DossierAttachment[] }[];
};

export type DeskHistoryEntry = Pick<HistoryEntry, 'at' | 'by' | 'action' | 'note' | 'details' | 'proposedBy'>;

/** Somebody who comes by appointment; see `listAppointments`. */
export type DeskVisit = { dossier: DossierLine; at: number; isOpen: boolean };
export type DeskVisits = { days: { date: PlainDate; visits: DeskVisit[] }[]; outside: DeskVisit[] };

/** A whole dossier as the desk sees it. */
export type DossierFile = DossierLine & {
  worklist: Worklist;
  /** absent where nobody has to come; `isOpen` is false when the office is closed at that hour, `mayChange` when nobody is expected any more */
  appointment?: { at: number | null; isOpen: boolean; mayChange: boolean };
  procedureId: string;
  revision: string;
  /** nobody on Zalo stands behind it: nothing can be told */
  isMute: boolean;
  /** usernames of who filled in the form for the citizen, and of who saw it signed */
  helpedBy?: string;
  signedBefore?: string;
  feeVnd: number | null;
  paidVnd: number;
  /** the closing of the next working day after the promise, as a new one to begin from */
  laterDueAt: number;
  /** how the citizen wants the result; absent when the procedure does not ask */
  delivery?: string;
  /** in the order of the official form */
  answers: DeskAnswer[];
  attachments: DossierAttachment[];
  supplements: DeskSupplement[];
  /** of the same person for the same thing, lately */
  alike: DossierLine[];
  /** what the citizen was to hear and did not, oldest first */
  untold: Untold[];
  reminders: GivenReminder[];
  /** oldest first */
  history: DeskHistoryEntry[];
  /** what waits to be signed, with its words */
  proposal?: Pick<Proposal, 'action' | 'by' | 'at'> & { note: string; details: MoveDetails };
  /** an apology lies prepared; somebody has to sign it */
  isApologyReady: boolean;
  /** what the state allows now */
  actions: DeskAction[];
};

export type DeskDeed = {
  officeId: OfficeId;
  dossierId: string;
  action: DeskAction;
  /** username of the clerk */
  by: string;
  /** the clerk's words, to the citizen or to colleagues; empty when there are none */
  note: string;
  details?: MoveDetails;
  expectedVersion: number;
};

/** With a file for the citizen, which goes behind the words. */
export type DeskFileDeed = DeskDeed & { file?: ReadyFile };

export type DeskOutcome =
  | { kind: 'done' }
  /** nothing was done: no such dossier here, changed by somebody else since, or not to be done like this */
  | { kind: 'refused'; reason: ActRefusal };

/** What the tabs of a worklist say. */
export type DeskCounts = {
  worklists: WorklistCounts;
  /** of the worklist that is open; null: it only grows, and is not counted */
  owners: OwnerCounts | null;
};

export type ListWish = {
  officeId: OfficeId;
  worklist: Worklist;
  whose: Whose;
  username: string;
  page: number;
  rows: number;
};

/**
 * The dossiers of an office, as the console needs them. A dossier of another office does not exist here.
 * Promises reject only when the record cannot be reached.
 */
export type DossierDesk = {
  counts(wish: Omit<ListWish, 'page' | 'rows'>): Promise<DeskCounts>;
  /** Pages begin at 1. */
  list(wish: ListWish): Promise<{ lines: DossierLine[]; hasNext: boolean }>;
  /** What of one clerk's is not over, the most urgent first; no more than can be handed over at once. */
  listOf(officeId: OfficeId, username: string): Promise<DossierLine[]>;
  /** Who comes today and on the next working day, and who at an hour at which nobody is there. */
  visits(officeId: OfficeId): Promise<DeskVisits>;
  findByCode(officeId: OfficeId, code: string): Promise<{ dossierId: string } | undefined>;
  /** By name with or without marks, telephone or identity number of anybody in the form; the newest first. */
  search(officeId: OfficeId, typed: string): Promise<DossierLine[]>;
  open(officeId: OfficeId, dossierId: string): Promise<DossierFile | undefined>;
  /** The version now, cheaply, to notice that a page has become old. */
  versionOf(officeId: OfficeId, dossierId: string): Promise<number | undefined>;
  act(deed: DeskFileDeed): Promise<DeskOutcome>;
  /** Asks somebody who may sign to do it. */
  propose(deed: DeskDeed & { action: SignedAction }): Promise<DeskOutcome>;
  /** Does what was proposed, or gives it back with a remark; whether somebody may is the caller's question. */
  signProposal(signing: Signing & { twoPeople: boolean }): Promise<DeskOutcome>;
  returnProposal(signing: Signing & { note: string }): Promise<DeskOutcome>;
  /** The message that the citizen would get, word for word; undefined when the deed would be refused. */
  previewMessage(deed: DeskDeed): Promise<string | undefined>;
  readAttachment(
    officeId: OfficeId,
    dossierId: string,
    mediaId: string,
  ): Promise<{ bytes: Uint8Array; contentType: string; name: string } | undefined>;
};
