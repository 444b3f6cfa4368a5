import type { Stay } from '../../src/today/stay.js';
import type { StayStore } from '../../src/today/stay-store.js';

/** Stays in memory; held to the same contract suite as those on MongoDB. */
export function createFakeStayStore(): StayStore {
  let rows: Stay[] = [];
  const others = (one: Pick<Stay, 'officeId' | 'day' | 'username'>) =>
    rows.filter(
      (row) => row.officeId !== one.officeId || row.day !== one.day || row.username !== one.username,
    );
  return {
    async put(stay) {
      rows = [...others(stay), structuredClone(stay)];
    },
    async end(officeId, day, username) {
      rows = others({ officeId, day, username });
    },
    async listOn(officeId, day) {
      const found = rows.filter((row) => row.officeId === officeId && row.day === day);
      return structuredClone(found.toSorted((a, b) => (a.username < b.username ? -1 : 1)));
    },
  };
}
