import { createZaloArticleBroadcaster } from '../../../src/adapters/zalo/create-zalo-article-broadcaster.js';
import { createZaloFollowerSource } from '../../../src/adapters/zalo/create-zalo-follower-source.js';
import { createZaloHttp } from '../../../src/adapters/zalo/create-zalo-http.js';
import { createZaloPlatformQuotas } from '../../../src/adapters/zalo/create-zalo-platform-quotas.js';
import { createZaloTemplateMessenger } from '../../../src/adapters/zalo/create-zalo-template-messenger.js';
import { API, createZaloWorld, TIMEOUT_MS } from './zalo-world.js';

export const BUSINESS = 'https://business.openapi.zalo.me';

/** The ports of notices on the client's world. */
export async function createNoticeWorld(options: NonNullable<Parameters<typeof createZaloWorld>[0]> = {}) {
  const world = await createZaloWorld(options);
  const { clock, signals, tokens, transports, limiter, ledger } = world;
  const { timeoutMs = TIMEOUT_MS } = options;
  const deps = {
    http: createZaloHttp({ timeoutMs }),
    apiBase: API,
    businessBase: BUSINESS,
    timeoutMs,
    tokens,
    transports,
    limiter,
    ledger,
    now: clock.now,
    onSignal: signals.onSignal,
    ...(options.sendProof && { toProof: (token: string) => `proof-of-${token}` }),
  };
  return {
    ...world,
    templates: createZaloTemplateMessenger(deps),
    articles: createZaloArticleBroadcaster(deps),
    quotas: createZaloPlatformQuotas(deps),
    followers: createZaloFollowerSource(deps),
  };
}
