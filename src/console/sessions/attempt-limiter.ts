export type Attempt = { account: string; ip: string };

export type Turn = { allowed: true } | { allowed: false; retryAfterMs: number };

/** Slows down guessing of passwords. Goes on working, with a memory of its own, while its store is away. */
export type AttemptLimiter = {
  /** Counts an attempt before it is judged, so that attempts sent at once are all counted. */
  take(attempt: Attempt): Promise<Turn>;
  /** Counts a code that follows on a right password, also over all addresses: a code is short. */
  takeCode(attempt: Attempt): Promise<Turn>;
  /** The attempt was right: the account's failures from this address, and its wrong codes, are forgotten. */
  forgive(attempt: Attempt): Promise<void>;
  /** How long an account is still locked for the address that has to wait longest; undefined when it is for none. */
  lockOf(account: string): Promise<{ retryAfterMs: number } | undefined>;
  /** Forgets the failures of an account from every address. */
  lift(account: string): Promise<void>;
};
