import { beforeEach, describe, expect, it } from '@jest/globals';
import { PlainDate } from '../../src/ids.js';
import type { Stay } from '../../src/today/stay.js';
import type { StayStore } from '../../src/today/stay-store.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';

const FRIDAY = PlainDate.parse('2026-03-06');

const aStay = (over: Partial<Stay> = {}): Stay => ({
  ...{ officeId: NINH_THANH, day: FRIDAY, username: 'mai', until: 2, dossierIds: ['d-1'], at: 1 },
  ...over,
});

/** What every store of stays promises. */
export function describeStayStore(name: string, open: () => Promise<StayStore>): void {
  describe(`who stays behind, on ${name}`, () => {
    let store: StayStore;
    beforeEach(async () => {
      store = await open();
    });

    it('is told of one office and one day, by name', async () => {
      await store.put(aStay({ username: 'quang' }));
      await store.put(aStay());
      await store.put(aStay({ officeId: BINH_MINH }));
      await store.put(aStay({ day: PlainDate.parse('2026-03-13') }));
      expect(await store.listOn(NINH_THANH, FRIDAY)).toEqual([aStay(), aStay({ username: 'quang' })]);
    });

    it('is what was said last, and nothing after going home', async () => {
      await store.put(aStay());
      await store.put(aStay({ until: 5, dossierIds: ['d-2', 'd-3'] }));
      expect(await store.listOn(NINH_THANH, FRIDAY)).toEqual([
        aStay({ until: 5, dossierIds: ['d-2', 'd-3'] }),
      ]);
      await store.end(NINH_THANH, FRIDAY, 'mai');
      await store.end(NINH_THANH, FRIDAY, 'mai');
      expect(await store.listOn(NINH_THANH, FRIDAY)).toEqual([]);
    });
  });
}
