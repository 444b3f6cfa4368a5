import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Attempt, AttemptLimiter, Turn } from '../../console/sessions/attempt-limiter.js';

const QUARTER_HOUR = 15 * 60;
/** Wrong passwords that one account may have from one address within a quarter of an hour. */
const PER_ACCOUNT_AND_IP = 5;
/** Attempts on all accounts together from one address: a whole ward may sit behind one. */
const PER_IP = 60;

/** Wrong codes of one account from all addresses together. Only who knows the password gets as far as a code. */
const CODES_PER_ACCOUNT = 10;

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
  const byCode = limiter('attempt-code', CODES_PER_ACCOUNT);
  const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
  const pairKey = ({ account, ip }: Attempt) => digest(`${account}\0${ip}`);
  /** names the pairs of an account, so that its locks can be found and lifted */
  const pairsOf = (account: string) => `${prefix}attempt-pairs:${digest(account)}`;

  async function remember(attempt: Attempt): Promise<void> {
    if (redis.status !== 'ready') return;
    await redis.sadd(pairsOf(attempt.account), pairKey(attempt));
    await redis.expire(pairsOf(attempt.account), 2 * QUARTER_HOUR);
  }

  const take: AttemptLimiter['take'] = (attempt) =>
    judge(async () => {
      await byIp.consume(digest(attempt.ip));
      await remember(attempt);
      await byPair.consume(pairKey(attempt));
    });

  return {
    take,
    async takeCode(attempt) {
      const turn = await take(attempt);
      return turn.allowed ? judge(() => byCode.consume(digest(attempt.account))) : turn;
    },
    async forgive(attempt) {
      await byPair.delete(pairKey(attempt));
      await byCode.delete(digest(attempt.account));
    },
    async lockOf(account) {
      const pairs = (await redis.smembers(pairsOf(account))).map((key) => byPair.get(key));
      const found = await Promise.all([byCode.get(digest(account)), ...pairs]);
      const waits = found.flatMap((one, n) =>
        one && one.consumedPoints > (n === 0 ? CODES_PER_ACCOUNT : perAccountAndIp) ? [one.msBeforeNext] : [],
      );
      return waits.length > 0 ? { retryAfterMs: Math.max(...waits) } : undefined;
    },
    async lift(account) {
      const keys = await redis.smembers(pairsOf(account));
      await Promise.all(keys.map((key) => byPair.delete(key)));
      await byCode.delete(digest(account));
      await redis.del(pairsOf(account));
    },
  };
}

/** What the counting says: it rejects with the wait when there were too many. */
async function judge(count: () => Promise<unknown>): Promise<Turn> {
  try {
    await count();
    return { allowed: true };
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return { allowed: false, retryAfterMs: reason.msBeforeNext };
    throw reason;
  }
}
