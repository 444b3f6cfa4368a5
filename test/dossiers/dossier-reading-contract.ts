import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Dossier } from '../../src/dossiers/dossier.js';
import type { DossierStore } from '../../src/dossiers/dossier-store.js';
import { toSearch } from '../../src/dossiers/search-keys.js';
import {
  filterOf,
  OPEN_WORKLISTS,
  type Owner,
  ruleOf,
  WORKLIST_NAMES,
  type Worklist,
} from '../../src/dossiers/worklists.js';
import type { DossierCode } from '../../src/ids.js';
import { moment } from '../calendar/opening-hours.js';
import { aDossier, BINH_MINH, HUNG, LAN, NINH_THANH } from './dossier-builders.js';
import { changeOf, code, numbered, type OpenDossierStore } from './dossier-store-support.js';

/** What every dossier store promises to readers: worklists, citizens, the sweeper. */
export function describeDossierReading(name: string, open: OpenDossierStore): void {
  describe(`reading dossiers: ${name}`, () => {
    let store: DossierStore;
    let now: () => number;
    let advance: (ms: number) => void;
    beforeEach(async () => {
      ({ store, now, advance } = await open());
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
        const where = { states: [1, 2, 5] as const, now: 0, tomorrow: 1 };
        const query = { officeId: NINH_THANH, where, owner: ANYBODY, order: 'due' as const };
        const lines = await store.list({ ...query, skip: 0, limit: 10 });
        expect(lines.map(({ dossierId }) => dossierId)).toEqual(['d-7', 'd-6', 'd-2', 'd-3', 'd-1']);
        expect(lines[0]?.applicantName).toBe('Nguyễn Thị Lan');
        expect(lines[0]).not.toHaveProperty('content');
        const page = await store.list({ ...query, skip: 1, limit: 2 });
        expect(page.map(({ dossierId }) => dossierId)).toEqual(['d-6', 'd-2']);
      });

      it('lists one without a name as it is, and keeps it so', async () => {
        const content = { ...aDossier().content, applicant: {} };
        await store.insert(numbered(1, { content }));
        const where = { states: [1] as const, now: 0, tomorrow: 1 };
        const query = { officeId: NINH_THANH, where, owner: ANYBODY, order: 'due' as const };
        const [line] = await store.list({ ...query, skip: 0, limit: 10 });
        expect(line).toMatchObject({ dossierId: 'd-1' });
        expect(line).not.toHaveProperty('applicantName');
        expect((await store.find('d-1'))?.content.applicant).toEqual({});
      });

      it('finds what an office has promised for a day, kept promises too, the most urgent first', async () => {
        await store.insert(numbered(1, { dueAt: 30, state: 4 }));
        await store.insert(numbered(2, { dueAt: 20, state: 9 }));
        await store.insert(numbered(3, { dueAt: 10 }));
        await store.insert(numbered(4, { dueAt: 40 }));
        await store.insert(numbered(5, { dueAt: 20, officeId: BINH_MINH }));
        await store.insert(numbered(6, { dueAt: 20, state: 7 }));
        await store.insert(numbered(7, { dueAt: 20, state: 5, pausedAt: 1 }));
        await store.insert(numbered(8, { dueAt: null }));
        const found = await store.promisedBetween(NINH_THANH, 10, 40);
        expect(found.map(({ dossierId }) => dossierId)).toEqual(['d-3', 'd-2', 'd-1']);
        expect(found[0]?.applicantName).toBe('Nguyễn Thị Lan');
      });

      it('finds in each worklist exactly what lies there, and counts the same', async () => {
        await placeEverywhere(store);
        for (const worklist of WORKLIST_NAMES) {
          const lines = await store.list(wish(worklist));
          expect([worklist, lines.map(({ dossierId }) => dossierId).sort()]).toEqual([
            worklist,
            EVERYWHERE.filter(([, , name]) => name === worklist)
              .map(([id]) => id)
              .sort(),
          ]);
        }
        for (const worklist of OPEN_WORKLISTS) {
          expect([worklist, await store.count(wish(worklist))]).toEqual([
            worklist,
            EVERYWHERE.filter(([, , name]) => name === worklist).length,
          ]);
        }
      });

      it('moves a dossier from list to list, and the counts with it', async () => {
        const dossier = numbered(1, { state: 4, dueAt: LATER, soonAt: NOW + 1, assignee: 'mai' });
        await store.insert(dossier);
        const change = { ...changeOf(dossier, 'finish'), state: 4 as const, assignee: null };
        const moved = { ...change, dueAt: NOW - 1, draft: null };
        await store.commitChange('d-1', dossier.version, moved);
        await expect(store.count(wish('processing'))).resolves.toBe(0);
        await expect(store.count({ ...wish('overdue'), owner: { whose: 'nobody' } })).resolves.toBe(1);
        const draft = { sentAt: NOW, answerBy: LATER };
        await store.commitChange('d-1', dossier.version + 1, { ...moved, draft });
        await expect(store.count(wish('overdue'))).resolves.toBe(0);
        await expect(store.list(wish('awaitingDraft'))).resolves.toHaveLength(1);
      });

      it('tells whose is whose', async () => {
        await store.insert(numbered(1, { assignee: 'mai' }));
        await store.insert(numbered(2, { assignee: 'quang' }));
        await store.insert(numbered(3));
        const idsOf = async (owner: Owner) =>
          (await store.list({ ...wish('waiting'), owner })).map(({ dossierId }) => dossierId);
        await expect(idsOf({ whose: 'clerk', username: 'mai' })).resolves.toEqual(['d-1']);
        await expect(idsOf({ whose: 'nobody' })).resolves.toEqual(['d-3']);
        const countOf = (owner: Owner) => store.count({ ...wish('waiting'), owner });
        await expect(countOf(ANYBODY)).resolves.toBe(3);
        await expect(countOf({ whose: 'nobody' })).resolves.toBe(1);
        await expect(countOf({ whose: 'clerk', username: 'quang' })).resolves.toBe(1);
        const byOwner = await store.countByOwner(wish('waiting'));
        expect(byOwner).toEqual(
          new Map([
            ['mai', 1],
            ['quang', 1],
            [null, 1],
          ]),
        );
      });

      it('sorts by longest waiting and by latest change', async () => {
        await store.insert(numbered(1, { receivedAt: 3, updatedAt: 1, dueAt: 1 }));
        await store.insert(numbered(2, { receivedAt: 1, updatedAt: 2, dueAt: 2 }));
        await store.insert(numbered(3, { receivedAt: 2, updatedAt: 3, dueAt: 3 }));
        const idsBy = async (order: 'oldest' | 'latest') =>
          (await store.list({ ...wish('waiting'), order })).map(({ dossierId }) => dossierId);
        await expect(idsBy('oldest')).resolves.toEqual(['d-2', 'd-3', 'd-1']);
        await expect(idsBy('latest')).resolves.toEqual(['d-3', 'd-2', 'd-1']);
      });

      it('finds by name without marks, by telephone and by number of anybody in the form', async () => {
        await store.insert(numbered(1, { receivedAt: 1 }));
        await store.insert(numbered(2, { receivedAt: 2 }));
        await store.insert(numbered(3, { content: { ...aDossier().content, answers: [], applicant: {} } }));
        await store.insert(numbered(4, { officeId: BINH_MINH }));
        const idsFor = async (typed: string) =>
          (await store.search(NINH_THANH, toSearch(typed), 10)).map(({ dossierId }) => dossierId);
        for (const typed of [
          'lan nguyen',
          'NGUYỄN THỊ LAN',
          '0901 234 567',
          '072190000123',
          '072 190 000 123',
        ])
          await expect(idsFor(typed)).resolves.toEqual(['d-2', 'd-1']);
        for (const typed of ['lan tran', '0901234568', '072190000124', '', '???'])
          await expect(idsFor(typed)).resolves.toEqual([]);
      });

      it('lists drafts to which nobody has objected in time', async () => {
        await store.insert(numbered(1, { draft: { sentAt: 1, answerBy: 10 } }));
        await store.insert(numbered(2, { draft: { sentAt: 1, answerBy: 20 } }));
        await store.insert(numbered(3));
        await expect(store.draftsLapsedBy(15, 10)).resolves.toEqual(['d-1']);
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

      it('waits again after the next change', async () => {
        const dossier = aDossier();
        await store.insert(dossier);
        await store.markAnnounced('d-1', 1);
        advance(10);
        await store.commitChange('d-1', 1, changeOf(dossier, 'accept'));
        await expect(store.unannouncedSince(now() - 1, 10)).resolves.toEqual([]);
        await expect(store.unannouncedSince(now(), 10)).resolves.toEqual(['d-1']);
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
  });
}

const ANYBODY: Owner = { whose: 'all' };
const NOW = moment('2026-03-05 09:00');
const TOMORROW = moment('2026-03-06 00:00');
const LATER = moment('2026-03-09 17:00');
const EARLIER = moment('2026-03-04 17:00');

const wish = (worklist: Worklist) => ({
  ...{ officeId: NINH_THANH, where: filterOf(worklist, NOW), owner: ANYBODY, order: ruleOf(worklist).order },
  ...{ skip: 0, limit: 100 },
});

/** A dossier in every corner of every worklist, on both sides of every border. */
const EVERYWHERE: [string, Partial<Dossier>, Worklist][] = [
  ['d-1', { state: 1, dueAt: EARLIER }, 'waiting'],
  ['d-2', { state: 2, dueAt: NOW - 1 }, 'overdue'],
  ['d-3', { state: 4, dueAt: EARLIER }, 'overdue'],
  ['d-4', { state: 4, dueAt: NOW }, 'dueToday'],
  ['d-5', { state: 2, dueAt: TOMORROW - 1 }, 'dueToday'],
  ['d-6', { state: 4, dueAt: TOMORROW, soonAt: NOW }, 'dueSoon'],
  ['d-7', { state: 4, dueAt: LATER, soonAt: EARLIER }, 'dueSoon'],
  ['d-8', { state: 4, dueAt: LATER, soonAt: NOW + 1 }, 'processing'],
  ['d-9', { state: 4, dueAt: LATER, soonAt: null }, 'processing'],
  ['d-10', { state: 2, dueAt: null, soonAt: null }, 'processing'],
  ['d-11', { state: 4, dueAt: EARLIER, draft: { sentAt: EARLIER, answerBy: TOMORROW } }, 'awaitingDraft'],
  ['d-12', { state: 5, dueAt: EARLIER }, 'awaitingCitizen'],
  ['d-13', { state: 6, dueAt: EARLIER }, 'awaitingPayment'],
  ['d-14', { state: 9, dueAt: EARLIER }, 'finished'],
  ['d-15', { state: 3 }, 'closed'],
  ['d-16', { state: 7 }, 'closed'],
  ['d-17', { state: 8 }, 'closed'],
  ['d-18', { state: 10 }, 'closed'],
];

async function placeEverywhere(store: DossierStore): Promise<void> {
  for (const [id, over] of EVERYWHERE) await store.insert(numbered(Number(id.slice(2)), over));
  await store.insert(numbered(99, { officeId: BINH_MINH }));
}
