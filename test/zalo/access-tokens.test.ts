import { describe, expect, it } from '@jest/globals';
import { createAccessTokens } from '../../src/zalo-account/create-access-tokens.js';
import type { TokenStore } from '../../src/zalo-account/token-store.js';
import { createFakeOAuth } from './fakes/fake-oauth.js';
import { createMemoryTokenStore } from './fakes/memory-token-store.js';
import { aPair, createClock, createSignals, HOUR, OA, OTHER_OA, T0 } from './fakes/universe.js';

const CLAIM_MS = 30_000;
const first = { kind: 'token', value: 'access-1', revision: 1 };
const second = { kind: 'token', value: 'access-2', revision: 2 };

/** One process; a second one is made with the same store and platform. */
async function createWorld(pair = aPair()) {
  const clock = createClock(T0 + HOUR);
  const signals = createSignals();
  const store = createMemoryTokenStore();
  const { platform, oauth } = createFakeOAuth();
  await store.put(OA, pair);
  const { now, wait } = clock;
  const { onSignal } = signals;
  const aProcess = (ownStore: TokenStore = store) =>
    createAccessTokens({ store: ownStore, oauth, now, wait, onSignal, claimMs: CLAIM_MS });
  return { clock, signals, store, platform, aProcess, tokens: aProcess() };
}

/** The store as a process sees it that is killed at the moment when it would write the new pair. */
const dyingAtStore = (store: TokenStore): TokenStore => ({
  ...store,
  storeRefreshed: () => new Promise(() => undefined),
});

describe('the current token', () => {
  it('is read once and then known', async () => {
    const { store, aProcess } = await createWorld();
    let reads = 0;
    const find: TokenStore['find'] = (oaId) => {
      reads++;
      return store.find(oaId);
    };
    const tokens = aProcess({ ...store, find });
    for (let i = 0; i < 3; i++) expect(await tokens.current(OA)).toEqual(first);
    expect(reads).toBe(1);
  });

  it('of an unknown OA is none', async () => {
    const { tokens } = await createWorld();
    expect(await tokens.current(OTHER_OA)).toEqual({ kind: 'none', reason: 'not-connected' });
  });

  it('is refreshed when it has expired, and stored before anybody gets it', async () => {
    const { tokens, clock, store, platform } = await createWorld();
    await tokens.current(OA);
    clock.advance(25 * HOUR);
    expect(await tokens.current(OA)).toEqual(second);
    expect(await store.find(OA)).toMatchObject({ accessToken: 'access-2', refreshToken: 'refresh-2' });
    expect(platform.spent).toEqual(['refresh-1']);
  });
});

