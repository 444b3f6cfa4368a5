import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { GONE_AFTER_MS, type Presence } from '../../console/presence/presence.js';

type Deps = { redis: Redis; prefix: string; now: () => number };

/** By the order of the commands below: three that count, and then the names. */
const Answers = z.tuple([z.unknown(), z.unknown(), z.unknown(), z.tuple([z.null(), z.array(z.string())])]);

/** Usernames by when they were seen last, under a digest of the place, so that no key says who is talked to. */
export function createRedisPresence({ redis, prefix, now }: Deps): Presence {
  return {
    async see(place, username) {
      if (redis.status !== 'ready') return [];
      const key = `${prefix}here:${createHash('sha256').update(place).digest('base64url')}`;
      const at = now();
      try {
        const answers = await redis
          .multi()
          .zadd(key, at, username)
          .zremrangebyscore(key, '-inf', at - GONE_AFTER_MS)
          .pexpire(key, GONE_AFTER_MS)
          .zrange(key, '0', '-1')
          .exec();
        const [, , , [, names]] = Answers.parse(answers);
        return names.filter((name) => name !== username).sort((a, b) => a.localeCompare(b));
      } catch {
        return [];
      }
    },
  };
}
