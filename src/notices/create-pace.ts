/** Lets one after the other go, evenly spread. */
export type Pace = { next(): Promise<void> };

const MINUTE_MS = 60_000;
/** The rate may have changed after that long. */
const LONGEST_WAIT_MS = 1_000;

/**
 * So many a minute, never two closer together than that: a burst at the beginning of a minute would leave nothing for
 * replies in the rest of it. Whoever comes late does not make up for it. How many may change while somebody waits.
 */
export function createPace(
  perMinute: () => Promise<number>,
  { now, wait }: { now: () => number; wait: (ms: number) => Promise<void> },
): Pace {
  let lastAt = 0;
  let queue: Promise<void> = Promise.resolve();

  async function pass(): Promise<void> {
    for (;;) {
      const gapMs = MINUTE_MS / (await perMinute());
      const at = now();
      // a timer that fires late by a little must not slow the whole down
      const due = Math.max(lastAt + gapMs, at - gapMs);
      if (due <= at) {
        lastAt = due;
        return;
      }
      await wait(Math.min(due - at, LONGEST_WAIT_MS));
    }
  }

  return {
    next() {
      const turn = queue.then(pass);
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}
