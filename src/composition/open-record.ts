import { createRetryLoop } from '../concurrency/create-retry-loop.js';
import { within } from '../concurrency/within.js';
import type { Foundation } from './foundation.js';
import { ensureIndexes } from './open-stores.js';

/** The way to the database, kept open. */
export type OpenRecord = {
  /** Resolves when the database has been reached and every index is there. */
  ready: Promise<void>;
  stop(): Promise<void>;
};

/** An operation looks this long for a database that is away (ms); arrivals go to the disk after one second. */
const SERVER_SELECTION_MS = 3_000;
const CONNECT_MS = 5_000;
const SOCKET_MS = 30_000;
const POOL_SIZE = 30;
const PING_MS = 2_000;
/** connecting and making the indexes of a database that has none */
const OPEN_MS = 60_000;
const LOOK_EVERY_MS = 2_000;
const BACK_OFF_MS = [500, 1_000, 2_000];
/** Looks in vain before the client is replaced. */
const PATIENCE = 3;

/**
 * Connects to MongoDB as soon as it can be reached, however long that takes, makes the indexes, and keeps watching. When
 * the database stays out of reach the whole client is closed and opened anew: the driver's monitor can lose its own
 * wake-up when connections break at a bad moment, and would then look for a server for ever (decision 9).
 */
export function openRecord(foundation: Foundation): OpenRecord {
  const { connection, settings, log } = foundation;
  let isOpen = false;
  let inVain = 0;
  let settle = () => {};
  const ready = new Promise<void>((resolve) => {
    settle = resolve;
  });

  async function open(): Promise<void> {
    await connection.openUri(settings.MONGODB_URI, {
      serverSelectionTimeoutMS: SERVER_SELECTION_MS,
      connectTimeoutMS: CONNECT_MS,
      socketTimeoutMS: SOCKET_MS,
      maxPoolSize: POOL_SIZE,
      autoIndex: false,
    });
    await ensureIndexes(foundation);
    isOpen = true;
    settle();
  }

  async function look(): Promise<void> {
    if (!isOpen) return within(OPEN_MS, open());
    await within(PING_MS, connection.db?.admin().ping() ?? Promise.reject(new Error('no database')));
  }

  async function round(): Promise<void> {
    try {
      await look();
      inVain = 0;
    } catch (error) {
      log.warn({ event: 'record-out-of-reach', err: error });
      if (++inVain >= PATIENCE) await replaceClient();
      throw error;
    }
  }

  async function replaceClient(): Promise<void> {
    log.warn({ event: 'record-reopened' });
    inVain = 0;
    isOpen = false;
    await within(CONNECT_MS, connection.close()).catch(() => undefined);
  }

  const loop = createRetryLoop({ round, backOffMs: BACK_OFF_MS, idleMs: LOOK_EVERY_MS });
  loop.start();
  return { ready, stop: loop.stop };
}