describe('the refresh ahead of time', () => {
  it('comes five hours before the end and not earlier', async () => {
    const { tokens, clock, platform } = await createWorld();
    clock.advance(19 * HOUR - 1);
    await tokens.refreshDue();
    expect(platform.spent).toEqual([]);
    clock.advance(1);
    await tokens.refreshDue();
    await tokens.refreshDue();
    expect(platform.spent).toEqual(['refresh-1']);
    expect(await tokens.current(OA)).toEqual(second);
  });

  it('goes on for as long as the OA lives', async () => {
    const { tokens, clock, store } = await createWorld();
    for (let day = 0; day < 90; day++) {
      clock.advance(24 * HOUR);
      await tokens.refreshDue();
    }
    expect(await store.find(OA)).toMatchObject({ revision: 91, state: 'live' });
  });

  it('keeps the old token when the endpoint cannot be reached, and tries again after a while', async () => {
    const { tokens, clock, platform, signals } = await createWorld();
    clock.advance(20 * HOUR);
    platform.behave({ kind: 'notSent', reason: 'ECONNREFUSED' });
    await tokens.refreshDue();
    expect(await tokens.current(OA)).toEqual(first);
    await tokens.refreshDue();
    expect(platform.spent).toHaveLength(1);
    clock.advance(30_000);
    await tokens.refreshDue();
    expect(await tokens.current(OA)).toEqual(second);
    expect(platform.probed).toEqual([]);
    expect(signals.names()).toEqual(['refresh-put-off', 'refreshed']);
  });

  it('waits longer with each failure, at most ten minutes', async () => {
    const { tokens, clock, platform, store } = await createWorld();
    clock.advance(20 * HOUR);
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      platform.behave({ kind: 'notSent', reason: 'ECONNREFUSED' });
      await tokens.refreshDue();
      const wait = ((await store.find(OA))?.refreshAt ?? 0) - clock.now();
      waits.push(wait);
      clock.advance(wait);
    }
    expect(waits).toEqual([30_000, 60_000, 120_000, 240_000, 480_000, 600_000, 600_000]);
  });

  it('alarms and keeps the old token when the settings of the app are refused', async () => {
    const { tokens, clock, platform, signals } = await createWorld();
    clock.advance(20 * HOUR);
    platform.behave({ kind: 'refused', code: -14004 });
    await tokens.refreshDue();
    expect(signals.heard).toEqual([{ name: 'refresh-refused', oaId: OA, code: -14004 }]);
    expect(await tokens.current(OA)).toEqual(first);
  });

  it('keeps the refresh token when the answer names no new one', async () => {
    const { tokens, clock, platform, store } = await createWorld();
    clock.advance(20 * HOUR);
    platform.behave({ kind: 'granted', accessToken: 'access-9', livesMs: 90_000_000 });
    await tokens.refreshDue();
    expect(await store.find(OA)).toMatchObject({
      accessToken: 'access-9',
      refreshToken: 'refresh-1',
      revision: 2,
    });
  });
});

describe('a clock that was set back', () => {
  it('does not keep a pair from the time to come from being refreshed once it is refused', async () => {
    const { tokens, clock, platform } = await createWorld();
    clock.advance(8 * 24 * HOUR);
    await tokens.refreshDue();
    clock.advance(-7 * 24 * HOUR);
    expect(await tokens.renew(OA, 2)).toEqual({ kind: 'token', value: 'access-3', revision: 3 });
    expect(platform.spent).toEqual(['refresh-1', 'refresh-2']);
  });

  it('does not lengthen the rest after a refresh that failed', async () => {
    const { tokens, clock, platform } = await createWorld();
    clock.advance(8 * 24 * HOUR);
    platform.behave({ kind: 'notSent', reason: 'ECONNREFUSED' });
    await tokens.refreshDue();
    clock.advance(-7 * 24 * HOUR);
    expect(await tokens.renew(OA, 1)).toEqual(second);
  });
});

describe('a dead refresh token', () => {
  it('alarms once; the access token is used until it is refused', async () => {
    const { tokens, clock, platform, signals } = await createWorld();
    clock.advance(20 * HOUR);
    platform.behave({ kind: 'dead', code: -14014 });
    await tokens.refreshDue();
    await tokens.refreshDue();
    expect(signals.heard).toEqual([{ name: 'grant-lost', oaId: OA, code: -14014 }]);
    expect(await tokens.current(OA)).toEqual(first);
    expect(await tokens.renew(OA, 1)).toEqual({ kind: 'none', reason: 'needs-consent' });
    expect(platform.spent).toHaveLength(1);
  });

  it('is healed by a new consent, without a restart', async () => {
    const { tokens, platform, store, clock } = await createWorld();
    platform.behave({ kind: 'dead', code: -14014 });
    expect(await tokens.renew(OA, 1)).toEqual({ kind: 'none', reason: 'needs-consent' });
    expect(await tokens.current(OA)).toEqual({ kind: 'none', reason: 'needs-consent' });
    await store.put(OA, aPair({ accessToken: 'access-2', issuedAt: clock.now() }));
    expect(await tokens.current(OA)).toEqual(second);
  });
});

