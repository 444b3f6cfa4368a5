import { AppError } from './app-error.js';

/** The settings do not allow a start. The message names every missing or wrong setting at once. */
export class ConfigInvalid extends AppError {
  readonly code = 'CONFIG_INVALID';
  readonly retryable = false;
}
