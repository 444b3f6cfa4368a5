import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { createRedisAttemptLimiter } from '../../src/adapters/redis/create-redis-attempt-limiter.js';

const url = process.env.TEST_REDIS_URL ?? '';
const prefix = `test:attempts:${process.pid}:`;
let redis: Redis;
beforeAll(async () => {
  redis = new Redis(url);
  await redis.ping();
});
afterAll(async () => {
  const keys = await redis.keys(`${prefix}*`);
  if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
});

describe('the attempt limiter', () => {
  it('bounds the attempts of one address on all accounts together', async () => {
    const attempts = createRedisAttemptLimiter({ redis, prefix: `${prefix}ip:`, perIp: 3 });
    const take = (account: string, ip: string) => attempts.take({ account, ip });
    for (const account of ['a', 'b', 'c']) expect((await take(account, '10.0.0.1')).allowed).toBe(true);
    expect(await take('d', '10.0.0.1')).toMatchObject({ allowed: false });
    expect((await take('d', '10.0.0.2')).allowed).toBe(true);
  });

  it('does not lock an account for other addresses, so that nobody can shut a clerk out', async () => {
    const attempts = createRedisAttemptLimiter({ redis, prefix: `${prefix}pair:`, perAccountAndIp: 1 });
    await attempts.take({ account: 'mai', ip: '10.0.0.1' });
    expect((await attempts.take({ account: 'mai', ip: '10.0.0.1' })).allowed).toBe(false);
    expect((await attempts.take({ account: 'mai', ip: '10.0.0.2' })).allowed).toBe(true);
  });

  it('keeps neither names nor addresses', async () => {
    const attempts = createRedisAttemptLimiter({ redis, prefix: `${prefix}keys:` });
    await attempts.take({ account: '0901234567', ip: '10.0.0.1' });
    const keys = (await redis.keys(`${prefix}keys:*`)).join();
    expect(keys).not.toBe('');
    expect(keys).not.toMatch(/0901234567|10\.0\.0\.1/);
  });

  it('says how long an account is locked, and lets somebody lift it for every address', async () => {
    const attempts = createRedisAttemptLimiter({ redis, prefix: `${prefix}lock:`, perAccountAndIp: 1 });
    const tryFrom = (ip: string) => attempts.take({ account: 'mai', ip });
    await tryFrom('10.0.0.1');
    await tryFrom('10.0.0.2');
    expect(await attempts.lockOf('mai')).toBeUndefined();
    await tryFrom('10.0.0.1');
    const lock = await attempts.lockOf('mai');
    expect(lock?.retryAfterMs).toBeGreaterThan(14 * 60_000);
    expect(await attempts.lockOf('quang')).toBeUndefined();
    await tryFrom('10.0.0.2');
    await attempts.lift('mai');
    expect(await attempts.lockOf('mai')).toBeUndefined();
    for (const ip of ['10.0.0.1', '10.0.0.2']) expect((await tryFrom(ip)).allowed).toBe(true);
  });

  it('goes on counting in memory while Redis is away', async () => {
    const away = new Redis({ lazyConnect: true, enableOfflineQueue: false });
    away.disconnect();
    const attempts = createRedisAttemptLimiter({ redis: away, prefix, perAccountAndIp: 2 });
    const attempt = { account: 'mai', ip: '10.0.0.1' };
    expect((await attempts.take(attempt)).allowed).toBe(true);
    await attempts.forgive(attempt);
    expect((await attempts.take(attempt)).allowed).toBe(true);
    expect((await attempts.take(attempt)).allowed).toBe(true);
    expect(await attempts.take(attempt)).toMatchObject({ allowed: false });
  });
});
