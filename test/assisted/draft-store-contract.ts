import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AssistedDraft } from '../../src/assisted/assisted-draft.js';
import type { DraftStore } from '../../src/assisted/draft-store.js';
import { beginForm } from '../../src/flow/form.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import { catalogue, freshSession, MORNING } from '../flow/universe.js';

export function aDraft(over: Partial<AssistedDraft> = {}): AssistedDraft {
  const [procedure] = catalogue.procedures;
  if (!procedure) throw new Error('no procedure');
  const { form } = beginForm(freshSession(), procedure, MORNING);
  if (!form) throw new Error('no form');
  const answers = { 'nyc.hoTen': { value: 'Trần Thị Thử', warnings: [] } };
  return {
    draftId: 'a-1',
    officeId: NINH_THANH,
    procedureId: procedure.id,
    helper: { username: 'mai', role: 'clerk' },
    state: 'open',
    startedAt: MORNING,
    endedAt: null,
    code: null,
    handedTo: null,
    signed: null,
    version: 1,
    updatedAt: MORNING,
    content: { form: { ...form, answers }, unsettled: {} },
    ...over,
  };
}

/** What every record of assisted drafts promises. */
export function describeDraftStore(name: string, open: () => Promise<DraftStore>): void {
  describe(`assisted drafts in ${name}`, () => {
    let store: DraftStore;
    beforeEach(async () => {
      store = await open();
    });
    const ids = (drafts: AssistedDraft[]) => drafts.map(({ draftId }) => draftId);

    it('come out as they went in', async () => {
      expect(await store.find('a-1')).toBeUndefined();
      expect(await store.save(aDraft())).toBe(true);
      expect(await store.find('a-1')).toEqual(aDraft());
    });

    it('are written by the faster of two only, and end without what they held', async () => {
      await store.save(aDraft());
      expect(await store.save(aDraft())).toBe(false);
      const ended = aDraft({ version: 2, state: 'givenUp', content: null });
      expect(await store.save(ended)).toBe(true);
      expect(await store.save(aDraft({ version: 2 }))).toBe(false);
      expect(await store.find('a-1')).toEqual(ended);
    });

    it('are listed while they are open, for their office and their helper, the last touched first', async () => {
      await store.save(aDraft());
      await store.save(aDraft({ draftId: 'a-2', updatedAt: MORNING + 5, state: 'signed' }));
      await store.save(aDraft({ draftId: 'a-3', helper: { username: 'dao', role: 'volunteer' } }));
      await store.save(aDraft({ draftId: 'a-4', state: 'submitted', content: null }));
      await store.save(aDraft({ draftId: 'a-5', officeId: BINH_MINH }));
      const here = { officeId: NINH_THANH, limit: 9 };
      expect(ids(await store.listOpen(here)).sort()).toEqual(['a-1', 'a-2', 'a-3']);
      expect(ids(await store.listOpen(here))[0]).toBe('a-2');
      expect(ids(await store.listOpen({ ...here, username: 'dao' }))).toEqual(['a-3']);
      expect(ids(await store.listOpen({ ...here, limit: 1 }))).toEqual(['a-2']);
    });

    it('wait to be filed when they are signed, the longest first', async () => {
      await store.save(aDraft());
      await store.save(aDraft({ draftId: 'a-2', state: 'signed', updatedAt: MORNING + 5 }));
      await store.save(aDraft({ draftId: 'a-3', state: 'signed', officeId: BINH_MINH }));
      await store.save(aDraft({ draftId: 'a-4', state: 'submitted', content: null }));
      expect(ids(await store.signedBefore(MORNING + 6, 9))).toEqual(['a-3', 'a-2']);
      expect(ids(await store.signedBefore(MORNING + 6, 1))).toEqual(['a-3']);
      expect(ids(await store.signedBefore(MORNING + 5, 9))).toEqual(['a-3']);
    });

    it('are found by their code at their own office alone', async () => {
      await store.save(aDraft({ code: { hash: 'h1', until: 5 } }));
      expect((await store.findByCode(NINH_THANH, 'h1'))?.draftId).toBe('a-1');
      expect(await store.findByCode(BINH_MINH, 'h1')).toBeUndefined();
      expect(await store.findByCode(NINH_THANH, 'h2')).toBeUndefined();
    });

    it('are counted by day, helper, procedure and how they stand', async () => {
      const day = 86_400_000;
      await store.save(aDraft());
      await store.save(aDraft({ draftId: 'a-2' }));
      await store.save(aDraft({ draftId: 'a-3', state: 'submitted', content: null }));
      await store.save(aDraft({ draftId: 'a-4', startedAt: MORNING + day }));
      await store.save(aDraft({ draftId: 'a-5', officeId: BINH_MINH }));
      const { procedureId } = aDraft();
      const one = { username: 'mai', procedureId };
      expect(await store.count(NINH_THANH, { from: MORNING, to: MORNING + day })).toEqual([
        { day: '2026-11-23', ...one, state: 'open', count: 2 },
        { day: '2026-11-23', ...one, state: 'submitted', count: 1 },
      ]);
      expect(await store.count(NINH_THANH, { from: MORNING, to: MORNING + day + 1 })).toHaveLength(3);
    });
  });
}
