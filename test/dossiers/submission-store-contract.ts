import { beforeEach, describe, expect, it } from '@jest/globals';
import type { SubmissionStore } from '../../src/dossiers/submission-store.js';
import { DossierCode } from '../../src/ids.js';
import { aSubmission, HUNG, LAN, NINH_THANH } from './dossier-builders.js';

export type OpenSubmissionStore = () => Promise<{
  store: SubmissionStore;
  now(): number;
  advance(ms: number): void;
}>;

const CODE = DossierCode.parse('000.00.01.H53-260302-0001');
const OTHER = DossierCode.parse('000.00.01.H53-260302-0002');

/** What every submission store promises; run on the fake and on the real one. */
export function describeSubmissionStore(name: string, open: OpenSubmissionStore): void {
  describe(`submission store: ${name}`, () => {
    let store: SubmissionStore;
    let now: () => number;
    let advance: (ms: number) => void;
    beforeEach(async () => {
      ({ store, now, advance } = await open());
    });
    const save = (submissionId = 's-1') =>
      store.save({
        submission: aSubmission({ submissionId }),
        officeId: NINH_THANH,
        conversationId: LAN,
      });

    it('keeps the confirmed form as waiting', async () => {
      await save();
      await expect(store.find('s-1')).resolves.toEqual({
        submission: aSubmission(),
        officeId: NINH_THANH,
        conversationId: LAN,
        state: 'waiting',
        attempts: 0,
        createdAt: now(),
      });
      await expect(store.find('nobody')).resolves.toBeUndefined();
    });

    it('keeps the first of several saves, also when the dossier is already there', async () => {
      await save();
      await store.claimCode('s-1', CODE);
      await store.markDone('s-1');
      const before = await store.find('s-1');
      await store.save({
        submission: aSubmission({ procedureId: 'other' }),
        officeId: NINH_THANH,
        conversationId: HUNG,
      });
      await expect(store.find('s-1')).resolves.toEqual(before);
    });

    it('gives a submission one code, the first that was claimed', async () => {
      await save();
      await expect(store.claimCode('s-1', CODE)).resolves.toBe(CODE);
      await expect(store.claimCode('s-1', OTHER)).resolves.toBe(CODE);
      await expect(store.find('s-1')).resolves.toMatchObject({ code: CODE });
    });

    it('tells everybody who claims at once the same code', async () => {
      await save();
      const codes = Array.from({ length: 20 }, (_, i) => DossierCode.parse(`c-${i}`));
      const claimed = await Promise.all(codes.map((code) => store.claimCode('s-1', code)));
      expect(new Set(claimed).size).toBe(1);
      await expect(store.find('s-1')).resolves.toMatchObject({ code: claimed[0] });
    });

    it('counts failed tries by their reason', async () => {
      await save();
      await expect(store.countAttempt('s-1', 'DOSSIER_BUSY')).resolves.toBe(1);
      await expect(store.countAttempt('s-1', 'PROCEDURE_UNKNOWN')).resolves.toBe(2);
      await expect(store.find('s-1')).resolves.toMatchObject({ attempts: 2, reason: 'PROCEDURE_UNKNOWN' });
    });

    it('lists what has been waiting too long, longest first', async () => {
      await save('s-2');
      advance(10);
      await save('s-1');
      await save('s-3');
      await store.markDone('s-3');
      await expect(store.waitingOlderThan(now() + 1, 10)).resolves.toEqual(['s-2', 's-1']);
      await expect(store.waitingOlderThan(now() + 1, 1)).resolves.toEqual(['s-2']);
      await expect(store.waitingOlderThan(now(), 10)).resolves.toEqual(['s-2']);
    });

    it('lists the dead with their reason and nothing personal, and revives them', async () => {
      await save();
      await store.countAttempt('s-1', 'x');
      await store.markDead('s-1', 'PROCEDURE_UNKNOWN');
      await expect(store.listDead(10)).resolves.toEqual([
        {
          submissionId: 's-1',
          officeId: NINH_THANH,
          attempts: 1,
          reason: 'PROCEDURE_UNKNOWN',
          createdAt: now(),
        },
      ]);
      await expect(store.waitingOlderThan(now() + 1, 10)).resolves.toEqual([]);
      await expect(store.revive('s-1')).resolves.toBe(true);
      await expect(store.listDead(10)).resolves.toEqual([]);
      const revived = await store.find('s-1');
      expect([revived?.state, revived?.attempts, revived?.reason]).toEqual(['waiting', 0, undefined]);
    });

    it('never gives up what is done, and revives only the dead', async () => {
      await save();
      await expect(store.revive('s-1')).resolves.toBe(false);
      await store.countAttempt('s-1', 'DOSSIER_BUSY');
      await store.markDone('s-1');
      await store.markDead('s-1', 'late');
      const record = await store.find('s-1');
      expect([record?.state, record?.reason]).toEqual(['done', undefined]);
    });
  });
}
