import { AppError } from './app-error.js';

/** A table under `templates/data` cannot be used. The message names the file, each place in it and the reason. */
export class DataFileInvalid extends AppError {
  readonly code = 'DATA_FILE_INVALID';
  readonly retryable = false;
}
