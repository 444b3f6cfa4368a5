import type { Username } from '../staff/staff.js';
import type { Session } from './session.js';

/**
 * Where log-ins are kept: may be lost at any time, then people log in again. Keys are digests, never the cookie's value.
 * Promises reject when the store cannot be reached.
 */
export type SessionStore = {
  insert(key: string, session: Session, lifetimeMs: number): Promise<void>;
  find(key: string): Promise<Session | undefined>;
  /** Every log-in of an account, with its key. */
  listOf(username: Username): Promise<{ key: string; session: Session }[]>;
  /** Replaces an existing session; does nothing when it is gone, so that a log-out stays a log-out. */
  replace(key: string, session: Session, lifetimeMs: number): Promise<void>;
  remove(key: string): Promise<void>;
  /** A short word for the next page, taken once. */
  leaveNote(key: string, note: string): Promise<void>;
  takeNote(key: string): Promise<string | undefined>;
};
