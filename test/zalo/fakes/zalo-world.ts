import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import nock from 'nock';
import { createZaloHttp } from '../../../src/adapters/zalo/create-zalo-http.js';
import { createZaloMessenger } from '../../../src/adapters/zalo/create-zalo-messenger.js';
import { createZaloOAuth } from '../../../src/adapters/zalo/create-zalo-oauth.js';
import { createAccessTokens } from '../../../src/zalo-account/create-access-tokens.js';
import type { TokenStore } from '../../../src/zalo-account/token-store.js';
import type { Transport } from '../../../src/zalo-account/transport-store.js';
import { createFakeOutgoingFiles } from '../../fakes/create-fake-outgoing-files.js';
import { createMemoryTokenStore } from './memory-token-store.js';
import {
  aPair,
  createClock,
  createFakeLedger,
  createFakeLimiter,
  createMemoryTransportStore,
  createSignals,
  OA,
} from './universe.js';

export const API = 'https://openapi.zalo.me';
export const OAUTH = 'https://oauth.zaloapp.com';
/** Generous: mocks answer at once, but the machine may be busy. */
export const TIMEOUT_MS = 5_000;
export const APP = { appId: '1234567890123456789', appSecret: 'app-secret-demo' };

/** No request leaves the machine, and a mock that nobody called fails the test. */
export function watchTheNetwork(): void {
  beforeAll(() => {
    nock.disableNetConnect();
  });
  afterEach(() => {
    const unused = nock.pendingMocks();
    nock.cleanAll();
    expect(unused).toEqual([]);
  });
  afterAll(() => {
    nock.restore();
  });
}

/** The whole client on fakes of our own stores; the OA is connected unless told otherwise. */
export async function createZaloWorld(
  options: {
    transport?: Transport;
    connected?: boolean;
    sendProof?: boolean;
    store?: TokenStore;
    timeoutMs?: number;
  } = {},
) {
  const { timeoutMs = TIMEOUT_MS } = options;
  const clock = createClock();
  const signals = createSignals();
  const store = options.store ?? createMemoryTokenStore();
  if (options.connected !== false) await store.put(OA, aPair());
  // old enough to be refreshed
  clock.advance(120_000);
  const http = createZaloHttp({ timeoutMs });
  const { now, wait } = clock;
  const { onSignal } = signals;
  const oauth = createZaloOAuth({
    http,
    oauthBase: OAUTH,
    apiBase: API,
    ...APP,
    sendProof: options.sendProof === true,
  });
  const tokens = createAccessTokens({ store, oauth, now, wait, onSignal, claimMs: 30_000 });
  const transports = createMemoryTransportStore(options.transport);
  const limiter = createFakeLimiter();
  const ledger = createFakeLedger();
  const files = createFakeOutgoingFiles(clock);
  const deps = {
    http,
    apiBase: API,
    timeoutMs,
    tokens,
    transports,
    limiter,
    ledger,
    files,
    now,
    onSignal,
  };
  const messenger = createZaloMessenger(
    options.sendProof ? { ...deps, toProof: (token) => `proof-of-${token}` } : deps,
  );
  return { clock, signals, store, oauth, tokens, transports, limiter, ledger, files, messenger };
}

export const sentBody = (id = '63ecf43f0df7dba892e6', quota: object | null = { quota_type: 'reply' }) => ({
  data: {
    message_id: id,
    user_id: '2468458835296197922',
    sent_time: '1780282800123',
    ...(quota && { quota }),
  },
  error: 0,
  message: 'Success',
});

export const refusal = (error: number) => ({ error, message: 'refused' });