describe('a refresh whose outcome is unknown', () => {
  it('is repeated when the old access token still lives, for then nothing was spent', async () => {
    const { tokens, clock, platform, signals } = await createWorld();
    clock.advance(20 * HOUR);
    platform.behave('dropRequest');
    await tokens.refreshDue();
    expect(await tokens.current(OA)).toEqual(first);
    clock.advance(30_000);
    await tokens.refreshDue();
    expect(platform.probed).toEqual(['access-1']);
    expect(platform.spent).toEqual(['refresh-1', 'refresh-1']);
    expect(await tokens.current(OA)).toEqual(second);
    expect(signals.names()).toEqual(['refresh-unsettled', 'refreshed']);
  });

  it('is not repeated while the platform cannot be asked', async () => {
    const { tokens, clock, platform } = await createWorld();
    clock.advance(20 * HOUR);
    platform.behave('dropAnswer');
    platform.probeAnswers = false;
    for (let i = 0; i < 5; i++) {
      await tokens.refreshDue();
      clock.advance(600_000);
    }
    expect(platform.spent).toEqual(['refresh-1']);
  });

  it('that was spent ends in a call for consent, after one more try', async () => {
    const { tokens, clock, platform, signals } = await createWorld();
    clock.advance(20 * HOUR);
    platform.behave('dropAnswer');
    await tokens.refreshDue();
    clock.advance(30_000);
    await tokens.refreshDue();
    expect(platform.spent).toEqual(['refresh-1', 'refresh-1']);
    expect(signals.names()).toEqual(['refresh-unsettled', 'grant-lost']);
  });

  it('stays unsettled through a later try that never reached the platform', async () => {
    const { tokens, clock, platform } = await createWorld();
    clock.advance(20 * HOUR);
    platform.behave('dropRequest', { kind: 'notSent', reason: 'ECONNREFUSED' });
    await tokens.refreshDue();
    clock.advance(30_000);
    await tokens.refreshDue();
    clock.advance(60_000);
    await tokens.refreshDue();
    expect(platform.probed).toEqual(['access-1', 'access-1']);
    expect(await tokens.current(OA)).toEqual(second);
  });

  it('needs no probe when a send has just shown that the old token is dead', async () => {
    const { tokens, clock, platform } = await createWorld();
    clock.advance(20 * HOUR);
    platform.behave('dropRequest');
    await tokens.refreshDue();
    clock.advance(30_000);
    expect(await tokens.renew(OA, 1)).toEqual(second);
    expect(platform.probed).toEqual([]);
  });
});

describe('a process that dies between the refresh and the storing', () => {
  it('leaves a mark, so that the next one asks before it spends', async () => {
    const { clock, store, platform, aProcess, signals } = await createWorld();
    clock.advance(20 * HOUR);
    void aProcess(dyingAtStore(store)).refreshDue();
    await new Promise((resolve) => setImmediate(resolve));
    expect(platform.isAlive('access-2')).toBe(true);

    const survivor = aProcess();
    await survivor.refreshDue();
    expect(platform.spent).toEqual(['refresh-1']);
    clock.advance(CLAIM_MS);
    await survivor.refreshDue();
    expect(platform.probed).toEqual(['access-1']);
    expect(signals.names()).toEqual(['grant-lost']);
  });

  it('before its request left has cost nothing', async () => {
    const { clock, store, platform, tokens } = await createWorld();
    clock.advance(20 * HOUR);
    await store.claimRefresh(OA, { revision: 1, now: clock.now(), until: clock.now() + CLAIM_MS });
    clock.advance(CLAIM_MS);
    await tokens.refreshDue();
    expect(await tokens.current(OA)).toEqual(second);
    expect(platform.spent).toEqual(['refresh-1']);
  });
});

