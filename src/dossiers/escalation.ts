import { z } from 'zod';

/** Whom a dossier reaches before its promise is broken; with `apology` words to the citizen lie ready to be signed. */
export const EscalationStep = z.enum(['clerk', 'head', 'apology', 'official']);
export type EscalationStep = z.infer<typeof EscalationStep>;

/** That a step was reached: once for each promise, and only ever added. */
export const Escalation = z.object({
  step: EscalationStep,
  /** `seq` of the line of history that named the promise */
  promise: z.int().positive(),
  at: z.int().nonnegative(),
});
export type Escalation = z.infer<typeof Escalation>;

/** The present promise: the line of history that named it, and how many working minutes it gave. */
export const Granted = z.object({ seq: z.int().positive(), minutes: z.number().nonnegative() });
export type Granted = z.infer<typeof Granted>;
