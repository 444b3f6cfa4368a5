import { createHash, randomBytes } from 'node:crypto';
import type { Username } from '../staff/staff.js';
import type { Session } from './session.js';
import type { SessionStore } from './session-store.js';

const HOUR = 3_600_000;
const IDLE_LIMIT = 8 * HOUR;
const WHOLE_LIMIT = 12 * HOUR;
/** How stale `seenAt` may become before a request writes it again. */
const SEEN_PRECISION = 60_000;

export type ConsoleSessions = {
  /** Begins a log-in under a fresh token; the token goes into the cookie and is nowhere stored. */
  open(username: Username): Promise<string>;
  /** The log-in behind a token, or undefined when it is over. `touch` says that a person, not a timer, is asking. */
  resume(token: string, options: { touch: boolean }): Promise<Session | undefined>;
  close(token: string): Promise<void>;
  leaveNote(token: string, note: string): Promise<void>;
  takeNote(token: string): Promise<string | undefined>;
};

const newToken = () => randomBytes(32).toString('base64url');
/** Whoever reads the store must not be able to take over a log-in, so it knows only the digest. */
const toKey = (token: string) => createHash('sha256').update(token).digest('base64url');

/** When the log-in ends if nothing more happens. */
const endOf = (session: Session) => Math.min(session.seenAt + IDLE_LIMIT, session.createdAt + WHOLE_LIMIT);

/** Log-ins that end after 8 hours of silence and after 12 hours in any case. */
export function createConsoleSessions(parts: { store: SessionStore; now(): number }): ConsoleSessions {
  const { store, now } = parts;
  return {
    async open(username) {
      const token = newToken();
      const session: Session = { username, csrfToken: newToken(), createdAt: now(), seenAt: now() };
      await store.insert(toKey(token), session, endOf(session) - now());
      return token;
    },
    async resume(token, { touch }) {
      const session = await store.find(toKey(token));
      if (!session || now() >= endOf(session)) return undefined;
      if (!touch || now() - session.seenAt < SEEN_PRECISION) return session;
      const seen = { ...session, seenAt: now() };
      await store.replace(toKey(token), seen, endOf(seen) - now());
      return seen;
    },
    close: (token) => store.remove(toKey(token)),
    leaveNote: (token, note) => store.leaveNote(toKey(token), note),
    takeNote: (token) => store.takeNote(toKey(token)),
  };
}
