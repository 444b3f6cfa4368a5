import { z } from 'zod';
import { EscalationStep } from '../dossiers/escalation.js';

/** When a step is reached; with both bounds the earlier counts. */
export const Rung = z
  .strictObject({
    /** percent of the promised working time that is used up */
    used: z.number().min(10).max(99).optional(),
    /** working hours before the promised moment */
    hoursBefore: z.number().min(0.25).max(80).optional(),
  })
  .refine(({ used, hoursBefore }) => used !== undefined || hoursBefore !== undefined, {
    error: 'needs used or hoursBefore',
  });
export type Rung = z.infer<typeof Rung>;

const rungs = z.record(EscalationStep, Rung);

/** The steps of a promise. Nobody hears of it before those whose work it is. */
export const Ladder = rungs.superRefine(checkOrder);
export type Ladder = z.infer<typeof Ladder>;

const WORKING_WAY_UP = ['clerk', 'head', 'official'] as const;

function checkOrder(ladder: z.infer<typeof rungs>, context: z.RefinementCtx): void {
  for (const [i, step] of WORKING_WAY_UP.entries()) {
    const below = WORKING_WAY_UP[i - 1];
    if (below && !isNeverLater(ladder[below], ladder[step]))
      context.addIssue({ code: 'custom', path: [step], message: `may hear of it before ${below}` });
  }
}

/** Whatever a promise gives: the earlier step has every bound of the later one, and none is tighter. */
function isNeverLater(earlier: Rung, later: Rung): boolean {
  const byShare = later.used === undefined || (earlier.used !== undefined && earlier.used <= later.used);
  const byHours =
    later.hoursBefore === undefined ||
    (earlier.hoursBefore !== undefined && earlier.hoursBefore >= later.hoursBefore);
  return byShare && byHours;
}

/** How many working minutes are left when a step is reached. */
export const minutesLeftAt = ({ used, hoursBefore }: Rung, grantedMinutes: number): number =>
  Math.max(used === undefined ? 0 : (1 - used / 100) * grantedMinutes, (hoursBefore ?? 0) * 60);
