import type { OaId } from '../ids.js';
import type { Grant, TokenPair } from './grant.js';

/** The right to spend one refresh token, given to one process at a time. */
export type RefreshClaim = {
  holder: string;
  /**
   * Somebody began to spend this refresh token before and it is not known what came of it: the answer was lost, or
   * the process died between the request and the storing.
   */
  unsettled: boolean;
};

/**
 * Keeps the grants of all OAs. A refresh token can be spent only once, so each change names the revision that it
 * replaces and comes to nothing when another process was first.
 */
export type TokenStore = {
  find(oaId: OaId): Promise<Grant | undefined>;
  /** Stores a pair that came from the administrator's consent; replaces whatever was there. */
  put(oaId: OaId, pair: TokenPair): Promise<Grant>;
  /**
   * Writes down, before the refresh token leaves, that it is being spent. Undefined when another holds the claim; one that
   * reaches further than twice as long as this one would was made by a clock that has been set back, and is over.
   */
  claimRefresh(
    oaId: OaId,
    claim: { revision: number; now: number; until: number },
  ): Promise<RefreshClaim | undefined>;
  /**
   * Stores the pair that replaces `revision`. The claim does not matter here: whoever holds a new pair must be able
   * to save it, also after its claim has lapsed. Undefined when a newer pair is already there.
   */
  storeRefreshed(oaId: OaId, fresh: { revision: number; pair: TokenPair }): Promise<Grant | undefined>;
  /** Gives the claim back and waits until `refreshAt`; `unsettled` stays for the next holder to see. */
  postpone(
    oaId: OaId,
    to: { revision: number; holder: string; refreshAt: number; unsettled: boolean },
  ): Promise<void>;
  /**
   * The platform declared the refresh token dead. The access token may outlive it until `expiresAt`. False when
   * `revision` was replaced meanwhile, that is, when nothing is lost.
   */
  lose(oaId: OaId, what: { revision: number; expiresAt: number }): Promise<boolean>;
  /** OAs whose pair should be refreshed by now and that nobody is refreshing. */
  findDue(now: number): Promise<OaId[]>;
};
