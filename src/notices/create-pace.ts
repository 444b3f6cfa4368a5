/** Lets one after the other go, evenly spread. */
export type Pace = { next(): Promise<void> };

const MINUTE_MS = 60_000;

/**
 * So many a minute, never two closer together than that: a burst at the beginning of a minute would leave nothing for
 * replies in the rest of it. Whoever comes late does not make up for it. How many may change while it runs.
 */
export function createPace(
  perMinute: () => number,
  { now, wait }: { now: () => number; wait: (ms: number) => Promise<void> },
): Pace {
  let nextAt = 0;
  return {
    async next() {
      const [at, gapMs] = [now(), MINUTE_MS / perMinute()];
      // a timer that fires late by a little must not slow the whole down
      nextAt = Math.max(nextAt + gapMs, at - gapMs);
      if (nextAt > at) await wait(nextAt - at);
    },
  };
}
