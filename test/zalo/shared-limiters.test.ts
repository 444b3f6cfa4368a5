import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { createSharedLimiters } from '../../src/adapters/redis/create-shared-limiters.js';
import type { SendLimiter } from '../../src/zalo-account/send-limiter.js';
import { until } from '../support/until.js';
import { createSignals, OA } from './fakes/universe.js';

let redis: Redis;
beforeAll(() => {
  redis = new Redis(process.env.TEST_REDIS_URL ?? '', { maxRetriesPerRequest: 1 });
});
afterAll(() => redis.quit());

const open = (prefix = `test:limit:${randomUUID()}:`) =>
  createSharedLimiters({
    redis,
    prefix,
    limitOf: () => 100,
    now: Date.now,
    onSignal: createSignals().onSignal,
  });

async function passed(limiter: SendLimiter, count: number): Promise<number> {
  const taken = await Promise.all(Array.from({ length: count }, () => limiter.take(OA)));
  return taken.filter(({ ok }) => ok).length;
}

describe('replies and notices on one count', () => {
  it('always leave replies something, and together never go over the limit', async () => {
    const { replies, notices } = open();
    expect(await passed(notices, 150)).toBe(98);
    expect(await passed(replies, 50)).toBe(2);
  });

  it('let notices have only what replies left', async () => {
    const prefix = `test:limit:${randomUUID()}:`;
    expect(await passed(open(prefix).replies, 60)).toBe(60);
    expect(await passed(open(prefix).notices, 150)).toBe(38);
  });

  it('hold together when Redis forgets', async () => {
    const prefix = `test:limit:${randomUUID()}:`;
    const { replies, notices } = open(prefix);
    expect(await passed(notices, 150)).toBe(98);
    await redis.del(`${prefix}${OA}`);
    expect(await passed(replies, 50)).toBe(2);
  });

  it('know how many replies of all processes leave at the moment, notices aside', async () => {
    const prefix = `test:limit:${randomUUID()}:`;
    const { notices, repliesPerMinute } = open(prefix);
    expect(await repliesPerMinute(OA)).toBe(0);
    expect(await passed(open(prefix).replies, 10)).toBe(10);
    expect(await passed(open(prefix).replies, 5)).toBe(5);
    await passed(notices, 20);
    // the second in which they left is over soon, and five seconds make a minute twelve times
    await until(async () => (await repliesPerMinute(OA)) === 15 * 12, 'replies are counted');
  });

  it('all stand still when the platform says so', async () => {
    const { replies, notices, others } = open();
    notices.pause(OA, Date.now() + 60_000);
    for (const limiter of [replies, notices, others])
      expect(await limiter.take(OA)).toMatchObject({ ok: false });
  });
});

describe('what pages ask of the platform', () => {
  it('counts with replies and notices, and is no reply', async () => {
    const prefix = `test:limit:${randomUUID()}:`;
    const { replies, notices, others, repliesPerMinute } = open(prefix);
    expect(await passed(others, 60)).toBe(60);
    expect(await passed(notices, 150)).toBe(38);
    expect(await passed(replies, 1)).toBe(1);
    await until(async () => (await repliesPerMinute(OA)) === 12, 'one reply is counted');
    expect(await redis.exists(`${prefix}${OA}:replies`)).toBe(1);
    expect(await passed(open(prefix).others, 10)).toBe(1);
  });
});

describe('the rate of replies', () => {
  /** So many replies in the second that was so long ago. */
  async function counted(prefix: string, calls: Record<number, number>): Promise<void> {
    const [second = 0] = await redis.time();
    for (const [ago, count] of Object.entries(calls))
      await redis.hset(`${prefix}${OA}:replies`, String(Number(second) - Number(ago)), count);
  }

  it('is that of the last seconds; older ones, and the one that is not over, are left out', async () => {
    const prefix = `test:limit:${randomUUID()}:`;
    await counted(prefix, { [-60]: 50, 3: 7, 30: 100 });
    expect(await open(prefix).repliesPerMinute(OA)).toBe(7 * 12);
  });

  it('is none while Redis does not say', async () => {
    const silent = { eval: () => Promise.reject(new Error('away')) };
    const deps = { prefix: 'x', limitOf: () => 100, now: Date.now, onSignal: createSignals().onSignal };
    const { repliesPerMinute } = createSharedLimiters({ ...deps, redis: silent });
    expect(await repliesPerMinute(OA)).toBe(0);
  });
});
