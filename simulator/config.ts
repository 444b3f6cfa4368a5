import { z } from 'zod';

const digits = z.string().regex(/^\d{1,20}$/, 'expected up to 20 digits');
const httpUrl = z.url({ protocol: /^https?$/ });

/** An Official Account as the platform knows it. `oaType` decides which send endpoint works: 2 business, 4 state agency. */
export const OaConfig = z.strictObject({
  oaId: digits,
  name: z.string().min(1),
  oaSecret: z.string().min(1),
  oaType: z.union([z.literal(2), z.literal(4)]).default(2),
  packagePerMinute: z.int().positive().default(100),
  packageName: z.string().default('Tăng trưởng'),
  /** free consultation messages a month between 48 hours and 7 days after the last interaction */
  subQuota: z.int().min(0).default(500),
  /** whether people live there in different states from the beginning, for whoever tries things out */
  neighbours: z.boolean().default(false),
  /** article broadcasts a month */
  broadcastsPerMonth: z.int().min(0).default(40),
  /** template messages a day, by both ways together */
  templatesPerDay: z.int().min(0).default(500),
  /** VND in the ZBS account that pays for templates; null: none is linked */
  zbsBalance: z.int().min(0).nullable().default(10_000_000),
});
export type OaConfig = z.infer<typeof OaConfig>;

const vnd = z.int().min(0);
const Param = z.union([
  z
    .int()
    .positive()
    .transform((max) => ({ max, type: 'STRING' })),
  z.strictObject({ max: z.int().positive(), type: z.string().min(1) }),
]);

/**
 * A ZBS template; `text` and the values of `rows` hold its parameters as `<name>`. Tag 3 is promotion (not at night).
 * One made before 2025-12-10 does not go by user id.
 */
export const TemplateConfig = z.strictObject({
  templateId: z.string().min(1),
  name: z.string().min(1).optional(),
  title: z.string().min(1).max(65).optional(),
  text: z.string().min(1).max(400),
  rows: z
    .array(z.strictObject({ key: z.string().min(1), value: z.string().min(1) }))
    .max(8)
    .default([]),
  buttons: z
    .array(
      z.strictObject({
        title: z.string().min(1).max(30),
        type: z.enum(['oa.open.url', 'oa.open.phone']),
        content: z.string().min(1),
      }),
    )
    .max(2)
    .default([]),
  tag: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
  params: z.record(z.string(), Param).default({}),
  status: z.enum(['ENABLE', 'PENDING_REVIEW', 'REJECT', 'DISABLE']).default('ENABLE'),
  createdOn: z.iso.date().default('2026-01-05'),
  priceUid: vnd.default(100),
  pricePhone: vnd.default(200),
  /** whose it is; without it every OA of this platform may send it */
  oaId: digits.optional(),
});
export type TemplateConfig = z.infer<typeof TemplateConfig>;

/** Where the sources disagree about the platform, the side to play. */
export const Disputes = z.strictObject({
  /** what a refresh token answers that was already consumed */
  consumedRefreshToken: z.enum(['emptyBody', 'error']).default('emptyBody'),
  expiresIn: z.enum(['string', 'number']).default('string'),
  /** whether free-form promotion messages still exist; they were shut down on 2026-03-01 */
  promotionAlive: z.boolean().default(false),
  requireAppSecretProof: z.boolean().default(false),
  /** whether a template by phone rests from 22:00 to 06:00; the old table of codes says so, the new one is silent */
  nightByPhone: z.boolean().default(true),
  /** whether a state agency may send templates by user id, which exist only on v3 */
  agencyTemplatesByUid: z.boolean().default(false),
});

export const SimulatorConfig = z.strictObject({
  appId: digits,
  appSecret: z.string().min(1),
  webhookUrl: httpUrl,
  /** the registered OAuth callback; without it any address without a query string is accepted */
  callbackUrl: httpUrl.optional(),
  oas: z.array(OaConfig).min(1),
  templates: z.array(TemplateConfig).default([]),
  /** calls per minute of the whole app; the platform's is 4,000 */
  appPerMinute: z.int().positive().default(4000),
  /** how long the platform processes a new article, and looks at a broadcast before it leaves */
  articleMs: z.int().min(0).default(5_000),
  reviewMs: z.int().min(0).default(1_800_000),
  /** words that the platform does not let into a broadcast; an article that has one is refused when it is broadcast */
  forbiddenWords: z.array(z.string().min(1)).default(['cờ bạc']),
  /** where chats survive a restart; without it everything lives in memory */
  dataFile: z.string().min(1).optional(),
  /** base of the media links in webhooks; defaults to the address it listens on */
  publicUrl: httpUrl.optional(),
  disputes: Disputes.default(() => Disputes.parse({})),
  /** an answer to a webhook must arrive within this time */
  answerLimitMs: z.int().positive().default(2000),
});
export type SimulatorConfig = z.infer<typeof SimulatorConfig>;
