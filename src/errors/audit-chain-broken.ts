import { AppError } from './app-error.js';

/** The audit log of an office is not what was once written; the message says which entries. */
export class AuditChainBroken extends AppError {
  readonly code = 'AUDIT_CHAIN_BROKEN';
  readonly retryable = false;
}
