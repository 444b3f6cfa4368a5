import { z } from 'zod';

const text = z.string().min(1);

/** The words about how satisfied people were. */
export const SatisfactionWords = z.strictObject({
  /** from grade 1 to grade 5 */
  grades: z.tuple([text, text, text, text, text]),
  /** the line of procedures with too few answers of their own */
  others: text,
  all: text,
  /** bears `{date}` */
  opensOn: text,
  tooFew: text,
  sheet: z.strictObject({
    title: text,
    month: text,
    procedure: text,
    asked: text,
    answered: text,
    satisfied: text,
  }),
});
