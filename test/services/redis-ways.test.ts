import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { findDebianUnfit } from '../../scripts/services/debian/debian-host.js';
import { openRedis, REDIS_WAYS } from '../../scripts/services/redis/open-redis.js';
import { createTemporary, type Temporary } from './temporary.js';

let temporary: Temporary;
beforeAll(() => {
  temporary = createTemporary();
});
afterAll(() => temporary.remove());

describe('Redis', () => {
  it('is looked for in the order that the README promises', () => {
    expect(REDIS_WAYS.map(({ name }) => name)).toEqual([
      'REDIS_URL',
      'redis-server or valkey-server on PATH',
      "Debian's package redis-server",
    ]);
  });

  it('is the configured one when REDIS_URL is set', async () => {
    const url = process.env.TEST_REDIS_URL ?? '';
    const service = await openRedis(temporary.needs({ REDIS_URL: url, PATH: process.env.PATH }));
    expect(service).toEqual({ url, how: 'REDIS_URL' });
  });

  it('stops the start, naming the variable and not its value, when REDIS_URL does not answer', async () => {
    const needs = temporary.needs({ REDIS_URL: 'redis://:secret@127.0.0.1:1', PATH: process.env.PATH });
    const failure = await openRedis(needs).catch((error: Error) => error);
    expect((failure as Error).message).toMatch(/^Redis at REDIS_URL does not answer/);
    expect((failure as Error).message).not.toContain('secret');
  });

  it.each(['redis-server', 'valkey-server'])('is started from PATH when %s is there', async (program) => {
    const bin = temporary.pathWith(program, 'redis-server.ts');
    const service = await openRedis(temporary.needs({ PATH: `/nowhere:${bin}` }));
    expect(service.how).toBe(`${bin}/${program}`);
    expect(readFileSync(`${temporary.folder}/logs/redis.log`, 'utf8')).toContain(
      '--maxmemory-policy noeviction',
    );
  });

  it('comes from Debian when PATH has none, or says why it cannot', async () => {
    const opening = openRedis(temporary.needs({ PATH: '' }));
    const unfit = findDebianUnfit();
    if (unfit !== undefined) {
      await expect(opening).rejects.toThrow(unfit);
      return;
    }
    const redis = new Redis((await opening).url);
    expect(await redis.set('key', 'value')).toBe('OK');
    expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    redis.disconnect();
  });
});
