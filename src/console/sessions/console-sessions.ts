import { createHash, randomBytes } from 'node:crypto';
import type { Staff, Username } from '../staff/staff.js';
import type { Session, Whence } from './session.js';
import type { SessionStore } from './session-store.js';

const HOUR = 3_600_000;
const IDLE_LIMIT = 8 * HOUR;
const WHOLE_LIMIT = 12 * HOUR;
/** How long a code may be waited for after the password. */
const CODE_LIMIT = HOUR / 12;
/** How stale `seenAt` may become before a request writes it again. */
const SEEN_PRECISION = 60_000;

/** One log-in of an account. `id` names it and is worth nothing as a token. */
export type ListedSession = { id: string; session: Session; isThis: boolean };

export type ConsoleSessions = {
  /** Begins a log-in under a fresh token; the token goes into the cookie and is nowhere stored. */
  open(username: Username, whence: Whence): Promise<string>;
  /** Begins to wait for a code; the token is good for nothing else. */
  openHalf(username: Username, whence: Whence): Promise<string>;
  /** What waits for a code behind a token. */
  findHalf(token: string): Promise<Session | undefined>;
  /** The log-in behind a token, or undefined when it is over. `touch` says that a person, not a timer, is asking. */
  resume(token: string, options: { touch: boolean }): Promise<Session | undefined>;
  close(token: string): Promise<void>;
  /** What is open of an account, the one of this token first, then those used last. */
  listOf(account: Pick<Staff, 'username' | 'sessionsValidFrom'>, token: string): Promise<ListedSession[]>;
  /** Ends one log-in of this account, or all but the one of this token; says how many there were to end. */
  end(account: Pick<Staff, 'username' | 'sessionsValidFrom'>, which: EndWhich): Promise<number>;
  leaveNote(token: string, note: string): Promise<void>;
  takeNote(token: string): Promise<string | undefined>;
};
export type EndWhich = { id: string } | { allBut: string };

const newToken = () => randomBytes(32).toString('base64url');
/** Whoever reads the store must not be able to take over a log-in, so it knows only the digest. */
const toKey = (token: string) => createHash('sha256').update(token).digest('base64url');

/** When the log-in ends if nothing more happens. */
const endOf = ({ awaitsCode, createdAt, seenAt }: Session): number =>
  awaitsCode ? createdAt + CODE_LIMIT : Math.min(seenAt + IDLE_LIMIT, createdAt + WHOLE_LIMIT);

/** Log-ins that end after 8 hours of silence and after 12 hours in any case. */
export function createConsoleSessions(parts: { store: SessionStore; now(): number }): ConsoleSessions {
  const { store, now } = parts;

  const listOf: ConsoleSessions['listOf'] = async ({ username, sessionsValidFrom }, token) => {
    const found = await store.listOf(username);
    const alive = found.filter(
      ({ session }) =>
        !session.awaitsCode && now() < endOf(session) && session.createdAt >= sessionsValidFrom,
    );
    return alive
      .map(({ key, session }) => ({ id: key, session, isThis: key === toKey(token) }))
      .toSorted(
        (one, other) =>
          Number(other.isThis) - Number(one.isThis) || other.session.seenAt - one.session.seenAt,
      );
  };

  async function begin(who: Pick<Session, 'username' | 'whence' | 'awaitsCode'>): Promise<string> {
    const token = newToken();
    const session: Session = { ...who, csrfToken: newToken(), createdAt: now(), seenAt: now() };
    await store.insert(toKey(token), session, endOf(session) - now());
    return token;
  }

  return {
    listOf,
    open: (username, whence) => begin({ username, whence, awaitsCode: false }),
    openHalf: (username, whence) => begin({ username, whence, awaitsCode: true }),
    async findHalf(token) {
      const session = await store.find(toKey(token));
      return session?.awaitsCode && now() < endOf(session) ? session : undefined;
    },
    async resume(token, { touch }) {
      const session = await store.find(toKey(token));
      if (!session || session.awaitsCode || now() >= endOf(session)) return undefined;
      if (!touch || now() - session.seenAt < SEEN_PRECISION) return session;
      const seen = { ...session, seenAt: now() };
      await store.replace(toKey(token), seen, endOf(seen) - now());
      return seen;
    },
    close: (token) => store.remove(toKey(token)),
    async end(account, which) {
      const all = await listOf(account, 'allBut' in which ? which.allBut : '');
      const ending = all.filter(({ id, isThis }) => ('id' in which ? id === which.id : !isThis));
      await Promise.all(ending.map(({ id }) => store.remove(id)));
      return ending.length;
    },
    leaveNote: (token, note) => store.leaveNote(toKey(token), note),
    takeNote: (token) => store.takeNote(toKey(token)),
  };
}
