import express from 'express';
import { createNudgeWorker, type NudgeWorker } from '../adapters/bullmq/create-nudge-worker.js';
import type { Settings } from '../config.js';
import { ConversationId } from '../ids.js';
import { createOperationsRouter } from '../operations/create-operations-router.js';
import { createSweeper } from '../sweeper/create-sweeper.js';
import { type Foundation, openFoundation } from './foundation.js';
import { listen } from './listen.js';
import { openNotices } from './open-notices.js';
import { openQueues, openRedis, QUEUES } from './open-queues.js';
import { openRecord } from './open-record.js';
import { openStores } from './open-stores.js';
import { openTemplateRoute } from './open-template-route.js';
import { openZalo } from './open-zalo.js';
import { createProbes } from './probes.js';
import type { Running } from './running.js';
import { createChores } from './worker-chores.js';
import { createWorkshop } from './workshop.js';

/** The worker process: conversations, dossiers, files, messages out, and the sweeper. Any number of them may run. */
export async function composeWorker(settings: Settings): Promise<Running> {
  const foundation = openFoundation(settings);
  const { log, metrics, connection } = foundation;
  const stores = openStores(foundation);
  const queues = openQueues(foundation);
  const redis = openRedis(foundation);
  const zalo = openZalo(foundation, stores, redis);
  const workshop = createWorkshop(foundation, {
    ...{ stores, queues, messenger: zalo.messenger },
    templates: openTemplateRoute(foundation, { stores, zalo }),
  });
  const notices = openNotices(foundation, { stores, zalo });
  const sweeper = createSweeper({
    chores: [...createChores({ ...foundation, ...zalo, ...workshop, stores }), ...notices.chores],
    everyMs: settings.SWEEP_SECONDS * 1000,
    log,
  });
  const probes = createProbes({ connection, redis });
  const operations = createOperationsRouter({ probes, metrics, metricsToken: settings.METRICS_TOKEN });

  const server = await listen(express().use(operations), settings.HOST, settings.WORKER_PORT);
  const record = openRecord(foundation);
  let workers: NudgeWorker[] = [];
  let isClosing = false;
  void record.ready.then(() => {
    if (isClosing) return; // told to stop before the record was there: nothing must begin any more
    workers = startWorkers(foundation, workshop);
    sweeper.start();
    notices.start();
    log.info({ event: 'worker-started', worker: foundation.workerId, port: server.port });
  });
  return {
    port: server.port,
    async close() {
      isClosing = true;
      await Promise.all([
        ...workers.map((worker) => worker.close()),
        sweeper.stop(),
        notices.stop(),
        record.stop(),
      ]);
      await workshop.lanes.idle();
      await workshop.media.close();
      await zalo.tokens.idle();
      await zalo.ledger.flush().catch(() => undefined);
      await server.close();
      await queues.close();
      redis.disconnect();
      await connection.close();
      log.info({ event: 'worker-stopped', worker: foundation.workerId });
    },
  };
}

type Workshop = ReturnType<typeof createWorkshop>;

function startWorkers(
  { settings, metrics, log }: Foundation,
  { drain, makeDossier, media, ownData }: Workshop,
) {
  const start = (name: string, concurrency: number, handle: (id: string) => Promise<void>) =>
    createNudgeWorker({
      redisUrl: settings.REDIS_URL,
      name,
      concurrency,
      handle,
      onFailed(id, error) {
        metrics.jobsFailed.inc({ queue: name });
        log.warn({ event: 'job-failed', queue: name, id, err: error });
      },
    });
  return [
    start(QUEUES.conversations, settings.WORKER_CONCURRENCY, (id) => drain(ConversationId.parse(id))),
    start(QUEUES.submissions, 10, makeDossier),
    start(QUEUES.media, 10, (mediaId) => media.fetch(mediaId)),
    start(QUEUES.dataRequests, 2, ownData.answerView),
  ];
}
