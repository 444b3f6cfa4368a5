import { AppError } from './app-error.js';

/** A sealed value cannot be opened: it was changed, or its key is no longer configured. */
export class SealBroken extends AppError {
  readonly code = 'SEAL_BROKEN';
  readonly retryable = false;
}
