import type { OaId } from '../ids.js';
import type { Office } from '../offices/office.js';

type SpareDeps = { repliesPerMinute(oaId: OaId): Promise<number>; now(): number };

/** Of the package's calls, by replies and notices together; the rest is for replies that come on top (decision 35). */
const SHARE = 0.96;
/** So much goes on even when replies take everything, or a notice would never end. */
const LEAST = 0.1;
const FRESH_MS = 1_000;

/**
 * How many calls a minute a notice may make now. Its rate makes room for replies before the minute is full. The limiter alone would let a notice run
 * ahead and use the minute up, and replies would wait for the next one.
 */
export function createSpare(
  { repliesPerMinute, now }: SpareDeps,
  { oaId, ratePerMinute }: Pick<Office, 'oaId' | 'ratePerMinute'>,
): () => Promise<number> {
  let replies = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (now() - lookedAt >= FRESH_MS) {
      lookedAt = now();
      replies = await repliesPerMinute(oaId);
    }
    return Math.max(ratePerMinute * LEAST, ratePerMinute * SHARE - replies);
  };
}
