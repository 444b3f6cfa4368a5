import { z } from 'zod';
import { Username } from '../staff/staff.js';

/** A log-in. `csrfToken` must come back with every POST (synchroniser token). */
export const Session = z.object({
  username: Username,
  csrfToken: z.string().min(20),
  createdAt: z.int(),
  seenAt: z.int(),
});
export type Session = z.infer<typeof Session>;
