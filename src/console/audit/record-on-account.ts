import type { Staff } from '../staff/staff.js';
import type { AuditEntry } from './audit-entry.js';
import type { AuditTrail } from './audit-trail.js';

type Bare<Entry> = Entry extends { whom: unknown }
  ? Omit<Entry, 'at' | 'username' | 'officeId' | 'whom'>
  : never;
export type OnAccount = Bare<AuditEntry>;

/** What an administrator did to somebody's account, put on record at each of that person's offices. */
export async function recordOnAccount(
  { audit, now }: { audit: AuditTrail; now(): number },
  { username }: Staff,
  { person, what }: { person: Pick<Staff, 'username' | 'officeIds'>; what: OnAccount },
): Promise<void> {
  const fixed = { at: now(), username, whom: person.username };
  await Promise.all(person.officeIds.map((officeId) => audit.record({ ...what, ...fixed, officeId })));
}
