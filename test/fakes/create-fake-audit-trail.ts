import type { AuditEntry } from '../../src/console/audit/audit-entry.js';
import type { AuditFilter, AuditTrail } from '../../src/console/audit/audit-trail.js';

/** The audit log in memory, held to the same contract suite as the one on MongoDB; `entries` are in order. */
export function createFakeAuditTrail(): AuditTrail & { entries: AuditEntry[] } {
  const entries: AuditEntry[] = [];
  return {
    entries,
    record: async (entry) => void entries.push(structuredClone(entry)),
    async list(officeId, filter, limit) {
      const own = entries.filter((entry) => entry.officeId === officeId);
      return own
        .map((entry, index) => ({ seq: index + 1, entry }))
        .filter((one) => isWanted(one, filter))
        .reverse()
        .slice(0, limit);
    },
  };
}

function isWanted(
  { seq, entry }: { seq: number; entry: AuditEntry },
  { person, action, dossierId, day, olderThan }: AuditFilter,
): boolean {
  const persons: unknown[] = [entry.username, 'whom' in entry ? entry.whom : undefined];
  return (
    (person === undefined || persons.includes(person)) &&
    (action === undefined || entry.action === action) &&
    (dossierId === undefined || ('dossierId' in entry && entry.dossierId === dossierId)) &&
    (day === undefined || (entry.at >= day.from && entry.at < day.before)) &&
    (olderThan === undefined || seq < olderThan)
  );
}
