import { createRetryLoop, type RetryLoop } from '../concurrency/create-retry-loop.js';
import type { Foundation } from './foundation.js';
import { ensureIndexes } from './open-stores.js';

const BACK_OFF_MS = [500, 1_000, 2_000, 5_000];
const LOOK_AGAIN_MS = 3_600_000;

/** Makes the indexes as soon as the database can be reached, and looks again every hour. */
export function keepIndexes(foundation: Foundation): RetryLoop {
  const loop = createRetryLoop({
    async round() {
      await ensureIndexes(foundation).catch((error: unknown) => {
        foundation.log.warn({ event: 'indexes-not-made', err: error });
        throw error;
      });
    },
    backOffMs: BACK_OFF_MS,
    idleMs: LOOK_AGAIN_MS,
  });
  loop.start();
  return loop;
}
