import { AppError } from './app-error.js';

/** A task names a submission that is not on record. */
export class SubmissionUnknown extends AppError {
  readonly code = 'SUBMISSION_UNKNOWN';
  readonly retryable = false;
}
