import type { Conversation, PendingMessage } from '../inbox/conversation.js';
import { wayFor } from '../zalo-account/way-for.js';

/**
 * Whether a message may be tried now. What waits to go by a template goes at once when the citizen has written meanwhile,
 * or it would keep back the answer to them.
 */
export const isDue = (
  { retryAt, template }: PendingMessage,
  { lastInteractionAt }: Pick<Conversation, 'lastInteractionAt'>,
  now: number,
): boolean =>
  (retryAt ?? 0) <= now || (template === 'waits' && wayFor({ lastInteractionAt, now }) !== 'closed');
