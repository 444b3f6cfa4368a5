import type { OaId } from '../../ids.js';
import type { SendLimiter, Taken } from '../../zalo-account/send-limiter.js';
import type { OnZaloSignal } from '../../zalo-account/zalo-signal.js';
import { type Lease, leaseCalls, type ScriptRunner } from './lease-calls.js';
import { createSlidingWindow, type SlidingWindow } from './sliding-window.js';

export type RedisSendLimiterDeps = {
  redis: ScriptRunner;
  prefix: string;
  /** calls per minute of the OA's package */
  limitOf: (oaId: OaId) => number;
  now: () => number;
  onSignal: OnZaloSignal;
  /** calls of this process by OA, for several limiters of one process that count together; else its own */
  madeOf?: (oaId: OaId) => SlidingWindow;
  /** where the calls of this limiter alone are counted beside all of an OA, see `callsLately` */
  tallyOf?: (oaId: OaId) => string;
  /** the part of the limit that this process keeps to while Redis is away; about 1 / number of workers */
  shareWithoutRedis?: number;
};

/** A lease for this process, and who waits for one. */
type Account = {
  left: number;
  bucket: number;
  endsAt: number;
  /** granted in the current bucket; the next lease is as large again */
  granted: number;
  closedUntil: number;
  waiting: ((taken: Taken) => void)[];
  asking: boolean;
  /** calls of this process, whoever granted them */
  made: SlidingWindow;
};

const REDIS_PATIENCE_MS = 250;
const WITHOUT_REDIS_MS = 1_000;
/** No more than this part of the minute is leased in advance, so that one process does not sit on what others need. */
const LARGEST_LEASE = 0.1;

/**
 * Leases calls from a shared count in Redis: in each second as many as are waited for at first, then twice as many
 * with each lease, so a busy process asks Redis once for many messages. While Redis is away this process keeps to its share of the
 * limit, counting what it sent before.
 */
export function createRedisSendLimiter(deps: RedisSendLimiterDeps): SendLimiter {
  const { limitOf, now, shareWithoutRedis = 0.5 } = deps;
  const accounts = new Map<OaId, Account>();
  let localUntil = 0;

  function accountOf(oaId: OaId): Account {
    const account = accounts.get(oaId) ?? openAccount(deps.madeOf?.(oaId) ?? createSlidingWindow());
    accounts.set(oaId, account);
    return account;
  }

  async function take(oaId: OaId): Promise<Taken> {
    const account = accountOf(oaId);
    const at = now();
    if (at < account.closedUntil) return { ok: false, retryAt: account.closedUntil };
    if (!account.asking && at < localUntil) return takeLocally(account, oaId);
    if (!account.asking && account.left > 0 && at < account.endsAt) {
      account.left--;
      return made(account);
    }
    return new Promise((resolve) => {
      account.waiting.push(resolve);
      if (!account.asking) void serve(account, oaId);
    });
  }

  function made(account: Account): Taken {
    account.made.add(now());
    return { ok: true };
  }

  function takeLocally(account: Account, oaId: OaId): Taken {
    const share = Math.max(1, Math.floor(limitOf(oaId) * shareWithoutRedis));
    if (account.made.room(share, now()) > 0) return made(account);
    return { ok: false, retryAt: account.made.freeAt(now()) };
  }

  /** Leases until nobody waits any more. */
  async function serve(account: Account, oaId: OaId): Promise<void> {
    account.asking = true;
    // those who ask in the same turn share a lease
    await Promise.resolve();
    while (account.waiting.length > 0) {
      if (account.made.room(limitOf(oaId), now()) <= 0) {
        close(account, account.made.freeAt(now()));
        break;
      }
      const lease = await askRedis(account, oaId);
      if (!lease) {
        for (const resolve of account.waiting.splice(0)) resolve(takeLocally(account, oaId));
        break;
      }
      for (const resolve of account.waiting.splice(0, account.left)) {
        account.left--;
        resolve(made(account));
      }
      if (lease.granted === 0) close(account, now() + Math.max(1, lease.freeInMs));
    }
    account.asking = false;
  }

  /** The minute is used up. */
  function close(account: Account, until: number): void {
    account.closedUntil = until;
    for (const resolve of account.waiting.splice(0)) resolve({ ok: false, retryAt: until });
  }

  async function askRedis(account: Account, oaId: OaId): Promise<Lease | undefined> {
    const limit = limitOf(oaId);
    const asked = now();
    if (asked >= account.endsAt) account.granted = 0;
    const inAdvance = Math.min(account.granted, Math.floor(limit * LARGEST_LEASE));
    // Redis may have been flushed, but this process knows what it sent itself
    const room = account.made.room(limit, asked);
    const wanted = Math.min(Math.max(account.waiting.length, inAdvance), room);
    const tally = deps.tallyOf?.(oaId);
    const unused = { unusedBucket: account.bucket, unused: account.left, tally };
    account.left = 0;
    try {
      const lease = await inTime(leaseCalls(deps.redis, deps.prefix + oaId, { limit, wanted, ...unused }));
      account.granted = lease.granted + (lease.bucket === account.bucket ? account.granted : 0);
      account.bucket = lease.bucket;
      account.endsAt = asked + lease.endsInMs;
      account.left = lease.granted;
      return lease;
    } catch {
      if (asked >= localUntil) deps.onSignal({ name: 'limiter-local' });
      localUntil = now() + WITHOUT_REDIS_MS;
      return undefined;
    }
  }

  return {
    take,
    pause(oaId, until) {
      const account = accountOf(oaId);
      account.closedUntil = Math.max(account.closedUntil, until);
    },
  };
}

const openAccount = (made: SlidingWindow): Account => ({
  left: 0,
  bucket: 0,
  endsAt: 0,
  granted: 0,
  closedUntil: 0,
  waiting: [],
  asking: false,
  made,
});

/** A Redis that hangs must not hang the replies. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Redis is slow')), REDIS_PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
