import { z } from 'zod';
import { SignedAction } from '../offices/office.js';

/** What somebody wants to do with a dossier and may not do alone; its words are in the line of history `seq`. */
export const Proposal = z.object({
  action: SignedAction,
  /** username */
  by: z.string(),
  at: z.int().nonnegative(),
  seq: z.int().positive(),
});
export type Proposal = z.infer<typeof Proposal>;
