import type { Username } from '../staff/staff.js';

/** The second factor of an account: a secret that a telephone shares, and codes for when it is lost. */
export type SecondFactor = {
  /** shown and not yet confirmed */
  pending?: { secret: string; at: number };
  active?: { secret: string; since: number };
  /** how many recovery codes are left */
  recoveryLeft: number;
};

/**
 * Secrets are sealed at rest, recovery codes are kept as digests. What may be used once is taken by one update, so that
 * of two that come at once only one gets it. Rejects when the record cannot be reached.
 */
export type SecondFactorStore = {
  find(username: Username): Promise<SecondFactor | undefined>;
  /** Keeps a secret until it is confirmed; an active one stays as it is. */
  begin(username: Username, pending: { secret: string; at: number }): Promise<void>;
  /** Puts a factor in place of whatever was there; `step` is the one whose code confirmed it. */
  activate(
    username: Username,
    factor: { secret: string; since: number; step: number; recovery: readonly string[] },
  ): Promise<void>;
  /** False when a code of this step or a later one was taken already. */
  takeStep(username: Username, step: number): Promise<boolean>;
  /** False when there is no such code any more. */
  takeRecovery(username: Username, digest: string): Promise<boolean>;
  remove(username: Username): Promise<void>;
};
