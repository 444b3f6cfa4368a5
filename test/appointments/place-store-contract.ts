import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PlaceStore, PlaceWish } from '../../src/appointments/place-store.js';
import { HUNG, LAN, NINH_THANH } from '../dossiers/dossier-builders.js';

export type OpenPlaceStore = () => Promise<{
  store: PlaceStore;
  now(): number;
  advance(ms: number): void;
}>;

const HALF_HOUR = 30 * 60_000;

/** What every store of places promises; run on the fake and on the real one. */
export function describePlaceStore(name: string, open: OpenPlaceStore): void {
  describe(`place store: ${name}`, () => {
    let store: PlaceStore;
    let now: () => number;
    let advance: (ms: number) => void;
    let hour: number;
    beforeEach(async () => {
      ({ store, now, advance } = await open());
      hour = now() + 86_400_000;
    });
    const wish = (holder: string, over: Partial<PlaceWish> = {}): PlaceWish => ({
      officeId: NINH_THANH,
      desk: 'marriage',
      slot: { at: hour, minutes: 30 },
      capacity: 1,
      holder,
      conversationId: LAN,
      ...over,
    });
    const soon = () => now() + HALF_HOUR;
    const taken = (except?: string) =>
      store.takenFrom({ officeId: NINH_THANH, desk: 'marriage', from: now(), except });

    it('gives the last place to one of those who want it at the same moment', async () => {
      const wishes = Array.from({ length: 20 }, (_, n) => wish(`f-${n}`, { capacity: 3 }));
      const given = await Promise.all(wishes.map((one) => store.take(one, soon())));
      expect(given.filter(Boolean)).toHaveLength(3);
      await expect(taken()).resolves.toHaveLength(3);
    });

    it('gives one holder one place of an hour, however often and at once it is asked', async () => {
      const given = await Promise.all(
        Array.from({ length: 10 }, () => store.take(wish('f-1', { capacity: 5 }), soon())),
      );
      expect(new Set(given)).toEqual(new Set([true]));
      await expect(taken()).resolves.toEqual([{ at: hour, minutes: 30, places: 1 }]);
    });

    it('does not count what the one who asks has', async () => {
      await store.take(wish('f-1'), soon());
      await expect(taken('f-1')).resolves.toEqual([]);
      await expect(taken('f-2')).resolves.toHaveLength(1);
    });

    it('lets somebody else have what was kept too long, and nobody else what was not', async () => {
      await store.take(wish('f-1'), soon());
      await expect(store.take(wish('f-2'), soon())).resolves.toBe(false);
      advance(HALF_HOUR + 1);
      await expect(taken()).resolves.toEqual([]);
      await expect(store.take(wish('f-2'), soon())).resolves.toBe(true);
      await expect(store.take(wish('f-1'), null)).resolves.toBe(false);
    });

    it('keeps a booked place for good, also when it is asked for in passing again', async () => {
      await store.take(wish('f-1'), soon());
      await expect(store.take(wish('f-1'), null)).resolves.toBe(true);
      await expect(store.take(wish('f-1'), soon())).resolves.toBe(true);
      advance(10 * HALF_HOUR);
      await expect(store.take(wish('f-2'), soon())).resolves.toBe(false);
    });

    it('books what nobody has taken although it had lapsed', async () => {
      await store.take(wish('f-1'), soon());
      advance(HALF_HOUR + 1);
      await expect(store.take(wish('f-1'), null)).resolves.toBe(true);
      await expect(taken()).resolves.toHaveLength(1);
    });

    it('tells desks, offices and hours apart', async () => {
      await store.take(wish('f-1'), soon());
      await expect(store.take(wish('f-2', { desk: 'certification' }), soon())).resolves.toBe(true);
      const later = { at: hour + HALF_HOUR, minutes: 30 };
      await expect(store.take(wish('f-3', { slot: later }), soon())).resolves.toBe(true);
    });

    it('gives back what is kept besides one hour, and leaves what is booked unless that is meant too', async () => {
      const later = { at: hour + HALF_HOUR, minutes: 30 };
      await store.take(wish('f-1'), null);
      await store.take(wish('f-1', { slot: later }), soon());
      await store.giveBack('f-1', { but: null, booked: false });
      await expect(taken()).resolves.toEqual([{ at: hour, minutes: 30, places: 1 }]);
      await store.take(wish('f-1', { slot: later }), null);
      await store.giveBack('f-1', { but: later.at, booked: true });
      await expect(taken()).resolves.toEqual([{ ...later, places: 1 }]);
    });

    it('gives back what a forgotten conversation kept, and nothing that is booked or somebody else’s', async () => {
      const at = (n: number) => ({ slot: { at: hour + n * HALF_HOUR, minutes: 30 } });
      await store.take(wish('f-1', at(0)), soon());
      await store.take(wish('f-2', at(1)), null);
      await store.take(wish('f-3', { ...at(2), conversationId: HUNG }), soon());
      await store.giveBackHeldOf(LAN);
      const left = (await taken()).map((one) => (one.at - hour) / HALF_HOUR);
      expect(new Set(left)).toEqual(new Set([1, 2]));
    });

    it('clears away what lapsed long ago and what is over', async () => {
      const at = (n: number) => ({ slot: { at: hour + n * HALF_HOUR, minutes: 30 } });
      await store.take(wish('f-1', at(0)), soon());
      await store.take(wish('f-2', at(1)), null);
      await expect(store.clear({ lapsed: now(), over: now() })).resolves.toBe(0);
      await expect(store.clear({ lapsed: now() + 2 * HALF_HOUR, over: hour })).resolves.toBe(1);
      await expect(store.clear({ lapsed: now(), over: hour + 2 * HALF_HOUR })).resolves.toBe(1);
    });
  });
}
