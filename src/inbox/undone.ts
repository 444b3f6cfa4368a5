/** How long a sender may hold the right to send before others ask what became of its messages. */
export type LeaseRules = {
  workerId: string;
  /** ms; longer than the slowest call to the platform */
  leaseMs: number;
  now: () => number;
};

/** How long committed effects may lie before the sweeper carries them out again (ms). */
export const INTENT_PATIENCE_MS = 10_000;
