import { z } from 'zod';
import type { Staff } from './staff.js';

/** What somebody has to do before anything else. */
export const Duty = z.enum(['choosePassword']);
export type Duty = z.infer<typeof Duty>;

/** The first of what somebody still owes; undefined when they may work. */
export const dutyOf = ({ mustChangePassword }: Staff): Duty | undefined =>
  mustChangePassword ? 'choosePassword' : undefined;
