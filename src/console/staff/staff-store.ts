import type { OfficeId } from '../../ids.js';
import type { Staff, Username } from './staff.js';

/** The record of staff accounts. Every promise rejects when the record cannot be reached. */
export type StaffStore = {
  find(username: Username): Promise<Staff | undefined>;
  /** Everybody who has this office, disabled ones too, by username. */
  listAt(officeId: OfficeId): Promise<Staff[]>;
  /** How to call each of these people; usernames that do not exist are left out. */
  namesOf(usernames: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** False when the username is taken; the existing account is left as it is. */
  insert(staff: Staff): Promise<boolean>;
  /** Sets only what is given; false when there is no such account. */
  change(username: Username, what: Partial<Omit<Staff, 'username'>>): Promise<boolean>;
};
