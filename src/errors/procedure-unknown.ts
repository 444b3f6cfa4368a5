import { AppError } from './app-error.js';

/** Something was submitted on a revision of a procedure whose template is gone. The operator must bring it back, then replay. */
export class ProcedureUnknown extends AppError {
  readonly code = 'PROCEDURE_UNKNOWN';
  readonly retryable = false;
}
