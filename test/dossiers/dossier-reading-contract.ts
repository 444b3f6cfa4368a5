import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DossierStore } from '../../src/dossiers/dossier-store.js';
import type { DossierCode } from '../../src/ids.js';
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
        const query = { officeId: NINH_THANH, states: [1, 2, 5] as const };
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
        const [line] = await store.list({ officeId: NINH_THANH, states: [1], skip: 0, limit: 10 });
        expect(line).toMatchObject({ dossierId: 'd-1' });
        expect(line).not.toHaveProperty('applicantName');
        expect((await store.find('d-1'))?.content.applicant).toEqual({});
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
