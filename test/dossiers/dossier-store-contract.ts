import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DossierStore } from '../../src/dossiers/dossier-store.js';
import { applyChange } from '../../src/dossiers/move-dossier.js';
import { DossierCode } from '../../src/ids.js';
import { aDossier, BINH_MINH, NINH_THANH, RECEIVED_AT } from './dossier-builders.js';
import { changeOf, code, numbered, type OpenDossierStore } from './dossier-store-support.js';

/** What every dossier store promises to writers; run on the fake and on the real one. */
export function describeDossierStore(name: string, open: OpenDossierStore): void {
  describe(`dossier store: ${name}`, () => {
    let store: DossierStore;
    beforeEach(async () => {
      ({ store } = await open());
    });

    describe('insert', () => {
      it('keeps the dossier as it is, to be found by id, submission and code', async () => {
        const dossier = aDossier({ copies: 3, delivery: 'BUU_CHINH' });
        await expect(store.insert(dossier)).resolves.toBe(true);
        await expect(store.find('d-1')).resolves.toEqual(dossier);
        await expect(store.findBySubmission('s-1')).resolves.toEqual(dossier);
        const { content: _c, history: _h, supplements: _s, ...head } = dossier;
        await expect(store.findHead('d-1')).resolves.toEqual(head);
        await expect(store.findByCode(NINH_THANH, dossier.code)).resolves.toEqual(head);
      });

      it('refuses a second dossier of a submission', async () => {
        await store.insert(numbered(1));
        await expect(store.insert(numbered(2, { submissionId: 's-1' }))).resolves.toBe(false);
        await expect(store.find('d-2')).resolves.toBeUndefined();
      });

      it('refuses a code that the office has given, but other offices have theirs', async () => {
        await store.insert(numbered(1));
        await expect(store.insert(numbered(2, { code: code(1) }))).resolves.toBe(false);
        await expect(store.insert(numbered(3, { code: code(1), officeId: BINH_MINH }))).resolves.toBe(true);
        await expect(store.findByCode(BINH_MINH, code(1))).resolves.toMatchObject({ dossierId: 'd-3' });
      });

      it('lets exactly one of many at once through', async () => {
        const tries = Array.from({ length: 20 }, (_, i) =>
          store.insert(numbered(i + 1, { submissionId: 's-1' })),
        );
        expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      });
    });

    it('answers undefined for what is not there', async () => {
      await expect(store.find('nobody')).resolves.toBeUndefined();
      await expect(store.findHead('nobody')).resolves.toBeUndefined();
      await expect(store.findBySubmission('nobody')).resolves.toBeUndefined();
      await expect(store.findByCode(NINH_THANH, code(9))).resolves.toBeUndefined();
    });

    describe('commitChange', () => {
      it('writes the state, the clock, the history and the supplement together', async () => {
        const dossier = aDossier({ state: 5, pausedAt: RECEIVED_AT - 3_600_000 });
        await store.insert(dossier);
        const supplement = {
          supplementId: 'b-1',
          round: 1,
          at: RECEIVED_AT,
          text: 'Trang 2',
          mediaIds: ['m-9'],
          parts: [{ item: 'Bản án', text: '', mediaIds: ['m-9'] }],
        };
        const change = { ...changeOf(dossier, 'answerSupplement'), supplement };
        await expect(store.commitChange('d-1', 1, change)).resolves.toBe(true);
        await expect(store.find('d-1')).resolves.toEqual(applyChange(dossier, change));
      });

      it('appends to the history and leaves every earlier line as it was', async () => {
        let dossier = aDossier();
        await store.insert(dossier);
        for (const [action, note] of [
          ['askSupplement', 'Thiếu trang 2'],
          ['answerSupplement', undefined],
          ['finish', undefined],
          ['return', undefined],
        ] as const) {
          const change = changeOf(dossier, action, note);
          await store.commitChange('d-1', dossier.version, change);
          const stored = await store.find('d-1');
          expect(stored?.history).toEqual([...dossier.history, ...change.entries]);
          dossier = applyChange(dossier, change);
        }
        await expect(store.find('d-1')).resolves.toEqual(dossier);
      });

      it('refuses a version that is no longer the current one', async () => {
        const dossier = aDossier();
        await store.insert(dossier);
        await store.commitChange('d-1', 1, changeOf(dossier, 'accept'));
        const before = await store.find('d-1');
        await expect(store.commitChange('d-1', 1, changeOf(dossier, 'refuse', 'x'))).resolves.toBe(false);
        await expect(store.find('d-1')).resolves.toEqual(before);
        await expect(store.commitChange('nobody', 1, changeOf(dossier, 'accept'))).resolves.toBe(false);
      });

      it('lets exactly one of many at once win', async () => {
        const dossier = aDossier();
        await store.insert(dossier);
        const actions = ['accept', 'refuse', 'askSupplement'] as const;
        const tries = Array.from({ length: 30 }, (_, i) =>
          store.commitChange('d-1', 1, changeOf(dossier, actions[i % 3] ?? 'accept', `n${i}`)),
        );
        expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
        await expect(store.find('d-1')).resolves.toMatchObject({ version: 2, lastSeq: 2 });
      });
    });

    it('lists who comes when, in that order, each in their own office', async () => {
      const appointment = (at: number | null) => ({
        appointment: { desk: 'marriage' as const, at, minutes: 30, askedAt: 1 },
      });
      const ids = (n: number) => ({
        dossierId: `d-${n}`,
        submissionId: `s-${n}`,
        code: DossierCode.parse(`c-${n}`),
      });
      await store.insert(aDossier({ ...ids(1), ...appointment(2000) }));
      await store.insert(aDossier({ ...ids(2), ...appointment(1000) }));
      await store.insert(aDossier({ ...ids(3), ...appointment(null) }));
      await store.insert(aDossier({ ...ids(4), ...appointment(3000) }));
      await store.insert(aDossier({ ...ids(5), ...appointment(1500), officeId: BINH_MINH }));
      await store.insert(aDossier(ids(6)));
      const found = await store.appointmentsBetween(NINH_THANH, 1000, 3000);
      expect(found.map(({ dossierId }) => dossierId)).toEqual(['d-2', 'd-1']);
      expect(found[0]).toMatchObject(appointment(1000));
    });

    it('moves the hour of a dossier together with its history', async () => {
      const booked = { desk: 'certification' as const, at: 5000, minutes: 30, askedAt: 1 };
      const dossier = aDossier({ appointment: booked });
      await store.insert(dossier);
      const change = { ...changeOf(dossier, 'accept'), appointment: { ...booked, at: null, askedAt: 2 } };
      await store.commitChange('d-1', dossier.version, change);
      await expect(store.find('d-1')).resolves.toEqual(applyChange(dossier, change));
    });

    it('has no other way to write than these', () => {
      const writes = ['insert', 'commitChange', 'markAnnounced'];
      const reads = ['find', 'findHead', 'findBySubmission', 'findByCode', 'list', 'listOfConversation'];
      const watch = [
        'dueForLook',
        'adoptUnwatched',
        'recordLook',
        'listRaised',
        'countRaised',
        'listProposed',
        'doneSince',
        ...['dueForReminder', 'adoptUnreminded', 'recordReminder'],
      ];
      expect(new Set(Object.keys(store))).toEqual(
        new Set([
          ...writes,
          ...reads,
          ...watch,
          'search',
          'unfindable',
          'makeFindable',
          'count',
          'countByOwner',
          'draftsLapsedBy',
          'appointmentsBetween',
          'promisedBetween',
          'unannouncedSince',
        ]),
      );
    });
  });
}
