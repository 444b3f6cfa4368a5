import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TokenStore } from '../../src/zalo-account/token-store.js';
import { aPair, HOUR, OA, OTHER_OA, T0 } from './fakes/universe.js';

const second = aPair({ accessToken: 'access-2', refreshToken: 'refresh-2' });
const third = aPair({ accessToken: 'access-3', refreshToken: 'refresh-3' });
const claim = { revision: 1, now: T0, until: T0 + 30_000 };

/** What every token store promises. */
export function tokenStoreContract(name: string, open: () => Promise<TokenStore>): void {
  describe(`a token store (${name})`, () => {
    let store: TokenStore;
    beforeEach(async () => {
      store = await open();
    });

    it('knows nothing of an OA that was never connected', async () => {
      expect(await store.find(OA)).toBeUndefined();
      expect(await store.claimRefresh(OA, claim)).toBeUndefined();
      expect(await store.storeRefreshed(OA, { revision: 1, pair: second })).toBeUndefined();
      expect(await store.lose(OA, { revision: 1, expiresAt: T0 })).toBe(false);
    });

    it('gives back what consent brought, each OA its own', async () => {
      await store.put(OA, aPair());
      await store.put(OTHER_OA, second);
      expect(await store.find(OA)).toEqual({ ...aPair(), oaId: OA, revision: 1, state: 'live', failures: 0 });
      expect(await store.find(OTHER_OA)).toMatchObject({ oaId: OTHER_OA, accessToken: 'access-2' });
    });

    it('gives one claim to one of many who ask at once', async () => {
      await store.put(OA, aPair());
      const claims = await Promise.all(Array.from({ length: 10 }, () => store.claimRefresh(OA, claim)));
      expect(claims.filter(Boolean)).toEqual([{ holder: expect.any(String), unsettled: false }]);
    });

    it('gives no claim on a pair that was replaced', async () => {
      await store.put(OA, aPair());
      await store.storeRefreshed(OA, { revision: 1, pair: second });
      expect(await store.claimRefresh(OA, claim)).toBeUndefined();
    });

    it('tells the next holder that a claim lapsed without a result', async () => {
      await store.put(OA, aPair());
      await store.claimRefresh(OA, claim);
      expect(
        await store.claimRefresh(OA, { ...claim, now: T0 + 29_999, until: T0 + 60_000 }),
      ).toBeUndefined();
      const next = await store.claimRefresh(OA, { ...claim, now: T0 + 30_000, until: T0 + 60_000 });
      expect(next).toMatchObject({ unsettled: true });
    });

    it.each([true, false])(
      'keeps for the next holder that the outcome is unsettled: %s',
      async (unsettled) => {
        await store.put(OA, aPair());
        const holder = (await store.claimRefresh(OA, claim))?.holder ?? '';
        await store.postpone(OA, { revision: 1, holder, refreshAt: T0 + 5_000, unsettled });
        expect(await store.find(OA)).toMatchObject({
          failures: 1,
          refreshAt: T0 + 5_000,
          accessToken: 'access-1',
        });
        expect(await store.claimRefresh(OA, claim)).toMatchObject({ unsettled });
      },
    );

    it('takes a claim for lapsed that was made before the clock was set back, and tells that it was', async () => {
      await store.put(OA, aPair());
      const later = T0 + 24 * 3_600_000;
      await store.claimRefresh(OA, { ...claim, now: later, until: later + 30_000 });
      expect(await store.claimRefresh(OA, claim)).toMatchObject({ unsettled: true });
      expect(await store.claimRefresh(OA, { ...claim, now: T0 - 1_000, until: T0 + 29_000 })).toBeUndefined();
    });

    it('lets nobody give back the claim of another', async () => {
      await store.put(OA, aPair());
      await store.claimRefresh(OA, claim);
      await store.postpone(OA, { revision: 1, holder: 'somebody else', refreshAt: T0, unsettled: false });
      expect(await store.find(OA)).toMatchObject({ failures: 0 });
      expect(await store.claimRefresh(OA, claim)).toBeUndefined();
    });

    it('stores a refreshed pair as the next revision, settled and free', async () => {
      await store.put(OA, aPair());
      const holder = (await store.claimRefresh(OA, claim))?.holder ?? '';
      await store.postpone(OA, { revision: 1, holder, refreshAt: T0, unsettled: true });
      await store.claimRefresh(OA, claim);
      const grant = { ...second, oaId: OA, revision: 2, state: 'live', failures: 0 };
      expect(await store.storeRefreshed(OA, { revision: 1, pair: second })).toEqual(grant);
      expect(await store.find(OA)).toEqual(grant);
      expect(await store.claimRefresh(OA, { ...claim, revision: 2 })).toMatchObject({ unsettled: false });
    });

    it('stores the pair of a holder whose claim has lapsed and gone to another', async () => {
      await store.put(OA, aPair());
      await store.claimRefresh(OA, claim);
      await store.claimRefresh(OA, { ...claim, now: T0 + 30_000, until: T0 + 60_000 });
      expect(await store.storeRefreshed(OA, { revision: 1, pair: second })).toMatchObject({ revision: 2 });
    });

    it('stores only the first successor of a pair', async () => {
      await store.put(OA, aPair());
      await store.storeRefreshed(OA, { revision: 1, pair: second });
      expect(await store.storeRefreshed(OA, { revision: 1, pair: third })).toBeUndefined();
      expect(await store.find(OA)).toMatchObject({ accessToken: 'access-2', revision: 2 });
    });

    it('loses a grant once, keeps its access token, and offers it to nobody for a refresh', async () => {
      await store.put(OA, aPair());
      await store.claimRefresh(OA, claim);
      expect(await store.lose(OA, { revision: 1, expiresAt: T0 + HOUR })).toBe(true);
      expect(await store.lose(OA, { revision: 1, expiresAt: T0 })).toBe(false);
      expect(await store.find(OA)).toMatchObject({
        state: 'needsConsent',
        accessToken: 'access-1',
        expiresAt: T0 + HOUR,
      });
      expect(
        await store.claimRefresh(OA, { ...claim, now: T0 + HOUR, until: T0 + 2 * HOUR }),
      ).toBeUndefined();
      expect(await store.findDue(T0 + 100 * HOUR)).toEqual([]);
    });

    it('does not lose a grant whose pair was replaced meanwhile', async () => {
      await store.put(OA, aPair());
      await store.storeRefreshed(OA, { revision: 1, pair: second });
      expect(await store.lose(OA, { revision: 1, expiresAt: T0 })).toBe(false);
      expect(await store.find(OA)).toMatchObject({ state: 'live' });
    });

    it('is healed by a new consent, whatever was before', async () => {
      await store.put(OA, aPair());
      await store.claimRefresh(OA, claim);
      await store.lose(OA, { revision: 1, expiresAt: T0 });
      await store.put(OA, second);
      expect(await store.find(OA)).toEqual({ ...second, oaId: OA, revision: 2, state: 'live', failures: 0 });
      expect(await store.claimRefresh(OA, { ...claim, revision: 2 })).toMatchObject({ unsettled: false });
    });

    it('names those whose time to refresh has come and that nobody refreshes', async () => {
      await store.put(OA, aPair({ refreshAt: T0 }));
      await store.put(OTHER_OA, aPair({ refreshAt: T0 + 1 }));
      expect(await store.findDue(T0 - 1)).toEqual([]);
      expect(await store.findDue(T0)).toEqual([OA]);
      await store.claimRefresh(OA, claim);
      expect(await store.findDue(T0 + 1)).toEqual([OTHER_OA]);
      expect(new Set(await store.findDue(T0 + 30_000))).toEqual(new Set([OA, OTHER_OA]));
    });
  });
}
