import type { Dossier, DossierLine } from '../../src/dossiers/dossier.js';
import type { DossierWatch, RaisedQuery } from '../../src/dossiers/dossier-watch.js';
import { OPEN_STATES, statesOfStep } from '../../src/dossiers/worklists.js';

export type FakeRow = {
  dossier: Dossier;
  untoldSince: number | null;
  lookAt: number | null;
  remindAt: number | null;
};

/** The watching part of the fake dossier store. */
export function createFakeDossierWatch(
  rows: Map<string, FakeRow>,
  toLine: (dossier: Dossier) => DossierLine,
): DossierWatch {
  const raised = ({ officeId, step, owners }: RaisedQuery) =>
    [...rows.values()]
      .map(({ dossier }) => dossier)
      .filter((one) => one.officeId === officeId && one.raised.includes(step))
      .filter(({ state }) => statesOfStep(step).includes(state))
      .filter(({ assignee }) => owners?.includes(assignee) ?? true)
      .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0) || (a.dossierId < b.dossierId ? -1 : 1));
  return {
    async dueForLook(at, limit) {
      return [...rows.values()]
        .flatMap(({ dossier: { dossierId }, lookAt }) => (lookAt === null ? [] : [{ dossierId, lookAt }]))
        .filter(({ lookAt }) => lookAt <= at)
        .sort((a, b) => a.lookAt - b.lookAt)
        .slice(0, limit);
    },
    adoptUnwatched: async () => undefined,
    async recordLook({ dossierId, lookAt }, version, look) {
      const row = rows.get(dossierId);
      if (row?.dossier.version !== version || row.lookAt !== lookAt) return false;
      const escalations = [...row.dossier.escalations, ...structuredClone(look.fresh)];
      const dossier = { ...row.dossier, raised: [...look.raised], escalations };
      rows.set(dossierId, { ...row, dossier, lookAt: look.nextLookAt });
      return true;
    },
    listRaised: async (query, limit) => raised(query).slice(0, limit).map(toLine),
    async listProposed(officeId, limit) {
      return [...rows.values()]
        .map(({ dossier }) => dossier)
        .filter((one) => one.officeId === officeId && one.proposal !== null)
        .sort((a, b) => (a.proposal?.at ?? 0) - (b.proposal?.at ?? 0))
        .slice(0, limit)
        .map(toLine);
    },
    countRaised: async (query) => raised(query).length,
    async doneSince({ officeId, actions, since }, limit) {
      const isMeant = ({ history }: Dossier) =>
        history.some(({ action, at }) => actions.includes(action) && at >= since);
      return [...rows.values()]
        .map(({ dossier }) => dossier)
        .filter((one) => one.officeId === officeId && OPEN_STATES.includes(one.state) && isMeant(one))
        .sort((a, b) => b.updatedAt - a.updatedAt || (a.dossierId < b.dossierId ? -1 : 1))
        .slice(0, limit)
        .map(toLine);
    },
  };
}
