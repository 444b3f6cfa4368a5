import { z } from 'zod';

/**
 * Branded identifiers. All are opaque strings that carry no personal data, so they may stand in logs and jobs.
 * Zalo's numeric ids exceed 2^53 and are never parsed as numbers.
 */
export const OfficeId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
  .brand<'OfficeId'>();
export type OfficeId = z.infer<typeof OfficeId>;

/** Id of a Zalo Official Account. */
export const OaId = z
  .string()
  .regex(/^\d{1,20}$/)
  .brand<'OaId'>();
export type OaId = z.infer<typeof OaId>;

/** Id of a Zalo user in the namespace of one OA (`sender.id` of the webhook). */
export const CitizenId = z
  .string()
  .regex(/^[A-Za-z0-9]{1,64}$/)
  .brand<'CitizenId'>();
export type CitizenId = z.infer<typeof CitizenId>;

/** One citizen at one office: `<oaId>-<citizenId>`. */
export const ConversationId = z
  .string()
  .regex(/^\d{1,20}-[A-Za-z0-9]{1,64}$/)
  .brand<'ConversationId'>();
export type ConversationId = z.infer<typeof ConversationId>;

/** Mã số hồ sơ as printed for the citizen; its layout belongs to the formatter, everybody else holds it as is. */
export const DossierCode = z.string().min(1).max(60).brand<'DossierCode'>();
export type DossierCode = z.infer<typeof DossierCode>;

/** A calendar day `YYYY-MM-DD` in Asia/Ho_Chi_Minh, without a time. */
export const PlainDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .brand<'PlainDate'>();
export type PlainDate = z.infer<typeof PlainDate>;

/** The conversation of a citizen at an OA. */
export const toConversationId = (oaId: OaId, citizenId: CitizenId): ConversationId =>
  ConversationId.parse(`${oaId}-${citizenId}`);

/** The two halves of a conversation id. */
export function splitConversationId(id: ConversationId): { oaId: OaId; citizenId: CitizenId } {
  const dash = id.indexOf('-');
  return { oaId: OaId.parse(id.slice(0, dash)), citizenId: CitizenId.parse(id.slice(dash + 1)) };
}
