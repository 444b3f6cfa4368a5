import type { OfficeId } from '../../ids.js';
import type { AuditTrail } from '../audit/audit-trail.js';
import { type OnAccount, recordOnAccount } from '../audit/record-on-account.js';
import type { SecondFactors } from '../second-factor/second-factors.js';
import type { AttemptLimiter } from '../sessions/attempt-limiter.js';
import { makePassword } from './make-password.js';
import type { PasswordHasher } from './password-hasher.js';
import { personIdOf } from './person-id.js';
import { Staff, Username } from './staff.js';
import type { AboutPerson, PersonFacts, StaffDesk, StaffOutcome, StaffRefusal } from './staff-desk.js';
import type { StaffStore } from './staff-store.js';

type Parts = {
  staff: StaffStore;
  passwords: PasswordHasher;
  attempts: AttemptLimiter;
  audit: AuditTrail;
  secondFactors: Pick<SecondFactors, 'remove'>;
  now(): number;
};

const refused = (why: StaffRefusal): StaffOutcome => ({ kind: 'refused', why });
const done: StaffOutcome = { kind: 'done' };
const already: StaffOutcome = { kind: 'already' };

export function createStaffDesk(parts: Parts): StaffDesk {
  const { staff, passwords, attempts, now } = parts;
  const open: StaffDesk['open'] = async (officeId, personId) =>
    (await staff.listAt(officeId)).find(({ username }) => personIdOf(username) === personId);

  /** Lets a change reach somebody only within what the administrator may. */
  async function reach(
    { admin, officeId, personId }: AboutPerson,
    change: (person: Staff) => Promise<StaffOutcome>,
  ): Promise<StaffOutcome> {
    const person = await open(officeId, personId);
    if (!person) return refused('unknown');
    if (!isWithin(person.officeIds, admin)) return refused('furtherReach');
    return change(person);
  }

  return {
    open,
    list: (officeId) => staff.listAt(officeId),
    lockOf: ({ username }) => attempts.lockOf(username),
    add: (admin, username, facts) => add(parts, admin, { username, ...facts }),
    change: (about, facts) => reach(about, (person) => change(parts, about.admin, { person, facts })),
    setDisabled: (about, disabled) =>
      reach(about, async (person) => {
        if (person.username === about.admin.username) return refused('self');
        if (person.disabled === disabled) return already;
        const action = disabled ? 'staffDisabled' : 'staffEnabled';
        await recordOnAccount(parts, about.admin, { person, what: { action } });
        await staff.change(person.username, { disabled, sessionsValidFrom: now() });
        return done;
      }),
    resetPassword: (about) =>
      reach(about, async (person) => {
        if (person.username === about.admin.username) return refused('self');
        const password = makePassword();
        const passwordHash = await passwords.hash(password);
        await recordOnAccount(parts, about.admin, { person, what: { action: 'passwordReset' } });
        const sessionsValidFrom = now();
        await staff.change(person.username, { passwordHash, sessionsValidFrom, mustChangePassword: true });
        return { kind: 'password', password };
      }),
    removeSecondFactor: (about) =>
      reach(about, async (person) => {
        if (person.username === about.admin.username) return refused('self');
        if (!person.hasSecondFactor) return already;
        await recordOnAccount(parts, about.admin, { person, what: { action: 'secondFactorRemoved' } });
        await parts.secondFactors.remove(person);
        return done;
      }),
    liftLock: (about) =>
      reach(about, async (person) => {
        if (!(await attempts.lockOf(person.username))) return already;
        await recordOnAccount(parts, about.admin, { person, what: { action: 'lockLifted' } });
        await attempts.lift(person.username);
        return done;
      }),
  };
}

const isWithin = (officeIds: readonly OfficeId[], admin: Staff): boolean =>
  officeIds.every((id) => admin.officeIds.includes(id));

async function add(
  parts: Parts,
  admin: Staff,
  { username, ...facts }: PersonFacts & { username: string },
): Promise<StaffOutcome> {
  const { staff, passwords, now } = parts;
  const parsed = Username.safeParse(username);
  if (!parsed.success) return refused('badUsername');
  const wrong = problemOf(facts, admin);
  if (wrong) return refused(wrong);
  if (await staff.find(parsed.data)) return refused('taken');
  const password = makePassword();
  const person = Staff.parse({
    ...facts,
    username: parsed.data,
    passwordHash: await passwords.hash(password),
    disabled: false,
    sessionsValidFrom: now(),
    mustChangePassword: true,
  });
  await recordOnAccount(parts, admin, { person, what: { action: 'staffAdded', role: person.role } });
  return (await staff.insert(person)) ? { kind: 'password', password } : refused('taken');
}

/** Changes name, role and offices; each of the three is on record for itself. */
async function change(
  parts: Parts,
  admin: Staff,
  { person, facts }: { person: Staff; facts: PersonFacts },
): Promise<StaffOutcome> {
  const wrong = problemOf(facts, admin);
  if (wrong) return refused(wrong);
  const what = changesOf(person, facts);
  const isSelf = person.username === admin.username;
  if (isSelf && what.some(({ action }) => action !== 'staffRenamed')) return refused('self');
  for (const one of what) {
    const officeIds = [...new Set([...person.officeIds, ...facts.officeIds])];
    await recordOnAccount(parts, admin, { person: { ...person, officeIds }, what: one });
  }
  if (what.length > 0) await parts.staff.change(person.username, facts);
  return what.length > 0 ? done : already;
}

function changesOf(person: Staff, { displayName, role, officeIds }: PersonFacts): OnAccount[] {
  const sameOffices =
    officeIds.length === person.officeIds.length && officeIds.every((id) => person.officeIds.includes(id));
  return [
    ...(displayName === person.displayName ? [] : [{ action: 'staffRenamed' as const }]),
    ...(role === person.role ? [] : [{ action: 'staffRoleChanged' as const, role }]),
    ...(sameOffices ? [] : [{ action: 'staffOfficesChanged' as const }]),
  ];
}

function problemOf({ displayName, officeIds }: PersonFacts, admin: Staff): StaffRefusal | undefined {
  if (!Staff.shape.displayName.safeParse(displayName).success) return 'nameMissing';
  if (officeIds.length === 0) return 'noOffice';
  return isWithin(officeIds, admin) ? undefined : 'furtherReach';
}
