import type { AuditTrail } from '../audit/audit-trail.js';
import { recordOfAccount } from '../audit/record-of-account.js';
import type { Staff } from '../staff/staff.js';
import type { StaffStore } from '../staff/staff-store.js';
import { makeRecoveryCodes, readRecoveryCode } from './recovery-codes.js';
import type { SecondFactorStore } from './second-factor-store.js';
import { newSecret, stepOf } from './totp.js';

/** How long a secret that was shown may be confirmed; a page that was left open shows a new one. */
const PENDING_MS = 15 * 60_000;

export type SecondFactors = {
  /** The secret to be confirmed: the one that was shown a moment ago, else a new one. */
  begin(account: Staff): Promise<string>;
  pendingOf(account: Staff): Promise<string | undefined>;
  /** Switches the factor on when the code belongs to the pending secret; gives the recovery codes, which are not kept. */
  confirm(account: Staff, code: string): Promise<string[] | undefined>;
  /** Whether a code of the telephone or a recovery code is right; each is taken once. */
  check(account: Staff, typed: string): Promise<boolean>;
  /** Takes the factor away. Who does it, and may do it, is decided and put on record before. */
  remove(account: Pick<Staff, 'username'>): Promise<void>;
  recoveryLeft(account: Staff): Promise<number>;
};

type Parts = {
  factors: SecondFactorStore;
  staff: StaffStore;
  audit: AuditTrail;
  /** a keyed hash: a recovery code is too short for an ordinary one */
  digestOf(username: string, recoveryCode: string): string;
  now(): number;
};

/** Second factors by time (RFC 6238), with recovery codes. */
export function createSecondFactors(parts: Parts): SecondFactors {
  const { factors, staff, digestOf, now } = parts;

  const pendingOf: SecondFactors['pendingOf'] = async ({ username }) => {
    const pending = (await factors.find(username))?.pending;
    return pending && now() - pending.at < PENDING_MS ? pending.secret : undefined;
  };

  return {
    pendingOf,
    async begin(account) {
      const secret = (await pendingOf(account)) ?? newSecret();
      await factors.begin(account.username, { secret, at: now() });
      return secret;
    },
    async confirm(account, code) {
      const { username } = account;
      const secret = await pendingOf(account);
      const step = secret === undefined ? undefined : stepOf(secret, code.replace(/\s/g, ''), now());
      if (secret === undefined || step === undefined) return undefined;
      const codes = makeRecoveryCodes();
      const recovery = codes.map((one) => digestOf(username, one));
      await recordOfAccount(parts, account, { action: 'secondFactorOn' });
      await factors.activate(username, { secret, since: now(), step, recovery });
      await staff.change(username, { hasSecondFactor: true });
      return codes;
    },
    async check(account, typed) {
      const { username } = account;
      const active = (await factors.find(username))?.active;
      if (!active) return false;
      const step = stepOf(active.secret, typed.replace(/\s/g, ''), now());
      if (step !== undefined) return factors.takeStep(username, step);
      const recovery = readRecoveryCode(typed);
      if (recovery === undefined) return false;
      const isRight = await factors.takeRecovery(username, digestOf(username, recovery));
      if (isRight) await recordOfAccount(parts, account, { action: 'recoveryCodeUsed' });
      return isRight;
    },
    async remove({ username }) {
      await staff.change(username, { hasSecondFactor: false });
      await factors.remove(username);
    },
    recoveryLeft: async ({ username }) => (await factors.find(username))?.recoveryLeft ?? 0,
  };
}
