import type { Logger } from 'pino';
import { within } from '../concurrency/within.js';

/** One thing the sweeper looks after: finds what waits too long and does it. Resolves with how much it found. */
export type Chore = { name: string; sweep(): Promise<number> };

export type Sweeper = {
  start(): void;
  /** Waits for the round in hand. */
  stop(): Promise<void>;
};

/** A chore that takes longer is given up for this round; doing it twice is harmless. */
const PATIENCE_MS = 60_000;

/**
 * Does all chores side by side, and again `everyMs` after the last of them; one that fails or hangs does not keep the
 * others from being done. This is what makes lost nudges, flushed Redis and vanished workers harmless.
 */
export function createSweeper({
  chores,
  everyMs,
  log,
  onSwept,
}: {
  chores: readonly Chore[];
  everyMs: number;
  log: Logger;
  onSwept?: (chore: string, found: number) => void;
}): Sweeper {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let stopped = false;

  async function sweepOne(chore: Chore): Promise<void> {
    try {
      const found = await within(PATIENCE_MS, chore.sweep());
      onSwept?.(chore.name, found);
    } catch (error) {
      log.warn({ event: 'chore-failed', chore: chore.name, err: error });
    }
  }

  function goRound(): void {
    round = Promise.all(chores.map(sweepOne)).then(() => {
      if (!stopped) timer = setTimeout(goRound, everyMs);
    });
  }

  return {
    start: goRound,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
