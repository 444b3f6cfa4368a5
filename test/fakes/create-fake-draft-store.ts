import type { AssistedDraft } from '../../src/assisted/assisted-draft.js';
import { countHelp } from '../../src/assisted/count-help.js';
import type { DraftStore } from '../../src/assisted/draft-store.js';

/** Assisted drafts in memory, with the same guard; copied in and out like JSON. */
export function createFakeDraftStore(): DraftStore {
  const drafts = new Map<string, AssistedDraft>();
  const all = () => [...drafts.values()].map((draft) => structuredClone(draft));
  return {
    find: async (draftId) => structuredClone(drafts.get(draftId)),
    async save(draft) {
      if ((drafts.get(draft.draftId)?.version ?? 0) !== draft.version - 1) return false;
      drafts.set(draft.draftId, structuredClone(draft));
      return true;
    },
    listOpen: async ({ officeId, username, limit }) =>
      all()
        .filter((draft) => draft.officeId === officeId && ['open', 'signed'].includes(draft.state))
        .filter(({ helper }) => username === undefined || helper.username === username)
        .sort((a, b) => b.updatedAt - a.updatedAt)
        .slice(0, limit),
    signedBefore: async (before, limit) =>
      all()
        .filter(({ state, updatedAt }) => state === 'signed' && updatedAt < before)
        .sort((a, b) => a.updatedAt - b.updatedAt)
        .slice(0, limit),
    findByCode: async (officeId, codeHash) =>
      all().find((draft) => draft.officeId === officeId && draft.code?.hash === codeHash),
    count: async (officeId, { from, to }) =>
      countHelp(
        all().filter(
          (draft) => draft.officeId === officeId && from <= draft.startedAt && draft.startedAt < to,
        ),
      ),
  };
}
