import { z } from 'zod';
import type { OfficeId } from '../../ids.js';
import type { AttemptLimiter } from '../sessions/attempt-limiter.js';
import type { Staff, StaffRole } from './staff.js';

/** Why nothing was changed. `furtherReach`: the person also works where this administrator has nothing to say. */
export const StaffRefusal = z.enum([
  'self',
  'furtherReach',
  'taken',
  'badUsername',
  'nameMissing',
  'noOffice',
  'unknown',
]);
export type StaffRefusal = z.infer<typeof StaffRefusal>;

export type StaffOutcome =
  | { kind: 'done' }
  /** nothing had to be changed */
  | { kind: 'already' }
  /** the password that the system made, to be shown once */
  | { kind: 'password'; password: string }
  | { kind: 'refused'; why: StaffRefusal };

export type PersonFacts = { displayName: string; role: StaffRole; officeIds: OfficeId[] };

/** Which administrator, through which office, about whom. */
export type AboutPerson = { admin: Staff; officeId: OfficeId; personId: string };

/**
 * The accounts of an office, in the hands of its administrators. Somebody is only reached through an office that the
 * administrator has, changed only where all their offices are the administrator's too, and nobody takes power from
 * themself. Every change is on record, at each office concerned, before it is made.
 */
export type StaffDesk = {
  list(officeId: OfficeId): Promise<Staff[]>;
  open(officeId: OfficeId, personId: string): Promise<Staff | undefined>;
  lockOf(person: Staff): ReturnType<AttemptLimiter['lockOf']>;
  add(admin: Staff, username: string, facts: PersonFacts): Promise<StaffOutcome>;
  change(about: AboutPerson, facts: PersonFacts): Promise<StaffOutcome>;
  setDisabled(about: AboutPerson, disabled: boolean): Promise<StaffOutcome>;
  resetPassword(about: AboutPerson): Promise<StaffOutcome>;
  /** For who has lost telephone and recovery codes. */
  removeSecondFactor(about: AboutPerson): Promise<StaffOutcome>;
  liftLock(about: AboutPerson): Promise<StaffOutcome>;
};
