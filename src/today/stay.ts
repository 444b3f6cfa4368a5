import { z } from 'zod';
import { OfficeId, PlainDate } from '../ids.js';

const at = z.int().nonnegative();

/** Somebody stays behind after hours for what was promised today. */
export const Stay = z.object({
  officeId: OfficeId,
  day: PlainDate,
  username: z.string(),
  /** until when, on that day */
  until: at,
  /** for what */
  dossierIds: z.array(z.string()).min(1),
  at,
});
export type Stay = z.infer<typeof Stay>;
