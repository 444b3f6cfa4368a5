import { z } from 'zod';
import type { Actor } from '../dossiers/dossier.js';
import type { DossierState } from '../dossiers/dossier-state.js';
import { ClerkAction } from '../dossiers/transition.js';
import { WORKLIST_NAMES } from '../dossiers/worklists.js';
import type { DossierMove } from '../flow/events.js';
import type { SubmittedAnswer } from '../flow/submission.js';
import type { OfficeId, PlainDate } from '../ids.js';
import type { StoredAttachment } from './attachment-reader.js';

/** The stacks on a clerk's desk; every dossier lies in exactly one. */
export const Worklist = z.enum(WORKLIST_NAMES);
export type Worklist = z.infer<typeof Worklist>;

/** What a clerk can do with a dossier. */
export const DeskAction = ClerkAction;
export type DeskAction = ClerkAction;

/** One line of a worklist. */
export type DossierLine = {
  dossierId: string;
  code: string;
  procedureName: string;
  /** absent: anonymous */
  applicantName?: string;
  receivedAt: number;
  /** null while nothing is promised */
  dueAt: number | null;
  /** since when the clock stands still; `dueAt` is no promise then */
  pausedAt: number | null;
};

export type DossierAttachment = {
  mediaId: string;
  /** label of the question that it answers; absent for files of a supplement */
  label?: string;
  /** absent while the file has not arrived; a clerk must see that one is missing */
  stored?: StoredAttachment;
};

/** One round of asking the citizen for more; no answers while the citizen owes them. */
export type DeskSupplement = {
  round: number;
  askedAt: number;
  /** username of the clerk */
  askedBy: string;
  note: string;
  answers: { at: number; text: string; attachments: DossierAttachment[] }[];
};

export type DeskHistoryEntry = { at: number; by: Actor; move: DossierMove; note?: string };

/** Somebody who comes by appointment; see `listAppointments`. */
export type DeskVisit = { dossier: DossierLine; at: number; isOpen: boolean };
export type DeskVisits = { days: { date: PlainDate; visits: DeskVisit[] }[]; outside: DeskVisit[] };

/** A whole dossier as the desk sees it. */
export type DossierFile = DossierLine & {
  state: DossierState;
  worklist: Worklist;
  /** grows with every change; an action names the version that the clerk was looking at */
  version: number;
  /** absent where nobody has to come; `isOpen` is false when the office is closed at that hour */
  appointment?: { at: number | null; isOpen: boolean };
  /** how the citizen wants the result; absent when the procedure does not ask */
  delivery?: string;
  /** in the order of the official form */
  answers: SubmittedAnswer[];
  attachments: DossierAttachment[];
  supplements: DeskSupplement[];
  /** oldest first */
  history: DeskHistoryEntry[];
  /** what the state allows now */
  actions: DeskAction[];
};

export type DeskDeed = {
  officeId: OfficeId;
  dossierId: string;
  action: DeskAction;
  /** username of the clerk */
  by: string;
  /** the clerk's words to the citizen; empty when there are none */
  note: string;
  expectedVersion: number;
};

export type DeskOutcome =
  | { kind: 'done' }
  /** nothing was done: no such dossier here, changed by somebody else since, forbidden by its state, words missing */
  | { kind: 'refused'; reason: 'notFound' | 'conflict' | 'notAllowed' | 'noteMissing' };

/**
 * The dossiers of an office, as the console needs them. A dossier of another office does not exist here.
 * Promises reject only when the record cannot be reached.
 */
export type DossierDesk = {
  counts(officeId: OfficeId): Promise<Record<Worklist, number>>;
  /** Pages begin at 1. */
  list(
    officeId: OfficeId,
    worklist: Worklist,
    page: number,
  ): Promise<{ lines: DossierLine[]; pages: number }>;
  /** Who comes today and on the next working day, and who at an hour at which nobody is there. */
  visits(officeId: OfficeId): Promise<DeskVisits>;
  findByCode(officeId: OfficeId, code: string): Promise<{ dossierId: string } | undefined>;
  open(officeId: OfficeId, dossierId: string): Promise<DossierFile | undefined>;
  /** The version now, cheaply, to notice that a page has become old. */
  versionOf(officeId: OfficeId, dossierId: string): Promise<number | undefined>;
  act(deed: DeskDeed): Promise<DeskOutcome>;
  /** The message that the citizen would get, word for word; undefined when the deed would be refused. */
  previewMessage(deed: DeskDeed): Promise<string | undefined>;
  readAttachment(
    officeId: OfficeId,
    dossierId: string,
    mediaId: string,
  ): Promise<{ bytes: Uint8Array; contentType: string; name: string } | undefined>;
};
