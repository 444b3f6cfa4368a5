import { z } from 'zod';

const many = z.array(z.string().min(1)).min(1).max(50);

/** The platform's age groups (reference zalo-oa-api §6.5); known of few citizens. */
export const AgeGroup = z.enum(['0-12', '13-17', '18-24', '25-34', '35-44', '45-54', '55-64', '65+']);
export type AgeGroup = z.infer<typeof AgeGroup>;

/** One thing that is true or not of a citizen. */
const Condition = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('everybody') }),
  z.strictObject({ is: z.literal('inNeighbourhood'), oneOf: many }),
  z.strictObject({ is: z.literal('usedProcedure'), oneOf: many }),
  z.strictObject({ is: z.literal('hasDossierIn'), oneOf: z.array(z.int().min(1).max(10)).min(1) }),
  z.strictObject({ is: z.literal('follower') }),
  z.strictObject({ is: z.literal('tagged'), oneOf: many }),
  z.strictObject({ is: z.literal('speaks'), oneOf: many }),
  z.strictObject({ is: z.literal('aged'), oneOf: z.array(AgeGroup).min(1) }),
  z.strictObject({ is: z.literal('wroteWithin'), days: z.int().min(1).max(3_660) }),
]);
type Condition = z.infer<typeof Condition>;

/** Who is meant: conditions combined by and, or, not. */
export type Audience =
  | Condition
  | { is: 'all'; of: Audience[] }
  | { is: 'any'; of: Audience[] }
  | { is: 'not'; of: Audience };

export const Audience: z.ZodType<Audience> = z.lazy(() =>
  z.union([
    Condition,
    z.strictObject({ is: z.literal('all'), of: z.array(Audience).min(1).max(20) }),
    z.strictObject({ is: z.literal('any'), of: z.array(Audience).min(1).max(20) }),
    z.strictObject({ is: z.literal('not'), of: Audience }),
  ]),
);
