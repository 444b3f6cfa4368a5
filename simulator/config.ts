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
});
export type OaConfig = z.infer<typeof OaConfig>;

/** An approved ZBS template; `text` holds its parameters as `<name>`. Tag 3 is promotion (not at night). */
export const TemplateConfig = z.strictObject({
  templateId: z.string().min(1),
  text: z.string().min(1),
  tag: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
  params: z.record(z.string(), z.int().positive()).default({}),
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
});

export const SimulatorConfig = z.strictObject({
  appId: digits,
  appSecret: z.string().min(1),
  webhookUrl: httpUrl,
  /** the registered OAuth callback; without it any address without a query string is accepted */
  callbackUrl: httpUrl.optional(),
  oas: z.array(OaConfig).min(1),
  templates: z.array(TemplateConfig).default([]),
  /** where chats survive a restart; without it everything lives in memory */
  dataFile: z.string().min(1).optional(),
  /** base of the media links in webhooks; defaults to the address it listens on */
  publicUrl: httpUrl.optional(),
  disputes: Disputes.default(() => Disputes.parse({})),
  /** an answer to a webhook must arrive within this time */
  answerLimitMs: z.int().positive().default(2000),
});
export type SimulatorConfig = z.infer<typeof SimulatorConfig>;
