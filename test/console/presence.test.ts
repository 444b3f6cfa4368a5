import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { createRedisPresence } from '../../src/adapters/redis/create-redis-presence.js';
import { GONE_AFTER_MS, type Presence } from '../../src/console/presence/presence.js';
import { createFakePresence } from '../fakes/create-fake-presence.js';
import { createManualClock } from '../fakes/create-manual-clock.js';

const redis = new Redis(process.env.TEST_REDIS_URL ?? '');
const prefix = `test:presence:${randomBytes(4).toString('hex')}:`;
const keys = () => redis.keys(`${prefix}*`);
afterAll(async () => {
  await redis.del(...(await keys()), 'none');
  redis.disconnect();
});

const parts = {
  'in memory': (now: () => number) => createFakePresence({ now }),
  'on Redis': (now: () => number) =>
    createRedisPresence({ redis, prefix: `${prefix}${randomBytes(4).toString('hex')}:`, now }),
};

describe.each(Object.entries(parts))('who looks at what, %s', (_name, create) => {
  let clock: ReturnType<typeof createManualClock>;
  let presence: Presence;
  beforeEach(async () => {
    await redis.ping();
    clock = createManualClock();
    presence = create(clock.now);
  });

  it('is told to each of them, without themselves, place by place', async () => {
    expect(await presence.see('a', 'quang')).toEqual([]);
    expect(await presence.see('a', 'mai')).toEqual(['quang']);
    expect(await presence.see('a', 'an')).toEqual(['mai', 'quang']);
    expect(await presence.see('b', 'mai')).toEqual([]);
    expect(await presence.see('a', 'quang')).toEqual(['an', 'mai']);
  });

  it('is over a while after the last turn of their page', async () => {
    await presence.see('a', 'mai');
    clock.advance(GONE_AFTER_MS - 1);
    expect(await presence.see('a', 'quang')).toEqual(['mai']);
    clock.advance(1);
    expect(await presence.see('a', 'quang')).toEqual([]);
  });
});

describe('on Redis', () => {
  it('no key tells the place, and all of them end by themselves', async () => {
    const presence = createRedisPresence({ redis, prefix, now: Date.now });
    await presence.see('talk-388613280878808645-2468458835296191111', 'mai');
    const found = await keys();
    expect(found.join()).not.toContain('2468458835296191111');
    for (const key of found) expect(await redis.pttl(key)).toBeGreaterThan(0);
  });

  it('nobody is seen, and nothing fails, while it is away', async () => {
    const away = new Redis({ port: 1, lazyConnect: true, retryStrategy: () => null });
    expect(await createRedisPresence({ redis: away, prefix, now: Date.now }).see('a', 'mai')).toEqual([]);
    away.disconnect();
  });
});
