import { z } from 'zod';

/** Who did something with a dossier. */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('citizen') }),
  z.object({ kind: z.literal('staff'), username: z.string() }),
  /** time ran out */
  z.object({ kind: z.literal('system') }),
]);
export type Actor = z.infer<typeof Actor>;
