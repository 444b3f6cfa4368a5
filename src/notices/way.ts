import { z } from 'zod';

/** How a notice reaches one citizen. `state` is the plain message of a state agency's OA. */
export const Way = z.enum(['free', 'paid', 'uidTemplate', 'phoneTemplate', 'state']);
export type Way = z.infer<typeof Way>;

/** The ways of approved templates. */
export const TEMPLATE_WAYS = ['uidTemplate', 'phoneTemplate'] as const satisfies readonly Way[];
export type TemplateWay = (typeof TEMPLATE_WAYS)[number];

export const isTemplateWay = (way: Way): way is TemplateWay => TEMPLATE_WAYS.some((one) => one === way);

/** Why there is none; they go on the list of those whom somebody has to call. */
export const NoWay = z.enum(['never-wrote', 'silent-week', 'silent-year', 'way-not-chosen', 'template-shut']);
export type NoWay = z.infer<typeof NoWay>;

const text = z.string().min(1);

/** One way as the platform offers it; figures change, so they are data with the mark of how sure they are. */
const WayTerms = z.strictObject({
  priceVnd: z.int().nonnegative(),
  /** how long after the citizen's last interaction it is open; null: always */
  openHours: z.int().positive().nullable(),
  needs: text,
  hours: text,
  /** how sure this is, as in the reference: [C], [C-doc], [1], [X], [G] */
  mark: z.string().regex(/^\[(C|C-doc|1|X|G|LIVE)\]$/),
  source: text,
});

/** `templates/data/notice-ways.yaml`: costs, limits and hours of every way. */
export const NoticeWays = z.strictObject({
  ways: z.record(Way, WayTerms),
  article: z.strictObject({ monthly: z.int().positive(), hours: text, mark: text, source: text }),
  /** what an office that has nothing would have to buy (VND a year) */
  packages: z.array(
    z.strictObject({ name: text, yearlyVnd: z.int(), perMinute: z.int(), paidIncluded: z.int() }),
  ),
  /** days after the registration of a death in which no notice goes to whoever registered it */
  mourningDays: z.int().positive(),
});
export type NoticeWays = z.infer<typeof NoticeWays>;
