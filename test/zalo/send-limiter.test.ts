import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { createRedisSendLimiter } from '../../src/adapters/redis/create-redis-send-limiter.js';
import { leaseCalls, type ScriptRunner } from '../../src/adapters/redis/lease-calls.js';
import { BUCKET_MS, BUCKETS, createSlidingWindow } from '../../src/adapters/redis/sliding-window.js';
import type { SendLimiter, Taken } from '../../src/zalo-account/send-limiter.js';
import { createClock, createSignals, OA, OTHER_OA, T0 } from './fakes/universe.js';

let redis: Redis;

beforeAll(() => {
  const url = process.env.TEST_REDIS_URL;
  if (!url) throw new Error('TEST_REDIS_URL is not set: run the tests with npm test');
  redis = new Redis(url, { maxRetriesPerRequest: 1 });
});

afterAll(async () => {
  await redis?.quit();
});

/** Redis keeps the time of the shared count, so these processes run on the real clock. */
function createWorld(limit: number, runner: ScriptRunner = redis) {
  const prefix = `test:limit:${randomUUID()}:`;
  const signals = createSignals();
  let asked = 0;
  const counting: ScriptRunner = {
    eval: (...args) => {
      asked++;
      return runner.eval(...args);
    },
  };
  const aProcess = (now: () => number = Date.now) =>
    createRedisSendLimiter({
      redis: counting,
      prefix,
      limitOf: () => limit,
      now,
      onSignal: signals.onSignal,
    });
  return { prefix, signals, aProcess, asked: () => asked };
}

const takeMany = (limiter: SendLimiter, count: number): Promise<Taken[]> =>
  Promise.all(Array.from({ length: count }, () => limiter.take(OA)));

const passed = (taken: readonly Taken[]): number => taken.filter(({ ok }) => ok).length;

describe('the limit per minute, shared in Redis', () => {
  it('lets through exactly as many as the package allows, over all processes', async () => {
    const { aProcess } = createWorld(100);
    const processes = [aProcess(), aProcess(), aProcess()];
    const taken = (await Promise.all(processes.map((limiter) => takeMany(limiter, 60)))).flat();
    expect(passed(taken)).toBe(100);
  });

  it('lets through as many one after the other', async () => {
    const { aProcess } = createWorld(30);
    const [one, two] = [aProcess(), aProcess()];
    let through = 0;
    for (let i = 0; i < 40; i++) through += passed([await one.take(OA), await two.take(OA)]);
    expect(through).toBeLessThanOrEqual(30);
    // what one process holds in reserve is at most a tenth
    expect(through).toBeGreaterThanOrEqual(27);
  });

  it('says when the next call may be made', async () => {
    const { aProcess } = createWorld(2);
    const limiter = aProcess();
    const before = Date.now();
    const taken = await takeMany(limiter, 3);
    const refused = taken.find(({ ok }) => !ok);
    expect(refused).toEqual({ ok: false, retryAt: expect.any(Number) });
    if (!refused || refused.ok) return;
    expect(refused.retryAt - before).toBeGreaterThan(60_000);
    expect(refused.retryAt - before).toBeLessThanOrEqual(BUCKETS * BUCKET_MS + 1_000);
  });

  it('counts each OA by itself', async () => {
    const { aProcess } = createWorld(1);
    const limiter = aProcess();
    expect(await limiter.take(OA)).toEqual({ ok: true });
    expect(await limiter.take(OTHER_OA)).toEqual({ ok: true });
    expect(await limiter.take(OA)).toMatchObject({ ok: false });
  });

  it('asks Redis far less often than once a message', async () => {
    const { aProcess, asked } = createWorld(2_000);
    const limiter = aProcess();
    for (let i = 0; i < 500; i++) await limiter.take(OA);
    expect(asked()).toBeLessThan(25);
  });

  it('does not ask Redis again once the minute is used up', async () => {
    const { aProcess, asked } = createWorld(5);
    const limiter = aProcess();
    await takeMany(limiter, 10);
    const before = asked();
    expect(passed(await takeMany(limiter, 10))).toBe(0);
    expect(asked()).toBe(before);
  });

  it('gives back what was leased and not used', async () => {
    const { prefix } = createWorld(10);
    const key = `${prefix}give-back`;
    const first = await leaseCalls(redis, key, { limit: 10, wanted: 10, unusedBucket: 0, unused: 0 });
    expect(first.granted).toBe(10);
    const ask = { limit: 10, wanted: 10, unusedBucket: first.bucket, unused: 4 };
    expect(await leaseCalls(redis, key, ask)).toMatchObject({ granted: 4 });
  });

  it('gives back by itself what a process leased in advance and did not use', async () => {
    const { aProcess, prefix } = createWorld(100);
    const clock = createClock(T0);
    const limiter = aProcess(clock.now);
    const counted = async () =>
      (await redis.hvals(prefix + OA)).reduce((sum, count) => sum + Number(count), 0);
    for (let i = 0; i < 5; i++) await limiter.take(OA);
    expect(await counted()).toBeGreaterThan(5);
    clock.advance(BUCKET_MS);
    await limiter.take(OA);
    expect(await counted()).toBe(6);
  });

  it('forgets a bucket only when it has left the window', async () => {
    const { prefix } = createWorld(10);
    const key = `${prefix}window`;
    const ask = { limit: 10, wanted: 10, unusedBucket: 0, unused: 0 };
    const { bucket } = await leaseCalls(redis, key, { ...ask, wanted: 0 });
    await redis.hset(key, { [bucket - BUCKETS]: 3, [bucket - BUCKETS + 2]: 4 });
    expect(await leaseCalls(redis, key, ask)).toMatchObject({ granted: 6 });
    expect(await redis.ttl(key)).toBeGreaterThan(60);
  });

  it('holds this process back when the platform says so', async () => {
    const { aProcess } = createWorld(100);
    const limiter = aProcess();
    const until = Date.now() + 30_000;
    limiter.pause(OA, until);
    expect(await limiter.take(OA)).toEqual({ ok: false, retryAt: until });
    expect(await limiter.take(OTHER_OA)).toEqual({ ok: true });
  });

  it('holds for one process even when Redis is flushed', async () => {
    const { aProcess, prefix } = createWorld(20);
    const limiter = aProcess();
    expect(passed(await takeMany(limiter, 15))).toBe(15);
    await redis.del(prefix + OA);
    expect(passed(await takeMany(limiter, 15))).toBe(5);
  });
});

