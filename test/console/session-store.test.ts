import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { createRedisSessionStore } from '../../src/adapters/redis/create-redis-session-store.js';
import { Session } from '../../src/console/sessions/session.js';
import type { SessionStore } from '../../src/console/sessions/session-store.js';
import { Username } from '../../src/console/staff/staff.js';

const prefix = `test:sessions:${process.pid}:`;
const HOUR = 3_600_000;
const session = Session.parse({
  ...{ username: 'mai', csrfToken: 'x'.repeat(43), createdAt: 1, seenAt: 1 },
  whence: { browser: 'Chrome trên Windows', address: '203.113.•.•' },
});

let redis: Redis;
let store: SessionStore;
beforeAll(() => {
  redis = new Redis(process.env.TEST_REDIS_URL ?? '');
  store = createRedisSessionStore({ redis, prefix });
});
afterAll(async () => {
  const keys = await redis.keys(`${prefix}*`);
  if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
});

describe('the store of log-ins', () => {
  it('finds what was put there, for its lifetime', async () => {
    await store.insert('a', session, HOUR);
    expect(await store.find('a')).toEqual(session);
    const left = await redis.pttl(`${prefix}session:a`);
    expect(left).toBeGreaterThan(HOUR - 10_000);
    expect(left).toBeLessThanOrEqual(HOUR);
  });

  it('does not bring a log-in back that was ended meanwhile', async () => {
    await store.insert('b', session, HOUR);
    await store.remove('b');
    await store.replace('b', { ...session, seenAt: 2 }, HOUR);
    expect(await store.find('b')).toBeUndefined();
  });

  it('replaces a log-in that lives', async () => {
    await store.insert('c', session, HOUR);
    await store.replace('c', { ...session, seenAt: 2 }, 2 * HOUR);
    expect(await store.find('c')).toEqual({ ...session, seenAt: 2 });
    expect(await redis.pttl(`${prefix}session:c`)).toBeGreaterThan(HOUR);
  });

  it('takes one that an older release wrote otherwise for ended', async () => {
    await redis.set(`${prefix}session:d`, JSON.stringify({ user: 'mai' }));
    expect(await store.find('d')).toBeUndefined();
  });

  it('lists the log-ins of an account, and forgets those that ended', async () => {
    const quang = { ...session, username: Username.parse('quang') };
    await store.insert('q1', quang, HOUR);
    await store.insert('q2', { ...quang, seenAt: 2 }, HOUR);
    await store.remove('q1');
    expect(await store.listOf(quang.username)).toEqual([{ key: 'q2', session: { ...quang, seenAt: 2 } }]);
    expect(await redis.smembers(`${prefix}sessions-of:quang`)).toEqual(['q2']);
    expect(await redis.ttl(`${prefix}sessions-of:quang`)).toBeGreaterThan(12 * 3600);
  });

  it('gives a note once', async () => {
    await store.leaveNote('e', 'Đã tiếp nhận');
    expect(await store.takeNote('e')).toBe('Đã tiếp nhận');
    expect(await store.takeNote('e')).toBeUndefined();
  });
});
