import { z } from 'zod';
import { OfficeId } from '../../ids.js';
import { StaffRole } from '../../offices/office.js';
import { StaffSettings } from './staff-settings.js';

export { StaffRole } from '../../offices/office.js';

/** Always lower case, so that a capital typed by a phone keyboard is not another person. */
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/)
  .brand<'Username'>();
export type Username = z.infer<typeof Username>;

/** Somebody who may log in to the console. Accounts are disabled, never deleted: history refers to them. */
export const Staff = z.object({
  username: Username,
  officeIds: z.array(OfficeId).min(1),
  displayName: z.string().trim().min(1).max(80),
  role: StaffRole,
  passwordHash: z.string().min(1),
  disabled: z.boolean(),
  /** log-ins that began earlier are over: set when the password changes or the account is disabled */
  sessionsValidFrom: z.int().nonnegative(),
  /** the password was made by somebody else: nothing else may be done before the person has chosen one */
  mustChangePassword: z.boolean().default(false),
  /** a code is asked after the password */
  hasSecondFactor: z.boolean().default(false),
  settings: StaffSettings.prefault({}),
});
export type Staff = z.infer<typeof Staff>;
