import type { AuditTrail } from '../audit/audit-trail.js';
import { recordOfAccount } from '../audit/record-of-account.js';
import type { PasswordHasher } from '../staff/password-hasher.js';
import { Username } from '../staff/staff.js';
import type { StaffStore } from '../staff/staff-store.js';
import type { AttemptLimiter } from './attempt-limiter.js';
import type { ConsoleSessions } from './console-sessions.js';
import type { Whence } from './session.js';

export type LogInOutcome =
  | { kind: 'loggedIn'; token: string }
  /** the password was right; `token` waits for the code */
  | { kind: 'codeAsked'; token: string }
  /** wrong password, unknown user or disabled account: nobody outside may tell which */
  | { kind: 'refused' }
  | { kind: 'lockedOut'; retryAfterMs: number };

type Parts = {
  staff: StaffStore;
  passwords: PasswordHasher;
  attempts: AttemptLimiter;
  sessions: ConsoleSessions;
  audit: AuditTrail;
  now(): number;
};

/** Judges a log-in. Unknown, disabled and wrong take the same steps and the same time. */
export async function logIn(
  parts: Parts,
  given: { username: string; password: string; ip: string; whence: Whence },
): Promise<LogInOutcome> {
  const attempt = { account: given.username.trim().toLowerCase(), ip: given.ip };
  const turn = await parts.attempts.take(attempt);
  if (!turn.allowed) return { kind: 'lockedOut', retryAfterMs: turn.retryAfterMs };

  const username = Username.safeParse(given.username);
  const account = username.success ? await parts.staff.find(username.data) : undefined;
  const right = await parts.passwords.verify(account?.passwordHash, given.password);
  if (!account) return { kind: 'refused' };
  if (!right || account.disabled) {
    await recordOfAccount(parts, account, { action: 'logInFailed' });
    return { kind: 'refused' };
  }

  if (account.hasSecondFactor)
    return { kind: 'codeAsked', token: await parts.sessions.openHalf(account.username, given.whence) };
  await parts.attempts.forgive(attempt);
  await recordOfAccount(parts, account, { action: 'loggedIn' });
  return { kind: 'loggedIn', token: await parts.sessions.open(account.username, given.whence) };
}
