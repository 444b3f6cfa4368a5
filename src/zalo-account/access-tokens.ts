import type { OaId } from '../ids.js';

export type AccessToken =
  | { kind: 'token'; value: string; revision: number }
  /** nobody has connected this OA, or its administrator must consent again */
  | { kind: 'none'; reason: 'not-connected' | 'needs-consent' }
  /** a refresh is under way or just failed */
  | { kind: 'later'; retryAt: number };

/** Access tokens that work, for every OA. Fails only when the token store cannot be reached. */
export type AccessTokens = {
  /** Usually answered from memory. */
  current(oaId: OaId): Promise<AccessToken>;
  /** The platform refused the token of this revision: a newer one, refreshed if need be. */
  renew(oaId: OaId, refusedRevision: number): Promise<AccessToken>;
  /** Refreshes what is due long before it expires; any number of processes may call it at any time. */
  refreshDue(): Promise<void>;
  /**
   * Resolves when no refresh of this process is in hand. A process that stops waits for this before it closes its
   * stores: a pair that came but was not stored is lost, and the grant with it.
   */
  idle(): Promise<void>;
};
