import type { OfficeId } from '../ids.js';
import type { AssistedDraft } from './assisted-draft.js';

/** Forms of one kind that ended on one day, for the report. */
export type HelpCount = {
  day: string;
  username: string;
  procedureId: string;
  state: AssistedDraft['state'];
  count: number;
};

/** `username`: only what this helper opened. */
export type DraftQuery = { officeId: OfficeId; username?: string; limit: number };

/** The record of assisted drafts. Rejects when the database is away; nothing is half done then. */
export type DraftStore = {
  find(draftId: string): Promise<AssistedDraft | undefined>;
  /** Writes the draft over the version before it, or begins it with version 1; false when somebody was faster. */
  save(draft: AssistedDraft): Promise<boolean>;
  /** Open and signed ones, the one touched last first. */
  listOpen(query: DraftQuery): Promise<AssistedDraft[]>;
  /** Signed ones that were last touched before this moment, the longest waiting first. */
  signedBefore(before: number, limit: number): Promise<AssistedDraft[]>;
  /** The draft of this office that bears this code, whether it may still be used or not. */
  findByCode(officeId: OfficeId, codeHash: string): Promise<AssistedDraft | undefined>;
  /** How many were begun in this time, by day in Vietnam, helper, procedure and how they stand now. */
  count(officeId: OfficeId, time: { from: number; to: number }): Promise<HelpCount[]>;
};
