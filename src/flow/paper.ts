import { z } from 'zod';
import { Condition } from './condition.js';

/**
 * Something to have at hand. `when` narrows it to the answers that call for it; `case` names that case in the general
 * list ("Đã ly hôn"), where nothing is known yet. A plain string is a paper for everybody.
 */
export const Paper = z.preprocess(
  (written) => (typeof written === 'string' ? { text: written } : written),
  z.strictObject({
    text: z.string().min(1),
    when: Condition.optional(),
    case: z.string().min(1).optional(),
  }),
);
export type Paper = z.infer<typeof Paper>;
