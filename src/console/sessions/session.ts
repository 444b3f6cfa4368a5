import { z } from 'zod';
import { Username } from '../staff/staff.js';

/** From what a log-in came, as far as its owner needs it to know it again. */
export const Whence = z.object({
  /** `Chrome trên Windows` */
  browser: z.string().max(80),
  /** the beginning of the address: `203.113.•.•` */
  address: z.string().max(80),
});
export type Whence = z.infer<typeof Whence>;

/** A log-in. `csrfToken` must come back with every POST (synchroniser token). */
export const Session = z.object({
  username: Username,
  csrfToken: z.string().min(20),
  createdAt: z.int(),
  seenAt: z.int(),
  whence: Whence,
  /** the password was right and the code is still asked: nobody is logged in yet */
  awaitsCode: z.boolean().default(false),
});
export type Session = z.infer<typeof Session>;
