import { z } from 'zod';
import { PasswordProblem } from './choose-password.js';
import { StaffRefusal } from './staff-desk.js';
import { TEXT_SIZES } from './staff-settings.js';

const text = z.string().min(1);

/** The words about the accounts of an office. */
export const StaffWords = z.strictObject({
  states: z.strictObject({ active: text, first: text, disabled: text }),
  /** bears `{minutes}` */
  lockedFor: text,
  done: text,
  already: text,
  refusals: z.record(StaffRefusal, text),
});

/** The words about one's own account. */
export const AccountWords = z.strictObject({
  weak: z.record(PasswordProblem, text),
  /** bears `{count}` */
  rows: text,
  sizes: z.record(z.enum(TEXT_SIZES), text),
  morning: text,
  done: z.strictObject({
    password: text,
    settings: text,
    secondFactorOff: text,
    sessions: text,
    noSession: text,
  }),
  wrongCode: text,
});
