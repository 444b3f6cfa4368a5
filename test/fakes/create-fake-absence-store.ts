import type { Absence } from '../../src/assignment/absence.js';
import type { AbsenceStore } from '../../src/assignment/absence-store.js';

/** Absences in memory; held to the same contract suite as those on MongoDB. */
export function createFakeAbsenceStore(): AbsenceStore {
  let rows: Absence[] = [];
  const others = (officeId: string, username: string) =>
    rows.filter((row) => row.officeId !== officeId || row.username !== username);
  return {
    async put(absence) {
      rows = [...others(absence.officeId, absence.username), structuredClone(absence)];
    },
    async end(officeId, username) {
      rows = others(officeId, username);
    },
    async listOn(officeId, day) {
      const found = rows.filter((row) => row.officeId === officeId && row.until >= day);
      return structuredClone(found.toSorted((a, b) => (a.username < b.username ? -1 : 1)));
    },
  };
}
