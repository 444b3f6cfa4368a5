import { createRetryLoop } from '../concurrency/create-retry-loop.js';
import type { Foundation } from './foundation.js';
import { ensureIndexes } from './open-stores.js';

/** The way to the database, kept open. */
export type OpenRecord = {
  /** Resolves when the database has been reached and every index is there. */
  ready: Promise<void>;
  stop(): Promise<void>;
};

/** How long one operation may look for a database that is away (ms). */
const SERVER_SELECTION_MS = 5_000;
const POOL_SIZE = 30;
const BACK_OFF_MS = [500, 1_000, 2_000, 5_000];
const LOOK_AGAIN_MS = 3_600_000;

/**
 * Connects to MongoDB as soon as it can be reached, however long that takes, and makes the indexes; looks at them again
 * every hour. Once connected the driver finds its way back by itself.
 */
export function openRecord(foundation: Foundation): OpenRecord {
  const { connection, settings, log } = foundation;
  let settle = () => {};
  const ready = new Promise<void>((resolve) => {
    settle = resolve;
  });

  async function round(): Promise<void> {
    try {
      if (connection.readyState === 0) {
        await connection.openUri(settings.MONGODB_URI, {
          serverSelectionTimeoutMS: SERVER_SELECTION_MS,
          maxPoolSize: POOL_SIZE,
          autoIndex: false,
        });
      }
      await ensureIndexes(foundation);
      settle();
    } catch (error) {
      log.warn({ event: 'record-not-ready', err: error });
      throw error;
    }
  }

  const loop = createRetryLoop({ round, backOffMs: BACK_OFF_MS, idleMs: LOOK_AGAIN_MS });
  loop.start();
  return { ready, stop: loop.stop };
}
