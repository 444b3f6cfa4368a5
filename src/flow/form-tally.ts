import { z } from 'zod';

const count = z.int().nonnegative();

/** How one question went with one citizen. Counts and no answers, so that it may be kept and added up. */
export const QuestionCounts = z.strictObject({
  /** times that it was put on the table, not counting that it was repeated there */
  shown: count,
  answered: count,
  skipped: count,
  /** answers that did not do */
  failed: count,
});
export type QuestionCounts = z.infer<typeof QuestionCounts>;

export const NO_COUNTS: QuestionCounts = { shown: 0, answered: 0, skipped: 0, failed: 0 };

/** By question key. */
export const FormTally = z.record(z.string(), QuestionCounts);
export type FormTally = z.infer<typeof FormTally>;

/** How a form ended; `moved` ends it on a revision that may not be finished any more. */
export const FormEnd = z.enum(['submitted', 'cancelled', 'expired', 'erased', 'moved']);
export type FormEnd = z.infer<typeof FormEnd>;

/** A form that ended, for the funnel: nothing personal, `formId` only keeps it from being counted twice. */
export const EndedForm = z.strictObject({
  formId: z.string(),
  procedureId: z.string(),
  revision: z.string(),
  language: z.string(),
  end: FormEnd,
  /** the question that was on the table, or `consent` or `summary`, where the form was not submitted */
  stoppedAt: z.string().nullable(),
  tally: FormTally,
  endedAt: z.int(),
});
export type EndedForm = z.infer<typeof EndedForm>;
