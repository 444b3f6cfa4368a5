import type { Logger } from 'pino';

/** One thing the sweeper looks after: finds what waits too long and does it. Resolves with how much it found. */
export type Chore = { name: string; sweep(): Promise<number> };

export type Sweeper = {
  start(): void;
  /** Waits for the round in hand. */
  stop(): Promise<void>;
};

/**
 * Goes round all chores every `everyMs`, one after the other; a chore that fails does not keep the others from being
 * done. This is what makes lost nudges, flushed Redis and vanished workers harmless.
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

  async function sweepAll(): Promise<void> {
    for (const chore of chores) {
      if (stopped) return;
      try {
        const found = await chore.sweep();
        onSwept?.(chore.name, found);
      } catch (error) {
        log.warn({ event: 'chore-failed', chore: chore.name, err: error });
      }
    }
  }

  function goRound(): void {
    round = sweepAll().finally(() => {
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
