import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createMongoConnectAttemptStore } from '../../src/adapters/mongo/create-mongo-connect-attempt-store.js';
import { type ConnectDeps, finishConnect, startConnect } from '../../src/zalo-account/connect.js';
import { toCodeChallenge } from '../../src/zalo-account/pkce.js';
import type { OAuthAnswer } from '../../src/zalo-account/zalo-oauth.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { createMemoryTokenStore } from './fakes/memory-token-store.js';
import { aPair, createClock, HOUR, OA, OTHER_OA, T0 } from './fakes/universe.js';

const granted: OAuthAnswer = { kind: 'granted', accessToken: 'a-9', refreshToken: 'r-9', livesMs: 25 * HOUR };
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase('zalo_connect');
});

beforeEach(() => database.empty());

afterAll(() => database.close());

function createWorld(answer: OAuthAnswer = granted) {
  const clock = createClock();
  const store = createMemoryTokenStore();
  const exchanged: { code: string; codeVerifier: string }[] = [];
  const deps: ConnectDeps = {
    attempts: createMongoConnectAttemptStore({ connection: database.connection, cipher: testCipher }),
    store,
    oauth: {
      permissionUrl: (params) => `https://oauth.example/?${new URLSearchParams(params)}`,
      exchange: async (params) => {
        exchanged.push(params);
        return answer;
      },
    },
    redirectUri: 'https://motcua.example.vn/zalo/callback',
    now: clock.now,
  };
  async function begin() {
    const page = new URL(await startConnect(deps, OA)).searchParams;
    return { page, callback: { code: 'code-1', state: page.get('state') ?? '', oaId: OA } };
  }
  return { clock, store, exchanged, deps, begin };
}

describe('connecting an OA', () => {
  it('stores the pair that consent brought', async () => {
    const { deps, begin, store, exchanged } = createWorld();
    const { page, callback } = await begin();
    expect(page.get('redirectUri')).toBe('https://motcua.example.vn/zalo/callback');
    await finishConnect(deps, callback);
    expect(await store.find(OA)).toMatchObject({
      accessToken: 'a-9',
      refreshToken: 'r-9',
      expiresAt: T0 + 25 * HOUR,
    });
    expect(exchanged).toHaveLength(1);
    expect(exchanged[0]?.code).toBe('code-1');
    expect(toCodeChallenge(exchanged[0]?.codeVerifier ?? '')).toBe(page.get('codeChallenge'));
  });

  it('replaces a grant that was lost', async () => {
    const { deps, begin, store } = createWorld();
    await store.put(OA, aPair());
    await store.lose(OA, { revision: 1, expiresAt: T0 });
    await finishConnect(deps, (await begin()).callback);
    expect(await store.find(OA)).toMatchObject({ state: 'live', accessToken: 'a-9', revision: 2 });
  });

  it('works once for each state', async () => {
    const { deps, begin, exchanged } = createWorld();
    const { callback } = await begin();
    const ends = await Promise.allSettled([finishConnect(deps, callback), finishConnect(deps, callback)]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(exchanged).toHaveLength(1);
  });

  it('uses a new state and a new verifier each time', async () => {
    const { begin } = createWorld();
    const pages = [(await begin()).page, (await begin()).page];
    expect(new Set(pages.map((page) => page.get('state'))).size).toBe(2);
    expect(new Set(pages.map((page) => page.get('codeChallenge'))).size).toBe(2);
  });

  it.each([
    ['with a state that we did not give', 0, { state: 'x' }, 'unknown-state'],
    ['without a state', 0, { state: '' }, 'unknown-state'],
    ['after ten minutes', 600_000, {}, 'expired'],
    ['with consent for another OA', 0, { oaId: OTHER_OA }, 'wrong-oa'],
  ])('is refused %s, before the code is spent', async (_, later, wrong, reason) => {
    const { deps, begin, clock, exchanged } = createWorld();
    const { callback } = await begin();
    clock.advance(later);
    await expect(finishConnect(deps, { ...callback, ...wrong })).rejects.toMatchObject({
      code: 'ZALO_CONNECT_REFUSED',
      retryable: false,
      facts: { reason },
    });
    expect(exchanged).toEqual([]);
  });

  it.each<[OAuthAnswer, object]>([
    [
      { kind: 'dead', code: -14005 },
      { code: 'ZALO_CONNECT_REFUSED', facts: { reason: 'code-refused', platformCode: -14005 } },
    ],
    [
      { kind: 'refused', code: -14003 },
      { code: 'ZALO_CONNECT_REFUSED', facts: { reason: 'code-refused', platformCode: -14003 } },
    ],
    [
      { kind: 'notSent', reason: 'ECONNREFUSED' },
      { code: 'ZALO_OAUTH_AWAY', retryable: true, facts: { reason: 'ECONNREFUSED' } },
    ],
    [
      { kind: 'unknown', reason: 'ECONNRESET' },
      { code: 'ZALO_OAUTH_AWAY', facts: { reason: 'ECONNRESET' } },
    ],
    [
      { kind: 'granted', accessToken: 'a', livesMs: 1 },
      { code: 'ZALO_OAUTH_AWAY', facts: { reason: 'no-refresh-token' } },
    ],
  ])('that ends with %j leaves the grant as it was', async (answer, failure) => {
    const { deps, begin, store } = createWorld(answer);
    await store.put(OA, aPair());
    await expect(finishConnect(deps, (await begin()).callback)).rejects.toMatchObject(failure);
    expect(await store.find(OA)).toMatchObject({ accessToken: 'access-1', revision: 1 });
  });

  it('keeps neither the state nor the verifier readable, and nothing that is over', async () => {
    const { begin, clock } = createWorld();
    const { callback } = await begin();
    const rows = database.connection.collection('zalo_connects');
    const raw = JSON.stringify(await rows.find({}).toArray());
    expect(raw).not.toContain(callback.state);
    clock.advance(600_000);
    await begin();
    expect(await rows.countDocuments({})).toBe(1);
  });
});
