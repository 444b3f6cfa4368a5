import type { RegisterPeriod, RegisterSource } from '../../src/documents/register-source.js';
import type { Dossier } from '../../src/dossiers/dossier.js';
import type { DossierStore } from '../../src/dossiers/dossier-store.js';
import { filterOf, WORKLIST_NAMES } from '../../src/dossiers/worklists.js';

/** The register of dossiers in memory; held to the same contract suite as the one on MongoDB. */
export function createFakeRegisterSource(store: Pick<DossierStore, 'list' | 'find'>): RegisterSource {
  async function inPeriod({ officeId, from, until }: RegisterPeriod): Promise<Dossier[]> {
    // every dossier lies in exactly one worklist, at any moment
    const lists = WORKLIST_NAMES.map((name) =>
      store.list({
        ...{ officeId, where: filterOf(name, 0), owner: { whose: 'all' } },
        ...{ order: 'oldest', skip: 0, limit: 100_000 },
      }),
    );
    const lines = (await Promise.all(lists)).flat();
    const dossiers = await Promise.all(lines.map(({ dossierId }) => store.find(dossierId)));
    return dossiers
      .filter((one) => one !== undefined)
      .filter(({ receivedAt }) => from <= receivedAt && receivedAt < until)
      .sort((a, b) => a.receivedAt - b.receivedAt || (a.dossierId < b.dossierId ? -1 : 1));
  }
  return {
    count: async (period) => (await inPeriod(period)).length,
    async *read(period) {
      yield* await inPeriod(period);
    },
  };
}
