import type { OaId } from '../ids.js';
import type { FollowerWalk } from './follower-walk.js';

/** A reading in one worker's hands, until its lease is over. */
export type HeldWalk = { walk: FollowerWalk; until: number };

/** How far the readings of followers have come, one per account. Rejects when the database is away. */
export type FollowerWalks = {
  find(oaId: OaId): Promise<FollowerWalk | undefined>;
  /** Undefined while another worker has it in hand. */
  take(oaId: OaId, lease: { now: number; until: number }): Promise<HeldWalk | undefined>;
  /** Writes down how far it came and lets go of it; false: the lease was over and somebody else has taken it. */
  put(held: HeldWalk): Promise<boolean>;
};
