import { z } from 'zod';
import { Worklist } from '../dossier-desk.js';

export const ROWS_PER_PAGE = [20, 50, 100] as const;
export const TEXT_SIZES = ['normal', 'large'] as const;

export const StartPage = z.enum(['morning', ...Worklist.options]);
export type StartPage = z.infer<typeof StartPage>;

/** How somebody likes the console. What is missing or no longer offered stands at its usual value. */
export const StaffSettings = z.object({
  rowsPerPage: z.literal(ROWS_PER_PAGE).default(50).catch(50),
  textSize: z.enum(TEXT_SIZES).default('normal').catch('normal'),
  /** keys that act without Ctrl or Alt; who uses a screen reader or dictates may not want them */
  shortcuts: z.boolean().default(true).catch(true),
  /** what opens after the log-in: the look at the day, or a worklist */
  start: StartPage.default('morning').catch('morning'),
});
export type StaffSettings = z.infer<typeof StaffSettings>;
