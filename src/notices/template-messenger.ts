import type { CitizenId, OaId } from '../ids.js';
import type { SendOutcome } from '../replies/messenger.js';

/** A template that the platform has approved, with its places filled. */
export type FilledTemplate = { templateId: string; data: Readonly<Record<string, string>> };

/**
 * Sends approved templates (reference zalo-oa-api §3.5, §7). Never throws for anything the platform or the network
 * does; an answer that was lost is `unknown` and must not be repeated blindly.
 */
export type TemplateMessenger = {
  /** To a citizen who wrote to the OA within a year. */
  sendByUid(oaId: OaId, citizenId: CitizenId, template: FilledTemplate): Promise<SendOutcome>;
  /** To whoever has this Vietnamese number (any usual spelling). `trackingId`: at most 48 characters, no personal data. */
  sendByPhone(oaId: OaId, phone: string, template: FilledTemplate, trackingId: string): Promise<SendOutcome>;
};
