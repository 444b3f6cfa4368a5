import type { Redis } from 'ioredis';
import { Session } from '../../console/sessions/session.js';
import type { SessionStore } from '../../console/sessions/session-store.js';

/** How long a note waits for the page that shows it. */
const NOTE_SECONDS = 60;

/** Console log-ins under `<prefix>session:<digest>`; Redis itself ends them. */
export function createRedisSessionStore({ redis, prefix }: { redis: Redis; prefix: string }): SessionStore {
  const session = (key: string) => `${prefix}session:${key}`;
  const note = (key: string) => `${prefix}note:${key}`;
  const lifetime = (ms: number) => Math.max(1, Math.ceil(ms));
  return {
    async insert(key, value, lifetimeMs) {
      await redis.set(session(key), JSON.stringify(value), 'PX', lifetime(lifetimeMs));
    },
    async find(key) {
      const text = await redis.get(session(key));
      if (text === null) return undefined;
      // A log-in written by an older release that no longer parses is over, not an error.
      const parsed = Session.safeParse(JSON.parse(text));
      return parsed.success ? parsed.data : undefined;
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
