import { Queue } from 'bullmq';
import { createBatcher } from '../../concurrency/create-batcher.js';
import { toProducerConnection } from './redis-connection.js';

/** Wakes the workers of one queue. A nudge is a hint: the record is in MongoDB and the sweeper finds what was missed. */
export type NudgeQueue = {
  /** Never rejects: when Redis is away the nudge is dropped and counted. */
  nudge(id: string): Promise<void>;
  /** The same, so many milliseconds later. */
  nudgeLater(id: string, delayMs: number): Promise<void>;
  close(): Promise<void>;
};

const MAX_BATCH = 500;

/** Jobs hold one id and nothing else; they have no custom id, for a nudge that is swallowed is a lost wake-up. */
export function createNudgeQueue({
  redisUrl,
  name,
  onDropped,
}: {
  redisUrl: string;
  name: string;
  onDropped: (error: unknown) => void;
}): NudgeQueue {
  const queue = new Queue(name, {
    connection: toProducerConnection(redisUrl),
    skipWaitingForReady: true,
    skipVersionCheck: true,
    skipMetasUpdate: true,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  });
  queue.on('error', () => undefined); // every failed reconnect is an event; what was dropped is counted below

  const add = createBatcher<string, void>({
    maxBatch: MAX_BATCH,
    async run(ids) {
      await queue.addBulk([...new Set(ids)].map((id) => ({ name: 'nudge', data: { id } })));
      return ids.map(() => undefined);
    },
  });

  return {
    nudge: (id) => add(id).catch(onDropped),
    async nudgeLater(id, delay) {
      await queue.add('nudge', { id }, { delay }).catch(onDropped);
    },
    close: () => queue.close(),
  };
}
