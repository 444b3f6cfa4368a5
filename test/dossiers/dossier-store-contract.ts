import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Dossier } from '../../src/dossiers/dossier.js';
import type { DossierChange, DossierStore } from '../../src/dossiers/dossier-store.js';
import { applyChange, moveDossier } from '../../src/dossiers/move-dossier.js';
import type { DossierAction } from '../../src/dossiers/transition.js';
import { DossierCode } from '../../src/ids.js';
import { calendar } from '../calendar/opening-hours.js';
import { aDossier, BINH_MINH, HUNG, LAN, NINH_THANH, RECEIVED_AT } from './dossier-builders.js';

export type OpenDossierStore = () => Promise<{
  store: DossierStore;
  now(): number;
  advance(ms: number): void;
}>;

const code = (n: number) => DossierCode.parse(`000.00.01.H53-260302-${String(n).padStart(4, '0')}`);
const numbered = (n: number, over: Partial<Dossier> = {}) =>
  aDossier({ dossierId: `d-${n}`, submissionId: `s-${n}`, code: code(n), ...over });

const changeOf = (dossier: Dossier, action: DossierAction, note?: string): DossierChange => {
  const moved = moveDossier(
    dossier,
    { action, at: RECEIVED_AT + 60_000, by: { kind: 'staff', username: 'thu' }, note },
    calendar,
  );
  if (moved.kind === 'refused') throw new Error(`${action} was refused`);
  return moved.change;
};

/** What every dossier store promises; run on the fake and on the real one. */
export function describeDossierStore(name: string, open: OpenDossierStore): void {
  describe(`dossier store: ${name}`, () => {
    let store: DossierStore;
    let now: () => number;
    let advance: (ms: number) => void;
    beforeEach(async () => {
      ({ store, now, advance } = await open());
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

    describe('reading', () => {
      it('lists one office by state, most urgent first, those without a promise before them', async () => {
        await store.insert(numbered(1, { dueAt: 30 }));
        await store.insert(numbered(2, { dueAt: 20, state: 5 }));
        await store.insert(numbered(3, { dueAt: 20, state: 2 }));
        await store.insert(numbered(4, { dueAt: 10, state: 9 }));
        await store.insert(numbered(5, { dueAt: 10, officeId: BINH_MINH }));
        await store.insert(numbered(6, { dueAt: null, receivedAt: 2 }));
        await store.insert(numbered(7, { dueAt: null, receivedAt: 1 }));
        const query = { officeId: NINH_THANH, states: [1, 2, 5] as const };
        const lines = await store.list({ ...query, skip: 0, limit: 10 });
        expect(lines.map(({ dossierId }) => dossierId)).toEqual(['d-7', 'd-6', 'd-2', 'd-3', 'd-1']);
        expect(lines[0]?.applicantName).toBe('Nguyễn Thị Lan');
        expect(lines[0]).not.toHaveProperty('content');
        const page = await store.list({ ...query, skip: 1, limit: 2 });
        expect(page.map(({ dossierId }) => dossierId)).toEqual(['d-6', 'd-2']);
      });

      it('counts one office by state', async () => {
        await store.insert(numbered(1));
        await store.insert(numbered(2));
        await store.insert(numbered(3, { state: 9 }));
        await store.insert(numbered(4, { officeId: BINH_MINH }));
        await expect(store.countByState(NINH_THANH)).resolves.toEqual(
          new Map([
            [1, 2],
            [9, 1],
          ]),
        );
      });

      it('lists the dossiers of one citizen, newest first', async () => {
        await store.insert(numbered(1, { receivedAt: 1 }));
        await store.insert(numbered(2, { receivedAt: 3 }));
        await store.insert(numbered(3, { receivedAt: 2 }));
        await store.insert(numbered(4, { conversationId: HUNG }));
        const own = async (filter: { code?: DossierCode; limit: number }) =>
          (await store.listOfConversation(LAN, filter)).map(({ dossierId }) => dossierId);
        await expect(own({ limit: 10 })).resolves.toEqual(['d-2', 'd-3', 'd-1']);
        await expect(own({ limit: 1 })).resolves.toEqual(['d-2']);
        await expect(own({ limit: 10, code: code(3) })).resolves.toEqual(['d-3']);
        await expect(own({ limit: 10, code: code(4) })).resolves.toEqual([]);
      });
    });

    describe('what the citizen was not told', () => {
      it('waits from the insert on, longest first, until it was told', async () => {
        await store.insert(numbered(2));
        advance(10);
        await store.insert(numbered(1));
        await expect(store.unannouncedSince(now(), 10)).resolves.toEqual(['d-2', 'd-1']);
        await expect(store.unannouncedSince(now(), 1)).resolves.toEqual(['d-2']);
        await expect(store.unannouncedSince(now() - 1, 10)).resolves.toEqual(['d-2']);
        await store.markAnnounced('d-2', 1);
        await expect(store.unannouncedSince(now(), 10)).resolves.toEqual(['d-1']);
        await expect(store.find('d-2')).resolves.toMatchObject({ announcedSeq: 1, version: 1 });
      });

      it('keeps waiting when more came while the older was being told', async () => {
        const dossier = aDossier();
        await store.insert(dossier);
        await store.commitChange('d-1', 1, changeOf(dossier, 'accept'));
        await store.markAnnounced('d-1', 1);
        await expect(store.unannouncedSince(now(), 10)).resolves.toEqual(['d-1']);
        await expect(store.find('d-1')).resolves.toMatchObject({ announcedSeq: 1, lastSeq: 2 });
        await store.markAnnounced('d-1', 2);
        await expect(store.unannouncedSince(now(), 10)).resolves.toEqual([]);
      });

      it('is not un-told by somebody who was slow', async () => {
        const dossier = aDossier();
        await store.insert(dossier);
        await store.commitChange('d-1', 1, changeOf(dossier, 'accept'));
        await store.markAnnounced('d-1', 2);
        await store.markAnnounced('d-1', 1);
        await expect(store.find('d-1')).resolves.toMatchObject({ announcedSeq: 2 });
        await expect(store.unannouncedSince(now(), 10)).resolves.toEqual([]);
      });
    });

    it('has no other way to write than these', () => {
      const writes = ['insert', 'commitChange', 'markAnnounced'];
      const reads = ['find', 'findHead', 'findBySubmission', 'findByCode', 'list', 'listOfConversation'];
      expect(new Set(Object.keys(store))).toEqual(
        new Set([...writes, ...reads, 'countByState', 'unannouncedSince']),
      );
    });
  });
}
