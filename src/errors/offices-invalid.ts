import { AppError } from './app-error.js';

/** The offices file cannot be used. The message names the file, each place in it and the reason. */
export class OfficesInvalid extends AppError {
  readonly code = 'OFFICES_INVALID';
  readonly retryable = false;
}
