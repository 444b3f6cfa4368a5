import type { ConversationId, DossierCode, OfficeId } from '../ids.js';
import type {
  Dossier,
  DossierAppointment,
  DossierHead,
  DossierLine,
  HistoryEntry,
  Supplement,
} from './dossier.js';
import type { DossierState } from './dossier-state.js';

/** Everything that one action changes, written as one update. */
export type DossierChange = Pick<
  DossierHead,
  'state' | 'dueAt' | 'dueProvisional' | 'pausedAt' | 'resultAt' | 'resultClass' | 'updatedAt'
> & {
  /** at least one; they follow on the history that the version had */
  entries: HistoryEntry[];
  supplement?: Supplement;
  appointment?: DossierAppointment;
};

export type DossierQuery = {
  officeId: OfficeId;
  states: readonly DossierState[];
  skip: number;
  limit: number;
};

/**
 * The record of dossiers. Each has one `submissionId` and one code in its office. History can be appended to and read,
 * nothing else. Rejects when the database is away; nothing is half done then.
 */
export type DossierStore = {
  /** False when the submission already has a dossier or the office already gave this code: nothing was written. */
  insert(dossier: Dossier): Promise<boolean>;
  find(dossierId: string): Promise<Dossier | undefined>;
  findBySubmission(submissionId: string): Promise<Dossier | undefined>;
  /** Whose code this is in this office. */
  findByCode(officeId: OfficeId, code: DossierCode): Promise<DossierHead | undefined>;
  /** Only what is not personal, for a look at `version`. */
  findHead(dossierId: string): Promise<DossierHead | undefined>;
  /** False when the dossier no longer has this version: nothing was written, load again. */
  commitChange(dossierId: string, expectedVersion: number, change: DossierChange): Promise<boolean>;
  /** Newest first. */
  listOfConversation(
    conversationId: ConversationId,
    filter: { code?: DossierCode | undefined; limit: number },
  ): Promise<DossierHead[]>;
  /** By due date; without one first, those by receipt. */
  list(query: DossierQuery): Promise<DossierLine[]>;
  /** Dossiers whose people come from then until then (exclusive), in that order. */
  appointmentsBetween(officeId: OfficeId, from: number, to: number): Promise<DossierLine[]>;
  countByState(officeId: OfficeId): Promise<Map<DossierState, number>>;
  /** Notes that the citizen was told everything up to `seq`; entries that came meanwhile keep waiting. */
  markAnnounced(dossierId: string, seq: number): Promise<void>;
  /** Dossiers with something untold since before this moment, longest first. */
  unannouncedSince(at: number, limit: number): Promise<string[]>;
};
