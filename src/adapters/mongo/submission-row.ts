import { z } from 'zod';
import type { DeadSubmission, SubmissionRecord } from '../../dossiers/submission-store.js';
import { Submission } from '../../flow/submission.js';
import { ConversationId, DossierCode, OfficeId } from '../../ids.js';
import type { Cipher } from '../../secrets/cipher.js';

/** A confirmed form as it lies in MongoDB; `_id` is the submission's id and `sealed` the whole form. */
export const SubmissionRow = z.object({
  _id: z.string(),
  officeId: OfficeId,
  conversationId: ConversationId.nullable(),
  sealed: z.string(),
  state: z.enum(['waiting', 'done', 'dead']),
  code: DossierCode.optional(),
  attempts: z.int().nonnegative(),
  reason: z.string().optional(),
  createdAt: z.int(),
});
export type SubmissionRow = z.infer<typeof SubmissionRow>;

/** Opens and parses a row. Throws `SealBroken` or a ZodError when it is not what we wrote. */
export function toSubmissionRecord(cipher: Cipher, stored: unknown): SubmissionRecord {
  const { _id, sealed, code, reason, ...row } = SubmissionRow.parse(stored);
  return {
    ...row,
    ...(code !== undefined && { code }),
    ...(reason !== undefined && { reason }),
    submission: Submission.parse(JSON.parse(cipher.open(sealed))),
  };
}

/** What an operator may see of one that was given up; nothing is opened. */
export function toDeadSubmission(stored: unknown): DeadSubmission {
  const { _id, officeId, attempts, reason, createdAt } = SubmissionRow.parse(stored);
  return { submissionId: _id, officeId, attempts, createdAt, ...(reason !== undefined && { reason }) };
}