describe('the limit per minute without Redis', () => {
  const broken: ScriptRunner = { eval: () => Promise.reject(new Error('Redis is away')) };
  const hanging: ScriptRunner = { eval: () => new Promise(() => undefined) };

  it.each([
    ['is away', broken],
    ['hangs', hanging],
  ])('keeps to half of it when Redis %s', async (_, runner) => {
    const { aProcess, signals } = createWorld(100, runner);
    const limiter = aProcess();
    expect(passed(await takeMany(limiter, 80))).toBe(50);
    expect(signals.names()).toEqual(['limiter-local']);
  });

  it('never holds everything back', async () => {
    const { aProcess } = createWorld(1, broken);
    expect(await aProcess().take(OA)).toEqual({ ok: true });
  });

  it('lets more through as the minute passes, and says when', async () => {
    const { aProcess } = createWorld(4, broken);
    const clock = createClock(T0);
    const limiter = aProcess(clock.now);
    expect(passed(await takeMany(limiter, 3))).toBe(2);
    expect(await limiter.take(OA)).toEqual({ ok: false, retryAt: T0 + BUCKETS * BUCKET_MS });
    clock.advance(BUCKETS * BUCKET_MS - 1);
    expect(passed(await takeMany(limiter, 1))).toBe(0);
    clock.advance(1);
    expect(passed(await takeMany(limiter, 3))).toBe(2);
  });

  it('does not ask for a second, and then goes back to the shared count', async () => {
    let runner = broken;
    const shaky: ScriptRunner = { eval: (...args) => runner.eval(...args) };
    const { aProcess, asked } = createWorld(100, shaky);
    const clock = createClock(T0);
    const limiter = aProcess(clock.now);
    await takeMany(limiter, 5);
    runner = redis;
    await takeMany(limiter, 5);
    expect(asked()).toBe(1);
    clock.advance(1_000);
    // ten were made already
    expect(passed(await takeMany(limiter, 100))).toBe(90);
    expect(asked()).toBeGreaterThan(1);
  });
});

describe('the sliding window', () => {
  it('lets no minute hold more than the limit, wherever it begins', () => {
    const window = createSlidingWindow();
    const made: number[] = [];
    for (let now = T0; now < T0 + 300_000; now += 137) {
      if (window.room(100, now) > 0) {
        window.add(now);
        made.push(now);
      }
    }
    const fullest = Math.max(
      ...made.map((from) => made.filter((at) => at >= from && at < from + 60_000).length),
    );
    expect(fullest).toBe(100);
    // and does not waste more than a tenth of it
    expect(made.length).toBeGreaterThan(450);
  });
});
