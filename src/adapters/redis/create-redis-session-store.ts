import type { Redis } from 'ioredis';
import { Session } from '../../console/sessions/session.js';
import type { SessionStore } from '../../console/sessions/session-store.js';
import type { Username } from '../../console/staff/staff.js';

/** Longer than any log-in lives: a list that nobody adds to goes by itself. */
const LIST_SECONDS = 24 * 3600;

/** How long a note waits for the page that shows it. */
const NOTE_SECONDS = 60;

/**
 * Console log-ins under `<prefix>session:<digest>`; Redis itself ends them. The set `<prefix>sessions-of:<username>` names
 * those of an account; what has ended stands in it until the next look.
 */
export function createRedisSessionStore({ redis, prefix }: { redis: Redis; prefix: string }): SessionStore {
  const session = (key: string) => `${prefix}session:${key}`;
  const note = (key: string) => `${prefix}note:${key}`;
  const listOf = (username: Username) => `${prefix}sessions-of:${username}`;
  const lifetime = (ms: number) => Math.max(1, Math.ceil(ms));
  return {
    async insert(key, value, lifetimeMs) {
      await redis.set(session(key), JSON.stringify(value), 'PX', lifetime(lifetimeMs));
      await redis.sadd(listOf(value.username), key);
      await redis.expire(listOf(value.username), LIST_SECONDS);
    },
    find: async (key) => toSession(await redis.get(session(key))),
    async listOf(username) {
      const keys = await redis.smembers(listOf(username));
      const found = await Promise.all(keys.map(async (key) => toSession(await redis.get(session(key)))));
      const gone = keys.filter((_key, n) => !found[n]);
      if (gone.length > 0) await redis.srem(listOf(username), ...gone);
      return keys.flatMap((key, n) => {
        const alive = found[n];
        return alive ? [{ key, session: alive }] : [];
      });
    },
    async replace(key, value, lifetimeMs) {
      await redis.set(session(key), JSON.stringify(value), 'PX', lifetime(lifetimeMs), 'XX');
    },
    async remove(key) {
      await redis.del(session(key), note(key));
    },
    async leaveNote(key, text) {
      await redis.set(note(key), text, 'EX', NOTE_SECONDS);
    },
    async takeNote(key) {
      return (await redis.getdel(note(key))) ?? undefined;
    },
  };
}

/** A log-in written by an older release that no longer parses is over, not an error. */
function toSession(text: string | null): Session | undefined {
  const parsed = text === null ? undefined : Session.safeParse(JSON.parse(text));
  return parsed?.data;
}
