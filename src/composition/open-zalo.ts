import { setTimeout as wait } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { createMongoConnectAttemptStore } from '../adapters/mongo/create-mongo-connect-attempt-store.js';
import { createMongoSendLedger } from '../adapters/mongo/create-mongo-send-ledger.js';
import { createMongoTransportStore } from '../adapters/mongo/create-mongo-transport-store.js';
import { createSharedLimiters } from '../adapters/redis/create-shared-limiters.js';
import { toAppsecretProof } from '../adapters/zalo/appsecret-proof.js';
import { createZaloArticleBroadcaster } from '../adapters/zalo/create-zalo-article-broadcaster.js';
import { createZaloFollowerSource } from '../adapters/zalo/create-zalo-follower-source.js';
import { createZaloHttp } from '../adapters/zalo/create-zalo-http.js';
import { createZaloMessenger } from '../adapters/zalo/create-zalo-messenger.js';
import { createZaloOAuth } from '../adapters/zalo/create-zalo-oauth.js';
import { createZaloPlatformQuotas } from '../adapters/zalo/create-zalo-platform-quotas.js';
import { createZaloTemplateMessenger } from '../adapters/zalo/create-zalo-template-messenger.js';
import type { Settings } from '../config.js';
import type { ConnectDeps } from '../zalo-account/connect.js';
import { createAccessTokens } from '../zalo-account/create-access-tokens.js';
import { ALARMS, type OnZaloSignal } from '../zalo-account/zalo-signal.js';
import type { Foundation } from './foundation.js';
import type { Stores } from './open-stores.js';

/** Requests per minute of an OA that is not in the offices file: the smallest package. */
const UNKNOWN_OA_PER_MINUTE = 100;

/** The platform's OAuth and what connecting an OA needs. */
export function openZaloConnect(foundation: Foundation, stores: Pick<Stores, 'tokens'>) {
  const { settings, now } = foundation;
  const http = createZaloHttp({ timeoutMs: settings.ZALO_TIMEOUT_MS });
  const oauth = createZaloOAuth({
    http,
    oauthBase: settings.ZALO_OAUTH_BASE,
    apiBase: settings.ZALO_API_BASE,
    appId: settings.ZALO_APP_ID,
    appSecret: settings.ZALO_APP_SECRET,
    sendProof: settings.ZALO_APPSECRET_PROOF,
  });
  const connect: ConnectDeps = {
    attempts: createMongoConnectAttemptStore(foundation),
    store: stores.tokens,
    oauth,
    redirectUri: `${settings.PUBLIC_URL.replace(/\/$/, '')}/webhooks/zalo/callback`,
    now,
  };
  return { http, oauth, connect };
}

/** Everything that talks to the platform as an OA. */
export function openZalo(
  foundation: Foundation,
  stores: Pick<Stores, 'tokens' | 'outgoingFiles'>,
  redis: Redis,
) {
  const { settings, now } = foundation;
  const { http, oauth } = openZaloConnect(foundation, stores);
  const onSignal = createSignalSink(foundation);
  const timeoutMs = settings.ZALO_TIMEOUT_MS;
  const tokens = createAccessTokens({
    ...{ store: stores.tokens, oauth, now, onSignal, claimMs: timeoutMs * 3 },
    wait: (ms) => wait(ms, undefined, { ref: false }),
  });
  const ledger = createMongoSendLedger({ ...foundation, onSignal });
  const limiters = openLimiters(foundation, redis, onSignal);
  const platform = {
    http,
    ...{ apiBase: settings.ZALO_API_BASE, businessBase: settings.ZALO_BUSINESS_BASE },
    timeoutMs,
    tokens,
    transports: createMongoTransportStore(foundation),
    limiter: limiters.replies,
    ...proofOf(settings),
    now,
    onSignal,
  };
  const speaking = { ...platform, ledger, files: stores.outgoingFiles };
  const messenger = createZaloMessenger(speaking);
  return {
    messenger,
    tokens,
    ledger,
    transports: platform.transports,
    notices: {
      ...openNoticeApis({ ...platform, ledger, limiter: limiters.others }, limiters.notices),
      repliesPerMinute: limiters.repliesPerMinute,
      messenger: createZaloMessenger({ ...speaking, limiter: limiters.notices }),
    },
  };
}

/** Each OA's calls per minute, shared by all processes, by replies and by notices. */
const openLimiters = ({ offices, now }: Foundation, redis: Redis, onSignal: OnZaloSignal) =>
  createSharedLimiters({
    redis,
    prefix: 'mcc:rate:',
    limitOf: (oaId) => offices.findByOa(oaId)?.ratePerMinute ?? UNKNOWN_OA_PER_MINUTE,
    now,
    onSignal,
  });

type Platform = Parameters<typeof createZaloPlatformQuotas>[0] &
  Parameters<typeof createZaloTemplateMessenger>[0];

/** The platform's side of notices. Followers are read with what replies leave. */
const openNoticeApis = (platform: Platform, limiter: Platform['limiter']) => ({
  templateMessenger: createZaloTemplateMessenger(platform),
  broadcaster: createZaloArticleBroadcaster(platform),
  quotas: createZaloPlatformQuotas(platform),
  followers: createZaloFollowerSource({ ...platform, limiter }),
});

const proofOf = ({ ZALO_APPSECRET_PROOF, ZALO_APP_SECRET }: Settings) =>
  ZALO_APPSECRET_PROOF
    ? { toProof: (accessToken: string) => toAppsecretProof(ZALO_APP_SECRET, accessToken) }
    : {};

/** Signals become log lines and, where somebody must act, alarms. */
function createSignalSink({ log, metrics }: Foundation): OnZaloSignal {
  return ({ name, ...facts }) => {
    if (ALARMS.has(name)) {
      metrics.alarms.inc({ alarm: name });
      log.error({ event: `zalo-${name}`, ...facts });
    } else {
      log[name === 'refreshed' ? 'info' : 'warn']({ event: `zalo-${name}`, ...facts });
    }
  };
}
