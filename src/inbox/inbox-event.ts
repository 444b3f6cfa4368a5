import { z } from 'zod';
import { FlowEvent } from '../flow/events.js';
import { ConversationId } from '../ids.js';

/**
 * Something that happened to one conversation, under the id that makes recording it twice harmless: the platform's
 * message id, a hash of what cannot change, or a name of our own (`media-…`, `track-…`). `event.at` is when it
 * happened, `receivedAt` when we learned of it (both epoch ms).
 */
export const InboxEvent = z.object({
  eventId: z.string().regex(/^[A-Za-z0-9._-]{1,200}$/),
  conversationId: ConversationId,
  receivedAt: z.int().nonnegative(),
  event: FlowEvent,
});
export type InboxEvent = z.infer<typeof InboxEvent>;
