import { AppError } from './app-error.js';

/** A dossier was changed by others again and again while we tried. Trying later helps. */
export class DossierBusy extends AppError {
  readonly code = 'DOSSIER_BUSY';
  readonly retryable = true;
}
