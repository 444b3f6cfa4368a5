import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Attempt, AttemptLimiter } from '../../console/sessions/attempt-limiter.js';

const QUARTER_HOUR = 15 * 60;
/** Wrong passwords that one account may have from one address within a quarter of an hour. */
const PER_ACCOUNT_AND_IP = 5;
/** Attempts on all accounts together from one address: a whole ward may sit behind one. */
const PER_IP = 60;

type Limits = { redis: Redis; prefix: string; perAccountAndIp?: number; perIp?: number };

/**
 * Log-in attempts counted in Redis, and in this process's memory while Redis is away. Keys are digests: what somebody
 * types as a user name may be a phone number or a password.
 */
export function createRedisAttemptLimiter(limits: Limits): AttemptLimiter {
  const { redis, prefix, perAccountAndIp = PER_ACCOUNT_AND_IP, perIp = PER_IP } = limits;
  const limiter = (name: string, points: number) => {
    const rule = { keyPrefix: `${prefix}${name}`, points, duration: QUARTER_HOUR };
    const blocking = { ...rule, blockDuration: QUARTER_HOUR };
    return new RateLimiterRedis({
      ...blocking,
      storeClient: redis,
      rejectIfRedisNotReady: true,
      insuranceLimiter: new RateLimiterMemory(blocking),
    });
  };
  const byPair = limiter('attempt-pair', perAccountAndIp);
  const byIp = limiter('attempt-ip', perIp);
  const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
  const pairKey = ({ account, ip }: Attempt) => digest(`${account}\0${ip}`);
  /** names the pairs of an account, so that its locks can be found and lifted */
  const pairsOf = (account: string) => `${prefix}attempt-pairs:${digest(account)}`;

  async function remember(attempt: Attempt): Promise<void> {
    if (redis.status !== 'ready') return;
    await redis.sadd(pairsOf(attempt.account), pairKey(attempt));
    await redis.expire(pairsOf(attempt.account), 2 * QUARTER_HOUR);
  }

  return {
    async take(attempt) {
      try {
        await byIp.consume(digest(attempt.ip));
        await remember(attempt);
        await byPair.consume(pairKey(attempt));
        return { allowed: true };
      } catch (reason) {
        if (reason instanceof RateLimiterRes) return { allowed: false, retryAfterMs: reason.msBeforeNext };
        throw reason;
      }
    },
    async forgive(attempt) {
      await byPair.delete(pairKey(attempt));
    },
    async lockOf(account) {
      const found = await Promise.all((await redis.smembers(pairsOf(account))).map((key) => byPair.get(key)));
      const waits = found.flatMap((one) =>
        one && one.consumedPoints > perAccountAndIp ? [one.msBeforeNext] : [],
      );
      return waits.length > 0 ? { retryAfterMs: Math.max(...waits) } : undefined;
    },
    async lift(account) {
      const keys = await redis.smembers(pairsOf(account));
      await Promise.all(keys.map((key) => byPair.delete(key)));
      await redis.del(pairsOf(account));
    },
  };
}
