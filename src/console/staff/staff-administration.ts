import type { OfficeId } from '../../ids.js';
import { checkPassword, type PasswordWeakness } from './check-password.js';
import type { PasswordHasher } from './password-hasher.js';
import { Staff, Username } from './staff.js';
import type { StaffStore } from './staff-store.js';

export type NewStaff = Pick<Staff, 'officeIds' | 'displayName' | 'role'> & {
  username: string;
  password: string;
  /** the person has to choose one of their own at the first log-in */
  isTemporary?: boolean;
};
type Whom = { officeId: OfficeId; username: string };

export type AddStaffOutcome =
  | { kind: 'added' }
  /** the same account exists; its password is left as it is */
  | { kind: 'already' }
  | { kind: 'refused'; why: 'taken' | 'unknownOffice' | 'badUsername' | PasswordWeakness };
export type ChangeStaffOutcome =
  | { kind: 'changed' }
  | { kind: 'already' }
  | { kind: 'refused'; why: 'unknown' | PasswordWeakness };

export type StaffAdministration = {
  addStaff(input: NewStaff): Promise<AddStaffOutcome>;
  /** Ends every log-in of the account at once. */
  disableStaff(whom: Whom): Promise<ChangeStaffOutcome>;
  enableStaff(whom: Whom): Promise<ChangeStaffOutcome>;
  /** A changed password ends every log-in of the account; the same password changes nothing. */
  setPassword(input: Whom & { password: string; isTemporary?: boolean }): Promise<ChangeStaffOutcome>;
};

type Parts = {
  staff: StaffStore;
  passwords: PasswordHasher;
  officeExists(officeId: OfficeId): boolean;
  now(): number;
};

/**
 * What the operator does with staff accounts. Everything may be repeated safely, and an account is only reached
 * through an office that it belongs to: for any other office it does not exist.
 */
export function createStaffAdministration(parts: Parts): StaffAdministration {
  const { staff, passwords, now } = parts;

  async function findAtOffice({ officeId, username }: Whom): Promise<Staff | undefined> {
    const parsed = Username.safeParse(username);
    const found = parsed.success ? await staff.find(parsed.data) : undefined;
    return found?.officeIds.includes(officeId) ? found : undefined;
  }

  async function setDisabled(whom: Whom, disabled: boolean): Promise<ChangeStaffOutcome> {
    const found = await findAtOffice(whom);
    if (!found) return { kind: 'refused', why: 'unknown' };
    if (found.disabled === disabled) return { kind: 'already' };
    await staff.change(found.username, { disabled, sessionsValidFrom: now() });
    return { kind: 'changed' };
  }

  return {
    addStaff: (input) => addStaff(parts, input),
    disableStaff: (whom) => setDisabled(whom, true),
    enableStaff: (whom) => setDisabled(whom, false),
    async setPassword({ password, isTemporary = false, ...whom }) {
      const found = await findAtOffice(whom);
      if (!found) return { kind: 'refused', why: 'unknown' };
      const weakness = checkPassword(password, found.username);
      if (weakness) return { kind: 'refused', why: weakness };
      if (await passwords.verify(found.passwordHash, password)) return { kind: 'already' };
      const passwordHash = await passwords.hash(password);
      const sessionsValidFrom = now();
      await staff.change(found.username, {
        passwordHash,
        sessionsValidFrom,
        mustChangePassword: isTemporary,
      });
      return { kind: 'changed' };
    },
  };
}

async function addStaff(parts: Parts, input: NewStaff): Promise<AddStaffOutcome> {
  const { staff, passwords, now } = parts;
  const username = Username.safeParse(input.username);
  if (!username.success) return { kind: 'refused', why: 'badUsername' };
  if (!input.officeIds.every(parts.officeExists)) return { kind: 'refused', why: 'unknownOffice' };
  const existing = await staff.find(username.data);
  if (existing) return sameAccount(existing, input) ? { kind: 'already' } : { kind: 'refused', why: 'taken' };
  const weakness = checkPassword(input.password, username.data);
  if (weakness) return { kind: 'refused', why: weakness };
  const account = Staff.parse({
    username: username.data,
    officeIds: [...new Set(input.officeIds)],
    displayName: input.displayName,
    role: input.role,
    passwordHash: await passwords.hash(input.password),
    disabled: false,
    sessionsValidFrom: now(),
    mustChangePassword: input.isTemporary ?? false,
  });
  if (await staff.insert(account)) return { kind: 'added' };
  // Somebody added the same username between the look and the insert: judge again by what stands there now.
  return addStaff(parts, input);
}

function sameAccount(existing: Staff, input: NewStaff): boolean {
  const asked = new Set(input.officeIds);
  return (
    existing.displayName === input.displayName.trim() &&
    existing.role === input.role &&
    existing.officeIds.length === asked.size &&
    existing.officeIds.every((id) => asked.has(id))
  );
}
