import { z } from 'zod';
import { Condition } from './condition.js';
import { Referral } from './referral.js';

const RuleId = z.string().regex(/^[a-z][a-zA-Z0-9]*$/);

/**
 * A rule across answers. `dateOrder` and `differ` refuse the answer that breaks them. `identityMatches` (the national
 * database may rightly differ) and `inherited` (custom may rightly decide) only have it confirmed and tell the clerk.
 * `stop` ends the form here: the bot explains and shows the way to a person.
 */
export const Rule = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('dateOrder'),
    first: z.string(),
    last: z.string(),
    /** at least so many years lie between them, as between a parent and a child */
    years: z.int().nonnegative().default(0),
    message: z.string().min(1),
  }),
  z.strictObject({
    type: z.literal('differ'),
    keys: z.tuple([z.string(), z.string()]),
    message: z.string().min(1),
  }),
  /** of age on the day of answer `on`; nobody is asked further whom no day that can be booked finds old enough */
  z.strictObject({
    type: z.literal('minAge'),
    id: RuleId,
    birthDate: z.string(),
    years: z.int().positive(),
    on: z.string(),
    message: z.string().min(1),
    change: z.string(),
  }),
  z.strictObject({
    type: z.literal('identityMatches'),
    identity: z.string(),
    birthDate: z.string().optional(),
    sex: z.string().optional(),
    /** where the sex is not asked because it is known, as of a mother */
    sexIs: z.enum(['NAM', 'NU']).optional(),
  }),
  z.strictObject({
    type: z.literal('inherited'),
    /** the first word of a name, or an ethnic group */
    what: z.enum(['surname', 'ethnicGroup']),
    child: z.string(),
    /** looked at when all of them are answered */
    parents: z.array(z.string()).min(1),
    when: Condition,
  }),
  z.strictObject({
    type: z.literal('stop'),
    id: RuleId,
    when: Condition,
    message: z.string().min(1),
    /** where such a matter goes instead; said with it */
    referral: Referral.optional(),
    /** the question to change when the citizen answered by mistake */
    change: z.string(),
  }),
]);
export type Rule = z.infer<typeof Rule>;
/** Rules that can end a form. */
export type StopRule = Extract<Rule, { type: 'stop' | 'minAge' }>;
