import { AppError } from './app-error.js';

/** The operator's command cannot be carried out as it was typed; the message says what to correct. */
export class CommandInvalid extends AppError {
  readonly code = 'COMMAND_INVALID';
  readonly retryable = false;
}
