import type { OaId } from '../../ids.js';
import type { SendLimiter } from '../../zalo-account/send-limiter.js';
import { createRedisSendLimiter, type RedisSendLimiterDeps } from './create-redis-send-limiter.js';
import { callsLately } from './lease-calls.js';
import { BUCKET_MS, createSlidingWindow, type SlidingWindow } from './sliding-window.js';

/** What is left for replies when notices have taken all that they may. */
const FOR_NOTICES = 0.98;
/** Long enough to tell a rate, short enough to follow it (s). */
const LATELY_BUCKETS = 5;
const MINUTE_MS = 60_000;

/**
 * Limiters on one count: `replies` may use all of a package's calls, `notices` only what leaves a part of them free.
 * So a notice never takes the last call of a minute from somebody who waits for an answer.
 */
export function createSharedLimiters(deps: RedisSendLimiterDeps): {
  replies: SendLimiter;
  notices: SendLimiter;
  /** for what a page asks of the platform: neither a reply nor a notice */
  others: SendLimiter;
  /** How many calls a minute replies of all processes take at the moment; none as far as Redis does not say. */
  repliesPerMinute(oaId: OaId): Promise<number>;
} {
  const windows = new Map<OaId, SlidingWindow>();
  const madeOf = (oaId: OaId): SlidingWindow => {
    const made = windows.get(oaId) ?? createSlidingWindow();
    windows.set(oaId, made);
    return made;
  };
  const tallyOf = (oaId: OaId) => `${deps.prefix}${oaId}:replies`;
  const replies = createRedisSendLimiter({ ...deps, madeOf, tallyOf });
  const others = createRedisSendLimiter({ ...deps, madeOf });
  const notices = createRedisSendLimiter({
    ...{ ...deps, madeOf },
    limitOf: (oaId) => Math.max(1, Math.floor(deps.limitOf(oaId) * FOR_NOTICES)),
  });
  // the platform's word holds for all
  const pause = (oaId: OaId, until: number) => {
    replies.pause(oaId, until);
    notices.pause(oaId, until);
    others.pause(oaId, until);
  };
  return {
    replies: { take: replies.take, pause },
    notices: { take: notices.take, pause },
    others: { take: others.take, pause },
    async repliesPerMinute(oaId) {
      const calls = await callsLately(deps.redis, tallyOf(oaId), LATELY_BUCKETS).catch(() => 0);
      return (calls * MINUTE_MS) / (LATELY_BUCKETS * BUCKET_MS);
    },
  };
}
