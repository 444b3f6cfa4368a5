import type { Conversation } from '../inbox/conversation.js';
import type { ConversationStore, OutboxRewrite } from '../inbox/conversation-store.js';

/**
 * Rewrites the outbox of a conversation under the lease of whoever holds `mine`, also when events were committed
 * meanwhile. Resolves with what was written; undefined when the lease is somebody else's by now.
 */
export async function rewriteMine(
  conversations: Pick<ConversationStore, 'load' | 'rewriteOutbox'>,
  mine: Conversation,
  change: (seen: Conversation) => Pick<OutboxRewrite, 'outbox' | 'sender' | 'wakeAt'>,
): Promise<OutboxRewrite | undefined> {
  const heldBy = mine.sender?.by;
  if (heldBy === undefined) return undefined;
  let seen: Conversation | undefined = mine;
  while (seen) {
    const rewrite = { id: mine.id, expectedVersion: seen.version, heldBy, ...change(seen) };
    if (await conversations.rewriteOutbox(rewrite)) return rewrite;
    seen = await conversations.load(mine.id);
    if (seen?.sender?.by !== heldBy) return undefined;
  }
  return undefined;
}
