import type { Announcer } from '../inbox/announcer.js';
import type { ConversationStore } from '../inbox/conversation-store.js';
import type { Expiry } from './expiry.js';

const PORTION = 500;
const MOST_COUNTED = 100_000;

/**
 * Drafts, saved people and offers whose time is over. The engine alone changes a session, so each conversation is told
 * that time has passed, once for each moment at which something aged.
 */
export function createConversationExpiry(deps: {
  conversations: Pick<ConversationStore, 'agedBy'>;
  announcer: Announcer;
}): Expiry {
  // the event is handled a little later: until then the conversation is still named
  const told = new Map<string, string>();
  return {
    kind: 'drafts',
    count: async (now) => (await deps.conversations.agedBy(now, MOST_COUNTED)).length,
    async erase(now) {
      const night = new Date(now).toISOString().slice(0, 10);
      const found = await deps.conversations.agedBy(now, MOST_COUNTED);
      const fresh = found.filter((id) => told.get(id) !== night).slice(0, PORTION);
      for (const id of fresh) {
        await deps.announcer.announce(id, `aged-${id}-${night}`, { type: 'timePassed', at: now });
        told.set(id, night);
      }
      if (fresh.length === 0) told.clear();
      return fresh.length;
    },
  };
}
