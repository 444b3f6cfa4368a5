import type { PlaceStore, PlaceWish } from '../../src/appointments/place-store.js';

type Row = PlaceWish & { until: number | null };

/** Places in memory; held to the same contract suite as those on MongoDB. */
export function createFakePlaceStore({ now }: { now: () => number }): PlaceStore {
  let rows: Row[] = [];
  const isGone = ({ until }: Row) => until !== null && until <= now();
  const sameHour = (one: PlaceWish, other: PlaceWish) =>
    one.officeId === other.officeId && one.desk === other.desk && one.slot.at === other.slot.at;

  return {
    async take(wish, until) {
      const own = rows.find((row) => row.holder === wish.holder && row.slot.at === wish.slot.at);
      if (own) {
        if (own.until !== null) own.until = until;
        return true;
      }
      const taken = rows.filter((row) => sameHour(row, wish) && !isGone(row));
      if (taken.length >= wish.capacity) return false;
      rows = [...rows.filter((row) => !sameHour(row, wish) || !isGone(row)), { ...wish, until }];
      return true;
    },
    async giveBack(holder, { but, booked }) {
      rows = rows.filter(
        (row) => row.holder !== holder || row.slot.at === but || (row.until === null && !booked),
      );
    },
    async giveBackHeldOf(conversationId) {
      rows = rows.filter((row) => row.conversationId !== conversationId || row.until === null);
    },
    async takenFrom({ officeId, desk, from, except }) {
      return rows
        .filter((row) => row.officeId === officeId && row.desk === desk && row.slot.at >= from)
        .filter((row) => row.holder !== except && !isGone(row))
        .map(({ slot }) => ({ ...slot, places: 1 }));
    },
    async clear({ lapsed, over }) {
      const before = rows.length;
      rows = rows.filter(({ until, slot }) => (until === null || until >= lapsed) && slot.at >= over);
      return before - rows.length;
    },
  };
}
