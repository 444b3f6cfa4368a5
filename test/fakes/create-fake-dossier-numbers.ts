import type { DossierNumbers } from '../../src/dossiers/dossier-numbers.js';

/** The daily counters in memory; held to the same contract suite as those on MongoDB. */
export function createFakeDossierNumbers(): DossierNumbers {
  const last = new Map<string, number>();
  return {
    async next(officeId, receivedOn) {
      const id = `${officeId}:${receivedOn}`;
      const number = (last.get(id) ?? 0) + 1;
      last.set(id, number);
      return number;
    },
  };
}
