import { Worker } from 'bullmq';
import { z } from 'zod';
import { within } from '../../concurrency/within.js';
import { toWorkerConnection } from './redis-connection.js';

const Nudge = z.object({ id: z.string() });
/** Longer than anything handles a nudge for; what hangs beyond it must not keep its place for ever. */
const PATIENCE_MS = 180_000;

export type NudgeWorker = {
  /** Waits for the jobs in hand, takes no new ones. */
  close(): Promise<void>;
};

/**
 * Calls `handle` for every nudge of a queue. A failing nudge is not retried here: what it was about still waits in
 * MongoDB, where the sweeper finds it.
 */
export function createNudgeWorker({
  redisUrl,
  name,
  concurrency,
  handle,
  onFailed,
}: {
  redisUrl: string;
  name: string;
  concurrency: number;
  handle: (id: string) => Promise<void>;
  onFailed: (id: string, error: unknown) => void;
}): NudgeWorker {
  const worker = new Worker(
    name,
    async (job) => {
      const { id } = Nudge.parse(job.data);
      await within(PATIENCE_MS, handle(id)).catch((error: unknown) => onFailed(id, error));
    },
    {
      connection: toWorkerConnection(redisUrl),
      concurrency,
      lockDuration: 60_000,
      maxStalledCount: 10,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
      skipVersionCheck: true,
    },
  );
  worker.on('error', () => undefined); // a lost connection is retried by itself; readiness shows it
  return { close: () => worker.close() };
}
