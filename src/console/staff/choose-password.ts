import { z } from 'zod';
import type { AuditTrail } from '../audit/audit-trail.js';
import { recordOfAccount } from '../audit/record-of-account.js';
import { checkPassword, PasswordWeakness } from './check-password.js';
import type { PasswordHasher } from './password-hasher.js';
import type { Staff } from './staff.js';
import type { StaffStore } from './staff-store.js';

/** Why a chosen password is not taken. */
export const PasswordProblem = z.enum([...PasswordWeakness.options, 'sameAsBefore', 'wrongOld', 'notTwice']);
export type PasswordProblem = z.infer<typeof PasswordProblem>;

type Parts = { staff: StaffStore; passwords: PasswordHasher; audit: AuditTrail; now(): number };
type Chosen = { old: string; chosen: string; again: string };

/** Somebody chooses a password of their own. Every log-in that was open under the old one is over then, also theirs. */
export async function choosePassword(
  parts: Parts,
  account: Staff,
  { old, chosen, again }: Chosen,
): Promise<PasswordProblem | 'done'> {
  const { staff, passwords, now } = parts;
  if (!(await passwords.verify(account.passwordHash, old))) return 'wrongOld';
  if (chosen !== again) return 'notTwice';
  const weakness = checkPassword(chosen, account.username);
  if (weakness) return weakness;
  if (await passwords.verify(account.passwordHash, chosen)) return 'sameAsBefore';
  const passwordHash = await passwords.hash(chosen);
  await recordOfAccount(parts, account, { action: 'passwordChanged' });
  const sessionsValidFrom = now();
  await staff.change(account.username, { passwordHash, sessionsValidFrom, mustChangePassword: false });
  return 'done';
}
