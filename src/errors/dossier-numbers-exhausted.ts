import { AppError } from './app-error.js';

/** An office has received more dossiers in a day than its code layout has numbers. The operator must choose another layout. */
export class DossierNumbersExhausted extends AppError {
  readonly code = 'DOSSIER_NUMBERS_EXHAUSTED';
  readonly retryable = false;
}
