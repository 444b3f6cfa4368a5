import type { Announcer } from './announcer.js';
import type { InboxStore } from './inbox-store.js';

/** Announces by recording in the inbox and nudging the workers. */
export function createAnnouncer(deps: {
  inbox: Pick<InboxStore, 'record'>;
  nudge(conversationId: string): Promise<void>;
  now: () => number;
}): Announcer {
  return {
    async announce(conversationId, eventId, event) {
      await deps.inbox.record({ eventId, conversationId, receivedAt: deps.now(), event });
      await deps.nudge(conversationId);
    },
  };
}
