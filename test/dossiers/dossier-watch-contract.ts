import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DossierStore } from '../../src/dossiers/dossier-store.js';
import type { Look } from '../../src/dossiers/dossier-watch.js';
import { moveDossier } from '../../src/dossiers/move-dossier.js';
import { calendar } from '../calendar/opening-hours.js';
import { BINH_MINH, NINH_THANH, RECEIVED_AT } from './dossier-builders.js';
import { changeOf, numbered, type OpenDossierStore } from './dossier-store-support.js';

/** What every dossier store promises to the watch over promises. */
export function describeDossierWatch(name: string, open: OpenDossierStore): void {
  describe(`watching promises: ${name}`, () => {
    let store: DossierStore;
    let now: () => number;
    let advance: (ms: number) => void;
    beforeEach(async () => {
      ({ store, now, advance } = await open());
    });

    const dueFor = async (dossierId: string) => {
      const due = (await store.dueForLook(now(), 10)).find((one) => one.dossierId === dossierId);
      if (!due) throw new Error(`${dossierId} is not due`);
      return due;
    };
    const look = (over: Partial<Look> = {}): Look => ({
      raised: ['clerk'],
      fresh: [{ step: 'clerk', promise: 1, at: now() }],
      nextLookAt: now() + 1_000,
      ...over,
    });

    it('looks at a new dossier at once, then when it was told to, the longest due first', async () => {
      await store.insert(numbered(1));
      advance(5);
      await store.insert(numbered(2));
      expect((await store.dueForLook(now(), 10)).map(({ dossierId }) => dossierId)).toEqual(['d-1', 'd-2']);
      expect(await store.dueForLook(now(), 1)).toHaveLength(1);
      expect(await store.recordLook(await dueFor('d-1'), 1, look())).toBe(true);
      expect((await store.dueForLook(now(), 10)).map(({ dossierId }) => dossierId)).toEqual(['d-2']);
      advance(1_000);
      expect(await store.dueForLook(now(), 10)).toHaveLength(2);
      await store.recordLook(await dueFor('d-1'), 1, look({ fresh: [], nextLookAt: null }));
      advance(1_000_000);
      expect((await store.dueForLook(now(), 10)).map(({ dossierId }) => dossierId)).toEqual(['d-2']);
    });

    it('keeps what a look found beside the version and the history', async () => {
      await store.insert(numbered(1));
      await store.recordLook(await dueFor('d-1'), 1, look());
      advance(1_000);
      const fresh = [{ step: 'head', promise: 1, at: now() }] as const;
      await store.recordLook(await dueFor('d-1'), 1, look({ raised: ['clerk', 'head'], fresh: [...fresh] }));
      expect(await store.find('d-1')).toMatchObject({
        ...{ version: 1, raised: ['clerk', 'head'], lastSeq: 1 },
        escalations: [{ step: 'clerk', promise: 1, at: now() - 1_000 }, ...fresh],
      });
      expect((await store.findHead('d-1'))?.escalations).toHaveLength(2);
    });

    it('lets one of many write', async () => {
      await store.insert(numbered(1));
      const due = await dueFor('d-1');
      const wrote = await Promise.all(Array.from({ length: 8 }, () => store.recordLook(due, 1, look())));
      expect(wrote.filter(Boolean)).toHaveLength(1);
      expect((await store.find('d-1'))?.escalations).toHaveLength(1);
    });

    it('writes nothing over a change, and looks again after every change', async () => {
      const dossier = numbered(1);
      await store.insert(dossier);
      const due = await dueFor('d-1');
      await store.commitChange('d-1', 1, changeOf(dossier, 'accept'));
      expect(await store.recordLook(due, 1, look())).toBe(false);
      await store.recordLook(await dueFor('d-1'), 2, look({ nextLookAt: null }));
      const accepted = await store.find('d-1');
      if (!accepted) throw new Error('gone');
      advance(1);
      await store.commitChange('d-1', 2, changeOf(accepted, 'note', 'Gọi lại'));
      expect((await dueFor('d-1')).lookAt).toBe(now());
      expect(await store.find('d-1')).toMatchObject({ raised: ['clerk'] });
    });

    it('lowers what was raised when a new day is named, and keeps what was noted', async () => {
      const dossier = numbered(1, { state: 4 });
      await store.insert(dossier);
      await store.recordLook(await dueFor('d-1'), 1, look());
      const newDueAt = (dossier.dueAt ?? 0) + 86_400_000;
      const by = { kind: 'staff', username: 'thu' } as const;
      const deed = {
        action: 'apologise',
        at: RECEIVED_AT,
        by,
        note: 'Mất điện',
        details: { newDueAt },
      } as const;
      const moved = moveDossier(dossier, deed, calendar);
      if (moved.kind === 'refused') throw new Error(moved.reason);
      await store.commitChange('d-1', 1, moved.change);
      const after = await store.find('d-1');
      expect(after).toMatchObject({ raised: [], granted: { seq: 2 } });
      expect(after?.escalations).toHaveLength(1);
    });

    it('lists and counts what was raised for whom, in one office, while it counts', async () => {
      const owned = { assignee: 'mai', state: 4 } as const;
      await store.insert(numbered(1, { ...owned, dueAt: 3, raised: ['clerk', 'apology'] }));
      await store.insert(numbered(2, { state: 1, dueAt: 2, raised: ['clerk', 'apology'] }));
      await store.insert(numbered(3, { ...owned, assignee: 'quang', dueAt: 1, raised: ['clerk'] }));
      await store.insert(numbered(4, { ...owned, state: 5, raised: ['clerk', 'apology'] }));
      await store.insert(numbered(5, { ...owned, state: 9, raised: ['clerk'] }));
      await store.insert(numbered(6, { ...owned, officeId: BINH_MINH, raised: ['clerk'] }));
      await store.insert(numbered(7, { ...owned, raised: [] }));
      const idsOf = async (query: Parameters<DossierStore['listRaised']>[0]) =>
        (await store.listRaised(query, 10)).map(({ dossierId }) => dossierId);
      const at = { officeId: NINH_THANH, step: 'clerk' } as const;
      expect(await idsOf(at)).toEqual(['d-3', 'd-2', 'd-1']);
      expect(await idsOf({ ...at, owners: ['mai', null] })).toEqual(['d-2', 'd-1']);
      expect(await store.countRaised({ ...at, owners: ['mai'] })).toBe(1);
      expect(await idsOf({ ...at, step: 'apology' })).toEqual(['d-1']);
      expect(await store.countRaised({ ...at, step: 'official' })).toBe(0);
      expect((await store.listRaised(at, 1))[0]).toMatchObject({
        dossierId: 'd-3',
        applicantName: 'Nguyễn Thị Lan',
      });
    });

    it('lists what was proposed in one office, the longest waiting first', async () => {
      const proposal = { action: 'refuse', by: 'mai', at: 20, seq: 1 } as const;
      await store.insert(numbered(1, { proposal }));
      await store.insert(numbered(2, { proposal: { ...proposal, at: 10 } }));
      await store.insert(numbered(3, { proposal, officeId: BINH_MINH }));
      await store.insert(numbered(4));
      const found = await store.listProposed(NINH_THANH, 10);
      expect(found.map(({ dossierId }) => dossierId)).toEqual(['d-2', 'd-1']);
      expect(found[1]?.proposal).toEqual(proposal);
    });

    it('tells with which open dossiers something was done since a moment', async () => {
      const dossier = numbered(1);
      await store.insert(dossier);
      await store.insert(numbered(2));
      await store.insert(numbered(3, { officeId: BINH_MINH }));
      await store.commitChange('d-1', 1, changeOf(dossier, 'accept'));
      const since = RECEIVED_AT + 60_000;
      const ask = async (action: 'accept' | 'receive', from: number) =>
        (await store.doneSince({ officeId: NINH_THANH, actions: [action], since: from }, 10)).map(
          ({ dossierId }) => dossierId,
        );
      expect(await ask('accept', since)).toEqual(['d-1']);
      expect(await ask('accept', since + 1)).toEqual([]);
      expect(await ask('receive', RECEIVED_AT)).toEqual(['d-1', 'd-2']);
    });
  });
}
