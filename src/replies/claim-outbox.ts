import type { ConversationId } from '../ids.js';
import type { Conversation, PendingMessage, SenderLease } from '../inbox/conversation.js';
import type { ConversationStore } from '../inbox/conversation-store.js';
import type { LeaseRules } from '../inbox/undone.js';
import { isDue } from './is-due.js';

/**
 * Takes the right to send for this worker. Undefined when there is nothing to send now or another worker is at it.
 * Messages that a vanished worker may have sent are marked, so that they are asked about first.
 */
export async function claimOutbox(
  deps: { conversations: Pick<ConversationStore, 'load' | 'rewriteOutbox'>; lease: LeaseRules },
  id: ConversationId,
): Promise<Conversation | undefined> {
  const by = deps.lease.newHolder();
  for (;;) {
    const seen = await deps.conversations.load(id);
    const head = seen?.outbox[0];
    const now = deps.lease.now();
    if (seen?.sender?.by === by) return seen; // won, although the store could not tell
    if (!seen || !head || !isDue(head, seen, now)) return undefined;
    if (seen.sender && seen.sender.until > now) return undefined;
    const outbox = seen.outbox.map((message) => withDoubt(message, seen.sender));
    const sender = {
      by,
      since: now,
      until: now + deps.lease.leaseMs,
      upTo: outbox.at(-1)?.seq ?? 0,
    };
    const rewrite = { id, expectedVersion: seen.version, outbox, sender, wakeAt: sender.until };
    if (await deps.conversations.rewriteOutbox(rewrite)) return { ...seen, outbox, sender };
  }
}

const withDoubt = (message: PendingMessage, lapsed: SenderLease | null): PendingMessage =>
  lapsed && message.seq <= lapsed.upTo && message.maybeSince === null
    ? { ...message, maybeSince: lapsed.since }
    : message;
