import { z } from 'zod';
import { OfficeId, PlainDate } from '../ids.js';

/** Somebody is away from an office: gets no dossiers, and theirs are offered to colleagues. */
export const Absence = z.object({
  officeId: OfficeId,
  username: z.string(),
  /** the last day away */
  until: PlainDate,
  /** who said so */
  by: z.string(),
  at: z.int().nonnegative(),
});
export type Absence = z.infer<typeof Absence>;
