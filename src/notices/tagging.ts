import { z } from 'zod';
import { ConversationId, OaId } from '../ids.js';

/** Somebody of the office gave followers a tag on the platform, took it from them, or did away with it. */
export const Tagging = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('given'), oaId: OaId, tag: z.string(), to: z.array(ConversationId) }),
  z.object({ kind: z.literal('taken'), oaId: OaId, tag: z.string(), from: z.array(ConversationId) }),
  z.object({ kind: z.literal('abolished'), oaId: OaId, tag: z.string() }),
]);
export type Tagging = z.infer<typeof Tagging>;

/** Takes them. Idempotent; rejects when they could not be stored and must be brought again. */
export type Taggings = { take(tagging: Tagging): Promise<void> };
