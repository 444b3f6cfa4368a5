import { z } from 'zod';
import type { SubmittedAnswer } from '../flow/submission.js';
import type { OfficeId } from '../ids.js';

/** The stacks on a clerk's desk; every dossier lies in exactly one. */
export const Worklist = z.enum(['waiting', 'processing', 'awaitingCitizen', 'finished', 'closed']);
export type Worklist = z.infer<typeof Worklist>;

/** What a clerk can do with a dossier. */
export const DeskAction = z.enum(['accept', 'askSupplement', 'finish', 'refuse', 'return']);
export type DeskAction = z.infer<typeof DeskAction>;

/** One line of a worklist. */
export type DossierLine = {
  dossierId: string;
  code: string;
  procedureName: string;
  applicantName: string;
  receivedAt: number;
  /** null while nothing is promised or the clock stands still */
  dueAt: number | null;
};

export type DossierAttachment = {
  mediaId: string;
  name: string;
  contentType: string;
  bytes: number;
  /** label of the question that it answers; absent for files of a supplement */
  label?: string;
};

/** One round of asking the citizen for more; `answer` is absent while the citizen owes it. */
export type SupplementRound = {
  round: number;
  askedAt: number;
  /** username of the clerk */
  askedBy: string;
  note: string;
  answer?: { at: number; text: string; attachments: DossierAttachment[] };
};

export type HistoryEntry = {
  at: number;
  by: { kind: 'staff'; username: string } | { kind: 'citizen' } | { kind: 'system' };
  move:
    | 'received'
    | 'accepted'
    | 'supplementAsked'
    | 'supplementReceived'
    | 'refused'
    | 'finished'
    | 'returned';
  note?: string;
};

/** A whole dossier as the desk sees it. */
export type DossierFile = Omit<DossierLine, 'applicantName'> & {
  applicantName: string;
  /** national state, 1-10 */
  state: number;
  worklist: Worklist;
  /** grows with every change; an action names the version that the clerk was looking at */
  version: number;
  /** in the order of the official form */
  answers: SubmittedAnswer[];
  attachments: DossierAttachment[];
  supplements: SupplementRound[];
  /** oldest first */
  history: HistoryEntry[];
  /** what the state allows now */
  actions: DeskAction[];
};

export type DeskActionInput = {
  officeId: OfficeId;
  dossierId: string;
  /** username of the clerk */
  by: string;
  expectedVersion: number;
  action: DeskAction;
  /** the clerk's words to the citizen; empty when there are none */
  note: string;
};

export type DeskActionOutcome =
  | { kind: 'done' }
  /** somebody else changed the dossier since; nothing was done */
  | { kind: 'conflict' }
  /** the state does not allow it; nothing was done */
  | { kind: 'notAllowed' }
  | { kind: 'notFound' };

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
  findByCode(officeId: OfficeId, code: string): Promise<{ dossierId: string } | undefined>;
  open(officeId: OfficeId, dossierId: string): Promise<DossierFile | undefined>;
  /** The version now, cheaply, to notice that a page has become old. */
  versionOf(officeId: OfficeId, dossierId: string): Promise<number | undefined>;
  act(input: DeskActionInput): Promise<DeskActionOutcome>;
  /** The message that the citizen would get, word for word. */
  previewMessage(input: {
    officeId: OfficeId;
    dossierId: string;
    action: DeskAction;
    note: string;
  }): Promise<string | undefined>;
  readAttachment(
    officeId: OfficeId,
    dossierId: string,
    mediaId: string,
  ): Promise<{ bytes: Buffer; contentType: string; name: string } | undefined>;
};
