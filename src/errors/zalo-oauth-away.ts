import { AppError } from './app-error.js';

/** The platform's token endpoint did not answer readably while an OA was being connected: begin again later. */
export class ZaloOauthAway extends AppError {
  readonly code = 'ZALO_OAUTH_AWAY';
  readonly retryable = true;
}
