import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RegisterSource } from '../../src/documents/register-source.js';
import type { Dossier } from '../../src/dossiers/dossier.js';
import type { DossierStore } from '../../src/dossiers/dossier-store.js';
import { DossierCode, OfficeId } from '../../src/ids.js';
import { aDossier, BINH_MINH, NINH_THANH, RECEIVED_AT } from '../dossiers/dossier-builders.js';

type Open = () => Promise<{ source: RegisterSource; store: Pick<DossierStore, 'insert'> }>;

/** What every source of the register promises. */
export function describeRegisterSource(name: string, open: Open): void {
  describe(`the register's source on ${name}`, () => {
    let source: RegisterSource;
    let store: Pick<DossierStore, 'insert'>;
    beforeEach(async () => {
      ({ source, store } = await open());
    });

    const receive = (n: number, over: Partial<Dossier>) =>
      store.insert(
        aDossier({
          dossierId: `d-${String(n).padStart(4, '0')}`,
          submissionId: `s-${n}`,
          code: DossierCode.parse(`000.00.01.H53-260302-${String(n).padStart(4, '0')}`),
          ...over,
        }),
      );
    async function idsOf(period: Parameters<RegisterSource['read']>[0]): Promise<string[]> {
      const ids: string[] = [];
      for await (const { dossierId } of source.read(period)) ids.push(dossierId);
      return ids;
    }

    it('reads what was received in the period, in that order, whatever became of it', async () => {
      await receive(1, { receivedAt: RECEIVED_AT + 2000, state: 10 });
      await receive(2, { receivedAt: RECEIVED_AT, state: 3 });
      await receive(3, { receivedAt: RECEIVED_AT - 1 });
      await receive(4, { receivedAt: RECEIVED_AT + 3000 });
      const period = { officeId: NINH_THANH, from: RECEIVED_AT, until: RECEIVED_AT + 3000 };
      expect(await idsOf(period)).toEqual(['d-0002', 'd-0001']);
      expect(await source.count(period)).toBe(2);
    });

    it('reads whole dossiers, with who applied and what happened', async () => {
      await receive(1, {});
      for await (const dossier of source.read({ officeId: NINH_THANH, from: 0, until: RECEIVED_AT + 1 })) {
        expect(dossier.content.applicant.fullName).toBe('Nguyễn Thị Lan');
        expect(dossier.history).toHaveLength(1);
      }
    });

    it('knows nothing of another office', async () => {
      await receive(1, { officeId: BINH_MINH });
      const period = { officeId: NINH_THANH, from: 0, until: RECEIVED_AT + 1 };
      expect(await idsOf(period)).toEqual([]);
      expect(await source.count(period)).toBe(0);
      expect(await source.count({ ...period, officeId: OfficeId.parse('binh-minh') })).toBe(1);
    });

    it('reads more than one batch, each dossier once', async () => {
      for (let n = 1; n <= 450; n += 1) await receive(n, { receivedAt: RECEIVED_AT + (n % 7) });
      const ids = await idsOf({ officeId: NINH_THANH, from: 0, until: RECEIVED_AT + 100 });
      expect(ids).toHaveLength(450);
      expect(new Set(ids).size).toBe(450);
    });
  });
}
