import type { OaId } from '../ids.js';
import type { Office } from '../offices/office.js';

type SpareDeps = { repliesPerMinute(oaId: OaId): Promise<number>; now(): number };

/** What a notice may use of an account's calls, as it was when somebody looked. */
export type Spare = {
  perMinute(): number;
  /** Looks how many calls replies take; costs nothing as long as that is fresh. */
  look(): Promise<void>;
};

/** Of the package's calls, by replies and notices together; the rest is for replies that come on top (decision 35). */
const SHARE = 0.96;
/** So much goes on even when replies take everything, or a notice would never end. */
const LEAST = 0.02;
const FRESH_MS = 1_000;

/**
 * The rate at which a notice leaves makes room for replies before the minute is full. The limiter alone would let a notice run
 * ahead and use the minute up, and replies would wait for the next one.
 */
export function createSpare(
  { repliesPerMinute, now }: SpareDeps,
  { oaId, ratePerMinute }: Pick<Office, 'oaId' | 'ratePerMinute'>,
): Spare {
  let replies = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    perMinute: () => Math.max(ratePerMinute * LEAST, ratePerMinute * SHARE - replies),
    async look() {
      if (now() - lookedAt < FRESH_MS) return;
      lookedAt = now();
      replies = await repliesPerMinute(oaId);
    },
  };
}
