import type { Staff } from '../staff/staff.js';
import type { AuditEntry } from './audit-entry.js';
import type { AuditTrail } from './audit-trail.js';

type OfAccount = Exclude<
  AuditEntry,
  { whom: unknown } | { dossierId: unknown } | { conversationId: unknown }
>;
type Bare<Entry> = Entry extends unknown ? Omit<Entry, 'at' | 'username' | 'officeId'> : never;

/** What happened to somebody's own account, put on record at each of their offices. */
export async function recordOfAccount(
  { audit, now }: { audit: AuditTrail; now(): number },
  { username, officeIds }: Pick<Staff, 'username' | 'officeIds'>,
  what: Bare<OfAccount>,
): Promise<void> {
  const at = now();
  await Promise.all(officeIds.map((officeId) => audit.record({ ...what, at, username, officeId })));
}
