import { AppError } from '../errors/app-error.js';
import { reasonOf } from '../inbox/reason-of.js';
import { type CreateDossierDeps, createDossier } from './create-dossier.js';
import type { SubmissionStore } from './submission-store.js';

export type ProcessSubmissionDeps = CreateDossierDeps & {
  submissions: CreateDossierDeps['submissions'] & Pick<SubmissionStore, 'countAttempt' | 'markDead'>;
  /** A submission became a dead letter: somebody must look. */
  onDead(submissionId: string, reason: string): void;
};

/** A bug does not go away by itself, but the thing that it stumbles over sometimes does. */
const TRIES = 10;

/**
 * Makes the dossier of a submission. A failure that trying again cannot cure makes it a dead letter at once, any other
 * after ten tries; until then the failure is thrown and the sweeper comes back.
 */
export async function processSubmission(deps: ProcessSubmissionDeps, submissionId: string): Promise<void> {
  try {
    await createDossier(deps, submissionId);
  } catch (error) {
    const reason = reasonOf(error);
    const hopeless = error instanceof AppError && !error.retryable;
    const attempts = await deps.submissions.countAttempt(submissionId, reason);
    if (!hopeless && attempts < TRIES) throw error;
    await deps.submissions.markDead(submissionId, reason);
    deps.onDead(submissionId, reason);
  }
}
