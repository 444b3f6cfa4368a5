import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntry } from '../../src/console/audit/audit-entry.js';
import type { AuditFilter, AuditTrail } from '../../src/console/audit/audit-trail.js';
import { Username } from '../../src/console/staff/staff.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';

export const aReveal = (over: Record<string, unknown> = {}): AuditEntry =>
  AuditEntry.parse({
    action: 'revealedAnswer',
    at: 1000,
    username: 'mai',
    officeId: NINH_THANH,
    dossierId: 'd-1',
    field: 'nyc.soDinhDanh',
    ...over,
  });

/** What every audit trail promises. */
export function describeAuditTrail(name: string, open: () => Promise<AuditTrail> | AuditTrail): void {
  describe(`the audit log on ${name}`, () => {
    let audit: AuditTrail;
    beforeEach(async () => {
      audit = await open();
    });
    const seen = async (filter: AuditFilter = {}, limit = 100) =>
      (await audit.list(NINH_THANH, filter, limit)).map(({ seq, entry }) => [seq, entry.username, entry.at]);

    it('keeps every entry, the same one twice included, and shows the newest first', async () => {
      await audit.record(aReveal());
      await audit.record(aReveal());
      await audit.record(aReveal({ at: 2000, username: 'quang' }));
      expect(await audit.list(NINH_THANH, {}, 100)).toEqual([
        { seq: 3, entry: aReveal({ at: 2000, username: 'quang' }) },
        { seq: 2, entry: aReveal() },
        { seq: 1, entry: aReveal() },
      ]);
    });

    it('keeps offices apart, each with numbers of its own', async () => {
      await audit.record(aReveal({ officeId: BINH_MINH }));
      expect(await audit.list(NINH_THANH, {}, 100)).toEqual([]);
      expect((await audit.list(BINH_MINH, {}, 100)).map(({ seq }) => seq)).toEqual([1]);
    });

    it('finds by person, by kind, by dossier and by day, alone and together', async () => {
      await audit.record(aReveal());
      await audit.record(aReveal({ action: 'loggedIn', at: 2000 }));
      await audit.record(aReveal({ username: 'quang', at: 3000, dossierId: 'd-2' }));
      expect(await seen({ person: Username.parse('mai') })).toEqual([
        [2, 'mai', 2000],
        [1, 'mai', 1000],
      ]);
      expect(await seen({ action: 'revealedAnswer' })).toEqual([
        [3, 'quang', 3000],
        [1, 'mai', 1000],
      ]);
      expect(await seen({ dossierId: 'd-2' })).toEqual([[3, 'quang', 3000]]);
      expect(await seen({ day: { from: 2000, before: 3000 } })).toEqual([[2, 'mai', 2000]]);
      expect(await seen({ person: Username.parse('mai'), dossierId: 'd-2' })).toEqual([]);
    });

    it('goes on with what is older', async () => {
      for (let at = 1; at <= 5; at++) await audit.record(aReveal({ at }));
      expect((await seen({}, 2)).map(([seq]) => seq)).toEqual([5, 4]);
      expect((await seen({ olderThan: 4 }, 2)).map(([seq]) => seq)).toEqual([3, 2]);
    });
  });
}
