import { AppError } from './app-error.js';

/**
 * An OA could not be connected; fact `reason` says why: `unknown-state` and `expired` (begin again), `wrong-oa`
 * (consent was given for another OA), `code-refused` (fact `platformCode`).
 */
export class ZaloConnectRefused extends AppError {
  readonly code = 'ZALO_CONNECT_REFUSED';
  readonly retryable = false;
}
