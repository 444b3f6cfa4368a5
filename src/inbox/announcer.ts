import type { FlowEvent } from '../flow/events.js';
import type { ConversationId } from '../ids.js';

/**
 * Tells a conversation something that happened inside the house (a dossier moved, a file arrived). The event id is
 * deterministic, so announcing twice is the same as once. Resolves when the event is recorded.
 */
export type Announcer = {
  announce(conversationId: ConversationId, eventId: string, event: FlowEvent): Promise<void>;
};
