import type { OaId } from '../ids.js';

/** The one broadcast of a notice, in the month of this moment. */
export type CountedBroadcast = { oaId: OaId; noticeId: string; at: number };

/**
 * How many articles of an account go to followers in a month. A notice is counted once, however often it is taken, so
 * that whoever died after counting has lost none. Rejects when the database is away.
 */
export type BroadcastCount = {
  /** False: the month is used up, and nothing was counted. */
  take(broadcast: CountedBroadcast, limit: number): Promise<boolean>;
  /** Gives back what was taken for the notice; nothing when nothing was. */
  giveBack(broadcast: CountedBroadcast): Promise<void>;
};
