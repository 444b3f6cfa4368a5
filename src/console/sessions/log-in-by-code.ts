import type { AuditTrail } from '../audit/audit-trail.js';
import { recordOfAccount } from '../audit/record-of-account.js';
import type { SecondFactors } from '../second-factor/second-factors.js';
import type { StaffStore } from '../staff/staff-store.js';
import type { AttemptLimiter } from './attempt-limiter.js';
import type { ConsoleSessions } from './console-sessions.js';
import type { LogInOutcome } from './log-in.js';
import type { Session, Whence } from './session.js';

type Parts = {
  staff: StaffStore;
  secondFactors: SecondFactors;
  attempts: AttemptLimiter;
  sessions: ConsoleSessions;
  audit: AuditTrail;
  now(): number;
};

/** Judges the code that follows on a right password. An account that was changed meanwhile begins again. */
export async function logInByCode(
  parts: Parts,
  half: Session,
  given: { code: string; ip: string; whence: Whence },
): Promise<Exclude<LogInOutcome, { kind: 'codeAsked' }> | { kind: 'over' }> {
  const account = await parts.staff.find(half.username);
  if (!account || account.disabled || half.createdAt < account.sessionsValidFrom) return { kind: 'over' };
  const attempt = { account: account.username, ip: given.ip };
  const turn = await parts.attempts.takeCode(attempt);
  if (!turn.allowed) return { kind: 'lockedOut', retryAfterMs: turn.retryAfterMs };
  if (!(await parts.secondFactors.check(account, given.code))) {
    await recordOfAccount(parts, account, { action: 'logInFailed' });
    return { kind: 'refused' };
  }
  await parts.attempts.forgive(attempt);
  await recordOfAccount(parts, account, { action: 'loggedIn' });
  return { kind: 'loggedIn', token: await parts.sessions.open(account.username, given.whence) };
}
