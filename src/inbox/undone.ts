/** How long a sender may hold the right to send before others ask what became of its messages. */
export type LeaseRules = {
  /** a name for one lease, never used again: a worker that was given up must not pass for its own successor */
  newHolder(): string;
  /** ms; longer than the slowest call to the platform */
  leaseMs: number;
  now: () => number;
};

/** How long committed effects may lie before the sweeper carries them out again (ms). */
export const INTENT_PATIENCE_MS = 10_000;
