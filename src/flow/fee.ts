import { z } from 'zod';
import { Condition } from './condition.js';

const when = Condition.optional();
const vnd = z.int().positive();

/** One thing that is paid for, where `when` holds. `LOCAL`: the province decides; the bot names no amount for it. */
const FeePart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('LOCAL'), when }),
  z.strictObject({ kind: z.literal('PER_CASE'), vnd, when }),
  /** for each copy of the procedure's `copies` */
  z.strictObject({ kind: z.literal('PER_COPY'), vnd, when }),
  /** by the pages of what is copied: `vnd` for each of the first ones, `next` for those after, at most `most` a copy */
  z.strictObject({
    kind: z.literal('PER_PAGE'),
    vnd,
    firstPages: z.int().positive(),
    next: vnd,
    most: vnd,
    /** the questions for pages and copies, a pair for each paper that may be brought */
    of: z.array(z.strictObject({ pages: z.string(), copies: z.string() })).min(1),
    when,
  }),
]);
export type FeePart = z.infer<typeof FeePart>;

/** What a procedure costs: nothing when no part applies. Amounts stand here only when a tariff in force says them. */
export const Fee = z.strictObject({
  parts: z.array(FeePart),
  exempt: z.array(z.string()),
  /** in words, for the card before the start and where no amount can be named */
  text: z.string().min(1),
});
export type Fee = z.infer<typeof Fee>;
