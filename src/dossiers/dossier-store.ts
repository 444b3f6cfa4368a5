import type { ConversationId, DossierCode, OfficeId } from '../ids.js';
import type {
  Dossier,
  DossierAppointment,
  DossierHead,
  DossierLine,
  HistoryEntry,
  Moving,
  Supplement,
} from './dossier.js';
import type { DossierReminders } from './dossier-reminders.js';
import type { DossierWatch } from './dossier-watch.js';
import type { EscalationStep } from './escalation.js';
import type { SearchKey } from './search-keys.js';
import type { Owner, WorklistFilter, WorklistOrder } from './worklists.js';

/** Everything that one action changes, written as one update. */
export type DossierChange = Moving & {
  /** at least one; they follow on the history that the version had */
  entries: HistoryEntry[];
  supplement?: Supplement;
  appointment?: DossierAppointment;
  /** empty where a new promise begins */
  raised?: EscalationStep[];
};

export type DossierQuery = {
  officeId: OfficeId;
  where: WorklistFilter;
  owner: Owner;
  order: WorklistOrder;
  skip: number;
  limit: number;
};

/**
 * The record of dossiers. Each has one `submissionId` and one code in its office. History can be appended to and read,
 * nothing else. Rejects when the database is away; nothing is half done then.
 */
export type DossierStore = DossierWatch &
  DossierReminders & {
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
    /** Dossiers that bear all of these, the newest first; none for no keys. */
    search(officeId: OfficeId, keys: readonly SearchKey[], limit: number): Promise<DossierLine[]>;
    /** Dossiers from before there was a search, which `makeFindable` lets it find. */
    unfindable(limit: number): Promise<string[]>;
    makeFindable(dossierId: string): Promise<void>;
    /** One stretch of a worklist, in its order. */
    list(query: DossierQuery): Promise<DossierLine[]>;
    /** What is promised from then until then (exclusive) and neither ended without a result nor waiting for anybody outside; the most urgent first. */
    promisedBetween(officeId: OfficeId, from: number, to: number): Promise<DossierLine[]>;
    /** Dossiers whose people come from then until then (exclusive), in that order. */
    appointmentsBetween(officeId: OfficeId, from: number, to: number): Promise<DossierLine[]>;
    /** How many `list` would find in all; without opening any, as long as they are not the closed ones of years. */
    count(query: Pick<DossierQuery, 'officeId' | 'where' | 'owner'>): Promise<number>;
    /** The same, by owner; null for those that nobody has. Owners without any are left out. */
    countByOwner(
      query: Pick<DossierQuery, 'officeId' | 'where'>,
    ): Promise<ReadonlyMap<string | null, number>>;
    /** Drafts of results to which nobody has objected in time. */
    draftsLapsedBy(at: number, limit: number): Promise<string[]>;
    /** Notes that the citizen was told everything up to `seq`; entries that came meanwhile keep waiting. */
    markAnnounced(dossierId: string, seq: number): Promise<void>;
    /** Dossiers with something untold since before this moment, longest first. */
    unannouncedSince(at: number, limit: number): Promise<string[]>;
  };
