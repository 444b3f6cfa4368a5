import { z } from 'zod';

/** Who of the office filled in the form for the citizen at the counter. */
export const AssistedBy = z.strictObject({ username: z.string(), role: z.string() });
export type AssistedBy = z.infer<typeof AssistedBy>;
