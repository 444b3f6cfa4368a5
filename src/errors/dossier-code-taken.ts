import { AppError } from './app-error.js';

/** Another dossier of the office already has this code, so the counter has been set back. The operator must look. */
export class DossierCodeTaken extends AppError {
  readonly code = 'DOSSIER_CODE_TAKEN';
  readonly retryable = false;
}
