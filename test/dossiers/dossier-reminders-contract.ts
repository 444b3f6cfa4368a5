import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DossierStore } from '../../src/dossiers/dossier-store.js';
import { changeOf, numbered, type OpenDossierStore } from './dossier-store-support.js';

/** What every dossier store promises to whoever reminds citizens. */
export function describeDossierReminders(name: string, open: OpenDossierStore): void {
  describe(`reminding: ${name}`, () => {
    let store: DossierStore;
    let now: () => number;
    let advance: (ms: number) => void;
    beforeEach(async () => {
      ({ store, now, advance } = await open());
    });
    const dueFor = async (dossierId: string) => {
      const due = (await store.dueForReminder(now(), 10)).find((one) => one.dossierId === dossierId);
      if (!due) throw new Error(`${dossierId} is not due`);
      return due;
    };
    const given = { kind: 'result', of: 5, at: 9 } as const;

    it('looks at a new dossier at once, then when it was told to, the longest due first', async () => {
      await store.insert(numbered(1));
      advance(5);
      await store.insert(numbered(2));
      expect((await store.dueForReminder(now(), 10)).map(({ dossierId }) => dossierId)).toEqual([
        'd-1',
        'd-2',
      ]);
      expect(await store.dueForReminder(now(), 1)).toHaveLength(1);
      await store.recordReminder(await dueFor('d-1'), 1, { given: null, nextAt: now() + 1_000 });
      expect(await store.dueForReminder(now(), 10)).toHaveLength(1);
      advance(1_000);
      await store.recordReminder(await dueFor('d-1'), 1, { given: null, nextAt: null });
      advance(1_000_000);
      expect((await store.dueForReminder(now(), 10)).map(({ dossierId }) => dossierId)).toEqual(['d-2']);
    });

    it('keeps what was given beside version and history; of many one writes', async () => {
      await store.insert(numbered(1));
      const due = await dueFor('d-1');
      const wrote = await Promise.all(
        Array.from({ length: 8 }, () => store.recordReminder(due, 1, { given, nextAt: null })),
      );
      expect(wrote.filter(Boolean)).toHaveLength(1);
      expect(await store.find('d-1')).toMatchObject({ reminders: [given], version: 1, lastSeq: 1 });
      expect((await store.findHead('d-1'))?.reminders).toEqual([given]);
    });

    it('writes nothing over a change, and looks again after every change', async () => {
      const dossier = numbered(1);
      await store.insert(dossier);
      const due = await dueFor('d-1');
      await store.commitChange('d-1', 1, changeOf(dossier, 'accept'));
      expect(await store.recordReminder(due, 1, { given, nextAt: null })).toBe(false);
      expect((await dueFor('d-1')).remindAt).toBe(now());
      expect((await store.findHead('d-1'))?.reminders).toEqual([]);
    });
  });
}
