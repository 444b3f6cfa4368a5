import { z } from 'zod';
import { Worklist } from '../dossier-desk.js';

/** How somebody likes the console. What is missing or no longer offered stands at its usual value. */
export const StaffSettings = z.object({
  rowsPerPage: z.literal([20, 50, 100]).default(50).catch(50),
  textSize: z.enum(['normal', 'large']).default('normal').catch('normal'),
  /** keys that act without Ctrl or Alt; who uses a screen reader or dictates may not want them */
  shortcuts: z.boolean().default(true).catch(true),
  /** the worklist that opens after the log-in */
  start: Worklist.default('waiting').catch('waiting'),
});
export type StaffSettings = z.infer<typeof StaffSettings>;
