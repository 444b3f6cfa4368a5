import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Absence } from '../../src/assignment/absence.js';
import type { AbsenceStore } from '../../src/assignment/absence-store.js';
import { PlainDate } from '../../src/ids.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';

const day = (text: string) => PlainDate.parse(text);

export const anAbsence = (over: Partial<Absence> = {}): Absence => ({
  ...{ officeId: NINH_THANH, username: 'mai', until: day('2026-03-04'), by: 'mai', at: 1 },
  ...over,
});

/** What every store of absences promises. */
export function describeAbsenceStore(name: string, open: () => Promise<AbsenceStore>): void {
  describe(`who is away, on ${name}`, () => {
    let store: AbsenceStore;
    beforeEach(async () => {
      store = await open();
    });

    it('is told of one office, by name, up to and with the last day', async () => {
      await store.put(anAbsence({ username: 'quang', until: day('2026-03-05') }));
      await store.put(anAbsence());
      await store.put(anAbsence({ officeId: BINH_MINH, username: 'thu' }));
      const names = async (on: string) =>
        (await store.listOn(NINH_THANH, day(on))).map(({ username }) => username);
      expect(await names('2026-03-04')).toEqual(['mai', 'quang']);
      expect(await names('2026-03-05')).toEqual(['quang']);
      expect(await names('2026-03-06')).toEqual([]);
    });

    it('is what was said last, and nothing after coming back', async () => {
      await store.put(anAbsence());
      await store.put(anAbsence({ until: day('2026-03-09'), by: 'dung' }));
      const found = [anAbsence({ until: day('2026-03-09'), by: 'dung' })];
      expect(await store.listOn(NINH_THANH, day('2026-03-04'))).toEqual(found);
      await store.end(NINH_THANH, 'mai');
      expect(await store.listOn(NINH_THANH, day('2026-03-04'))).toEqual([]);
    });
  });
}
