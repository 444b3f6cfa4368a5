import type { Arrival } from './arrival.js';

/**
 * Where arrivals wait on this machine while the database is away. Several processes may share one spool, and any of
 * them may replay what another left behind.
 */
export type Spool = {
  /** Resolves when the arrival is on the disk, so that it survives a kill and a power cut. Rejects when it is not. */
  append(arrival: Arrival): Promise<void>;
  /**
   * Hands everything that was appended so far to `store`, in bundles and in order of arrival, and removes what was
   * stored. An arrival may be handed over more than once. Rejects with the reason of `store` and keeps what is left.
   * Resolves with the number handed over.
   */
  replay(store: (arrivals: readonly Arrival[]) => Promise<void>): Promise<number>;
  /** Bytes that wait. */
  size(): Promise<number>;
  /** Lets go of what is open; the spool may still be used and is then opened again. */
  close(): Promise<void>;
};
