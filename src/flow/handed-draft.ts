import { z } from 'zod';
import { Answer } from './answer.js';
import { AssistedBy } from './assisted-by.js';

/** A form that was filled in at the counter, on its way to the citizen who now reads and submits it. */
export const HandedDraft = z.object({
  formId: z.string(),
  procedureId: z.string(),
  revision: z.string(),
  answers: z.record(z.string(), Answer),
  consent: z.strictObject({ textVersion: z.string(), at: z.int() }),
  assistedBy: AssistedBy.nullable(),
  /** until when the hour among the answers is kept */
  hourUntil: z.int(),
});
export type HandedDraft = z.infer<typeof HandedDraft>;