describe('a database that is away when the new pair comes', () => {
  it('gets the pair when it is back, and nobody used it before', async () => {
    const { clock, store, aProcess, signals } = await createWorld();
    let failures = 20;
    const shaky: TokenStore = {
      ...store,
      storeRefreshed: (oaId, fresh) =>
        failures-- > 0 ? Promise.reject(new Error('MongoDB is away')) : store.storeRefreshed(oaId, fresh),
    };
    const tokens = aProcess(shaky);
    const put = tokens.renew(OA, 1);
    const answer = await clock.settle(put);
    expect(answer).toMatchObject({ kind: 'later' });
    expect(await store.find(OA)).toMatchObject({ accessToken: 'access-1' });

    for (let i = 0; i < 30; i++) {
      clock.advance(5_000);
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await store.find(OA)).toMatchObject({ accessToken: 'access-2', revision: 2 });
    expect(await tokens.current(OA)).toEqual(second);
    expect(signals.names()).toEqual(['pair-not-stored', 'refreshed']);
  });
});

describe('a process that stops', () => {
  it('waits until the pair that is on its way is stored', async () => {
    const { tokens, platform, store, clock } = await createWorld();
    const open = platform.hold();
    expect(await clock.settle(tokens.renew(OA, 1))).toMatchObject({ kind: 'later' });
    const stopped = tokens.idle().then(() => store.find(OA));
    open();
    expect(await stopped).toMatchObject({ accessToken: 'access-2' });
    await tokens.idle();
  });
});

describe('many who need a token at the same time', () => {
  it('share one refresh in one process', async () => {
    const { tokens, platform } = await createWorld();
    const answers = await Promise.all(Array.from({ length: 50 }, () => tokens.renew(OA, 1)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify(second)]),
    );
    expect(platform.spent).toEqual(['refresh-1']);
  });

  it('share one refresh in two processes; the second waits for what the first brings', async () => {
    const { clock, platform, aProcess } = await createWorld();
    const open = platform.hold();
    const answers = [aProcess(), aProcess()].map((tokens) => tokens.renew(OA, 1));
    clock.advance(450);
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    open();
    expect(await clock.settle(Promise.all(answers))).toEqual([second, second]);
    expect(platform.spent).toEqual(['refresh-1']);
  });

  it('are put off when the other process takes too long', async () => {
    const { clock, platform, aProcess } = await createWorld();
    platform.hold();
    void aProcess().renew(OA, 1);
    const answer = await clock.settle(aProcess().renew(OA, 1));
    expect(answer).toMatchObject({ kind: 'later' });
    expect(platform.spent).toEqual(['refresh-1']);
  });

  it('do not refresh what is refreshed already', async () => {
    const { tokens, platform } = await createWorld();
    await tokens.renew(OA, 1);
    expect(await tokens.renew(OA, 1)).toEqual(second);
    expect(platform.spent).toEqual(['refresh-1']);
  });

  it('do not refresh a pair that is younger than a minute', async () => {
    const { tokens, platform, clock } = await createWorld();
    await tokens.renew(OA, 1);
    expect(await tokens.renew(OA, 2)).toEqual({ kind: 'later', retryAt: clock.now() + 60_000 });
    clock.advance(60_000);
    expect(await tokens.renew(OA, 2)).toEqual({ kind: 'token', value: 'access-3', revision: 3 });
    expect(platform.spent).toEqual(['refresh-1', 'refresh-2']);
  });

  it('one of whom lost its claim while its request was slow still saves the pair', async () => {
    const { clock, platform, aProcess, store, signals } = await createWorld();
    clock.advance(20 * HOUR);
    const open = platform.hold();
    const slow = aProcess().refreshDue();
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(CLAIM_MS);
    // the second asks about the old token, finds it alive and waits at the platform as well
    const openSecond = platform.hold();
    const late = aProcess().refreshDue();
    await new Promise((resolve) => setImmediate(resolve));
    open();
    await slow;
    openSecond();
    await late;
    expect(await store.find(OA)).toMatchObject({ accessToken: 'access-2', state: 'live', revision: 2 });
    expect(signals.names()).toEqual(['refreshed']);
  });
});
