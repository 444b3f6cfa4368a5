import { z } from 'zod';
import type { Office } from '../../offices/office.js';
import { officesOf } from './offices-of.js';
import type { Staff } from './staff.js';

/** What somebody has to do before anything else. */
export const Duty = z.enum(['choosePassword', 'enrolSecondFactor']);
export type Duty = z.infer<typeof Duty>;

/** The first of what somebody still owes; undefined when they may work. */
export function dutyOf(staff: Staff, offices: readonly Office[]): Duty | undefined {
  if (staff.mustChangePassword) return 'choosePassword';
  return needsSecondFactor(staff, offices) && !staff.hasSecondFactor ? 'enrolSecondFactor' : undefined;
}

/** Whether one of their offices asks a second factor of their role. */
export const needsSecondFactor = (staff: Staff, offices: readonly Office[]): boolean =>
  officesOf({ offices }, staff).some(({ secondFactorFor }) => secondFactorFor.includes(staff.role));
