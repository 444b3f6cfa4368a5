import { beforeEach, describe, expect, it } from '@jest/globals';
import type { SecondFactorStore } from '../../src/console/second-factor/second-factor-store.js';
import { Username } from '../../src/console/staff/staff.js';

const MAI = Username.parse('mai');
const factor = { secret: 'SECRETSECRETSECRET', since: 5, step: 100, recovery: ['r1', 'r2'] };

/** What every store of second factors promises. */
export function describeSecondFactorStore(
  name: string,
  open: () => Promise<SecondFactorStore> | SecondFactorStore,
): void {
  describe(`second factors on ${name}`, () => {
    let store: SecondFactorStore;
    beforeEach(async () => {
      store = await open();
    });

    it('keeps a secret that waits to be confirmed beside an active one', async () => {
      expect(await store.find(MAI)).toBeUndefined();
      await store.activate(MAI, factor);
      await store.begin(MAI, { secret: 'OTHER', at: 7 });
      expect(await store.find(MAI)).toEqual({
        pending: { secret: 'OTHER', at: 7 },
        active: { secret: factor.secret, since: 5 },
        recoveryLeft: 2,
      });
    });

    it('forgets what waited once a factor is active', async () => {
      await store.begin(MAI, { secret: factor.secret, at: 4 });
      await store.activate(MAI, factor);
      expect(await store.find(MAI)).toEqual({ active: { secret: factor.secret, since: 5 }, recoveryLeft: 2 });
    });

    it('gives a step to one of many, and none that is not later', async () => {
      await store.activate(MAI, factor);
      const taken = await Promise.all(Array.from({ length: 6 }, () => store.takeStep(MAI, 101)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect([await store.takeStep(MAI, 100), await store.takeStep(MAI, 102)]).toEqual([false, true]);
    });

    it('gives a recovery code to one of many', async () => {
      await store.activate(MAI, factor);
      const taken = await Promise.all(Array.from({ length: 6 }, () => store.takeRecovery(MAI, 'r1')));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await store.takeRecovery(MAI, 'r3')).toBe(false);
      expect((await store.find(MAI))?.recoveryLeft).toBe(1);
    });

    it('has nothing to give after it was removed', async () => {
      await store.activate(MAI, factor);
      await store.remove(MAI);
      expect(await store.find(MAI)).toBeUndefined();
      expect([await store.takeStep(MAI, 200), await store.takeRecovery(MAI, 'r1')]).toEqual([false, false]);
    });
  });
}
