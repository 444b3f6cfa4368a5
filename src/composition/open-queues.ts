import { Redis } from 'ioredis';
import { createNudgeQueue } from '../adapters/bullmq/create-nudge-queue.js';
import { toProducerConnection } from '../adapters/bullmq/redis-connection.js';
import type { Foundation } from './foundation.js';

/** One queue per kind of work; each job holds one id. */
export const QUEUES = {
  conversations: 'conversations',
  submissions: 'submissions',
  media: 'media',
  dataRequests: 'data-requests',
} as const;

export type Queues = ReturnType<typeof openQueues>;

/** The queues as nudges; what Redis does not take is counted, and the sweeper makes up for it. */
export function openQueues({ settings, metrics }: Foundation) {
  const open = (name: string) =>
    createNudgeQueue({
      redisUrl: settings.REDIS_URL,
      name,
      onDropped: () => metrics.nudgesDropped.inc({ queue: name }),
    });
  const queues = {
    conversations: open(QUEUES.conversations),
    submissions: open(QUEUES.submissions),
    media: open(QUEUES.media),
    dataRequests: open(QUEUES.dataRequests),
  };
  const close = async () => {
    await Promise.all(Object.values(queues).map((queue) => queue.close()));
  };
  return { ...queues, close };
}

/** A Redis connection that fails fast instead of waiting: what it serves has a way to do without. */
export function openRedis({ settings, log }: Foundation): Redis {
  const redis = new Redis({ ...toProducerConnection(settings.REDIS_URL), lazyConnect: false });
  let told = false;
  redis.on('error', (error) => {
    if (!told) log.warn({ event: 'redis-away', err: error });
    told = true;
  });
  redis.on('ready', () => {
    told = false;
  });
  return redis;
}
