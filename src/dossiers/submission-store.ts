import type { Submission } from '../flow/submission.js';
import type { ConversationId, DossierCode, OfficeId } from '../ids.js';

export type NewSubmission = {
  submission: Submission;
  officeId: OfficeId;
  /** null: filed at the counter */
  conversationId: ConversationId | null;
};

/** A confirmed form on its way to become a dossier. */
export type SubmissionRecord = NewSubmission & {
  state: 'waiting' | 'done' | 'dead';
  /** claimed before the dossier exists, so that a second try takes the same */
  code?: DossierCode;
  attempts: number;
  /** error code of the last failed try */
  reason?: string;
  createdAt: number;
};

export type DeadSubmission = Pick<SubmissionRecord, 'officeId' | 'attempts' | 'reason' | 'createdAt'> & {
  submissionId: string;
};

/**
 * The record of confirmed forms, one row per `submissionId`. Rejects when the database is away; nothing is half done
 * then, and every call may be repeated.
 */
export type SubmissionStore = {
  /** Keeps the form as waiting. A second save of the same id changes nothing. */
  save(submission: NewSubmission): Promise<void>;
  find(submissionId: string): Promise<SubmissionRecord | undefined>;
  /** Gives the submission its code unless it has one; answers the code that it has now. */
  claimCode(submissionId: string, code: DossierCode): Promise<DossierCode>;
  markDone(submissionId: string): Promise<void>;
  /** Notes a failed try by its error code (never a message: it could hold answers) and answers how many there were. */
  countAttempt(submissionId: string, reason: string): Promise<number>;
  /** Given up: a dead letter until an operator revives it. A finished submission stays finished. */
  markDead(submissionId: string, reason: string): Promise<void>;
  /** Back among the waiting, with its attempts forgotten. False when it was not dead. */
  revive(submissionId: string): Promise<boolean>;
  /** Waiting since before this moment, oldest first. */
  waitingOlderThan(at: number, limit: number): Promise<string[]>;
  listDead(limit: number): Promise<DeadSubmission[]>;
};
