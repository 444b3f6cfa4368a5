import { beforeEach, describe, expect, it } from '@jest/globals';
import { actOnDossier } from '../../src/dossiers/act-on-dossier.js';
import { createDossier } from '../../src/dossiers/create-dossier.js';
import { OPEN_STATES } from '../../src/dossiers/worklists.js';
import { PlainDate } from '../../src/ids.js';
import { createDesk, type Desk, type Stores } from './desk.js';
import { aSubmission, BINH_MINH, DETAILS, LAN, NINH_THANH } from './dossier-builders.js';

/** The promises that only hold if stores and use cases hold them together; run on fakes and on the real database. */
export function describeOneDossier(
  name: string,
  open: () => Promise<((clock: { now: () => number }) => Stores) | undefined>,
): void {
  describe(`one submission, one dossier, one code: ${name}`, () => {
    let desk: Desk;
    beforeEach(async () => {
      const stores = await open();
      desk = createDesk(stores ? { stores } : {});
    });

    const submit = (submissionId: string, officeId = NINH_THANH) =>
      desk.submissions.save({
        submission: aSubmission({ submissionId }),
        officeId,
        conversationId: LAN,
      });

    it('holds for fifty workers at once', async () => {
      await submit('s-1');
      const made = await Promise.all(Array.from({ length: 50 }, () => createDossier(desk, 's-1')));
      expect(new Set(made.map((dossier) => dossier?.dossierId)).size).toBe(1);
      expect(new Set(made.map((dossier) => dossier?.code)).size).toBe(1);
      const where = { states: OPEN_STATES, now: Date.now(), tomorrow: Date.now() };
      await expect(
        desk.dossiers.count({ officeId: NINH_THANH, where, owner: { whose: 'nobody' } }),
      ).resolves.toBe(1);
      await expect(desk.submissions.find('s-1')).resolves.toMatchObject({ code: made[0]?.code });
      expect(desk.heard.map(({ eventId }) => eventId)).toEqual([`dossier-${made[0]?.dossierId}-1`]);
    });

    it('gives two hundred submissions at once two hundred codes in a row', async () => {
      const ids = Array.from({ length: 200 }, (_, i) => `s-${i}`);
      await Promise.all(ids.map((id) => submit(id)));
      const made = await Promise.all(ids.map((id) => createDossier(desk, id)));
      const numbers = made.map((dossier) => Number(dossier?.code.slice(-4)));
      expect(numbers.sort((a, b) => a - b)).toEqual(ids.map((_, i) => i + 1));
    });

    it('counts each office and each day for itself, without a number twice', async () => {
      const days = ['2026-03-02', '2026-03-03'].map((day) => PlainDate.parse(day));
      const drawn = await Promise.all(
        Array.from({ length: 40 }, async (_, i) => {
          const officeId = i % 2 ? NINH_THANH : BINH_MINH;
          const day = days[Math.floor(i / 2) % 2] ?? PlainDate.parse('2026-03-02');
          return `${officeId} ${day} ${await desk.numbers.next(officeId, day)}`;
        }),
      );
      const expected = [NINH_THANH, BINH_MINH].flatMap((officeId) =>
        days.flatMap((day) => Array.from({ length: 10 }, (_, i) => `${officeId} ${day} ${i + 1}`)),
      );
      expect(new Set(drawn)).toEqual(new Set(expected));
    });

    it('lets one of two clerks win and tells the other', async () => {
      await submit('s-1');
      const dossierId = (await createDossier(desk, 's-1'))?.dossierId ?? '';
      const deed = { officeId: NINH_THANH, dossierId, expectedVersion: 1 };
      const outcomes = await Promise.all([
        actOnDossier(desk, { ...deed, action: 'accept', by: 'thu', note: '' }),
        actOnDossier(desk, { ...deed, action: 'refuse', by: 'binh', note: 'Trùng hồ sơ', details: DETAILS }),
      ]);
      expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
      expect(outcomes).toContainEqual({ kind: 'refused', reason: 'conflict' });
      const dossier = await desk.dossiers.find(dossierId);
      expect([dossier?.version, dossier?.history.length, desk.heard.length]).toEqual([2, 2, 2]);
    });
  });
}
