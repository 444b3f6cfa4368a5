import type { FlowEvent } from '../../src/flow/events.js';
import type { Announcer } from '../../src/inbox/announcer.js';

/** What was announced, each event id once and in order, as the inbox would keep it. */
export type Heard = { conversationId: string; eventId: string; event: FlowEvent };

export function createFakeAnnouncer(): Announcer & { heard: Heard[] } {
  const heard: Heard[] = [];
  return {
    heard,
    async announce(conversationId, eventId, event) {
      if (heard.some((one) => one.eventId === eventId)) return;
      heard.push(structuredClone({ conversationId, eventId, event }));
    },
  };
}
