import { createCoverRouter } from '../../webhooks/zalo/create-cover-router.js';
import { createVerificationRouter } from '../../webhooks/zalo/create-verification-router.js';
import { createZaloWebhookRouter } from '../../webhooks/zalo/create-zalo-webhook-router.js';
import { createMongoFollowerNotes } from '../adapters/mongo/create-mongo-follower-notes.js';
import { createFileSpool } from '../adapters/spool/create-file-spool.js';
import { createApp } from '../app.js';
import type { Settings } from '../config.js';
import { createAnnouncer } from '../inbox/create-announcer.js';
import { createRecorder } from '../inbox/create-recorder.js';
import { createTaggings } from '../notices/create-taggings.js';
import { createOperationsRouter } from '../operations/create-operations-router.js';
import { createReceipts } from '../replies/create-receipts.js';
import { finishConnect } from '../zalo-account/connect.js';
import { composeConsole } from './compose-console.js';
import { createDossierDeps } from './dossier-deps.js';
import { openFoundation } from './foundation.js';
import { listen } from './listen.js';
import { openMedia } from './open-media.js';
import { openQueues, openRedis } from './open-queues.js';
import { openRecord } from './open-record.js';
import { openStores } from './open-stores.js';
import { openZalo, openZaloConnect } from './open-zalo.js';
import { createProbes } from './probes.js';
import type { Running } from './running.js';
import { createWebhookCounters } from './webhook-counters.js';

/**
 * The web process: webhooks in, the clerks' console, health. Starts although MongoDB or Redis is away: what the platform
 * brings then goes to the spool.
 */
export async function composeWeb(settings: Settings): Promise<Running> {
  const foundation = openFoundation(settings);
  const { offices, log, metrics, now, connection } = foundation;
  const stores = openStores(foundation);
  const queues = openQueues(foundation);
  const redis = openRedis(foundation);
  const nudge = queues.conversations.nudge;
  const announcer = createAnnouncer({ inbox: stores.inbox, nudge, now });
  const media = openMedia(foundation, { announcer, queues });
  const spool = createFileSpool({ ...foundation, dir: `${settings.DATA_DIR}/spool` });
  const recorder = createRecorder({
    inbox: stores.inbox,
    receipts: createReceipts(stores),
    taggings: createTaggings({ notes: createMongoFollowerNotes(foundation), officeOf: offices.findByOa }),
    spool,
    nudge,
    onSpooled: () => metrics.spooled.inc(),
    onReplayed: (count) => log.info({ event: 'spool-replayed', count }),
    log,
  });
  const { connect } = openZaloConnect(foundation, stores);
  const zalo = openZalo(foundation, stores, redis);

  const app = createApp({
    webhook: createZaloWebhookRouter({
      appId: settings.ZALO_APP_ID,
      secretsOf: (oaId) => (offices.findByOa(oaId) ? settings.ZALO_OA_SECRETS.get(oaId) : undefined),
      recorder,
      nudge,
      counters: createWebhookCounters(metrics),
      log,
      now,
      async finishConnect({ oaId, code, state }) {
        await finishConnect(connect, { oaId, code, state: state ?? '' });
        log.info({ event: 'zalo-connected', oaId });
        return '/console';
      },
    }),
    operations: createOperationsRouter({
      probes: createProbes({ connection, redis }),
      metrics,
      metricsToken: settings.METRICS_TOKEN,
    }),
    console: composeConsole(foundation, {
      stores,
      redis,
      zalo,
      dossierDeps: createDossierDeps(foundation, stores, announcer),
      attachments: media.attachments,
      prepareOutgoing: media.prepareOutgoing,
      prepareForNotice: media.prepareForNotice,
      nudgeSubmission: queues.submissions.nudge,
    }),
    covers: createCoverRouter({ files: stores.outgoingFiles }),
    verification: createVerificationRouter({ code: settings.ZALO_VERIFIER, title: 'Một Cửa Chat' }),
    trustProxy: settings.TRUST_PROXY,
    log,
  });

  const record = openRecord(foundation);
  recorder.start();
  const server = await listen(app, settings.HOST, settings.PORT);
  log.info({ event: 'web-started', port: server.port });
  return {
    port: server.port,
    async close() {
      await server.close();
      await Promise.all([recorder.stop(), record.stop(), zalo.tokens.idle()]);
      await spool.close();
      await queues.close();
      redis.disconnect();
      await connection.close();
      log.info({ event: 'web-stopped' });
    },
  };
}
