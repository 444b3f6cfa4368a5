import { z } from 'zod';
import { Worklist } from '../dossier-desk.js';

export const ROWS_PER_PAGE = [20, 50, 100] as const;
export const TEXT_SIZES = ['normal', 'large'] as const;

/** How somebody likes the console. What is missing or no longer offered stands at its usual value. */
export const StaffSettings = z.object({
  rowsPerPage: z.literal(ROWS_PER_PAGE).default(50).catch(50),
  textSize: z.enum(TEXT_SIZES).default('normal').catch('normal'),
  /** keys that act without Ctrl or Alt; who uses a screen reader or dictates may not want them */
  shortcuts: z.boolean().default(true).catch(true),
  /** the worklist that opens after the log-in */
  start: Worklist.default('waiting').catch('waiting'),
});
export type StaffSettings = z.infer<typeof StaffSettings>;
