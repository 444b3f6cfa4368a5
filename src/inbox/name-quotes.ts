import type { ConversationId } from '../ids.js';
import type { WaitingEvent } from './fold-events.js';

/** Whether a message of ours, by the platform's id, was a notice to this citizen. Rejects when that cannot be looked up. */
export type IsNotice = (conversationId: ConversationId, messageId: string) => Promise<boolean>;

/** Notes with events what is quoted in them: the engine knows no messages, and must tell words to a notice from an answer. */
export const nameQuotes = (
  isNotice: IsNotice,
  id: ConversationId,
  events: readonly WaitingEvent[],
): Promise<WaitingEvent[]> =>
  Promise.all(
    events.map(async (waiting) => {
      const { event } = waiting;
      if (event.type !== 'said' && event.type !== 'sentMedia') return waiting;
      if (event.quotes === undefined || !(await isNotice(id, event.quotes))) return waiting;
      return { ...waiting, event: { ...event, toNotice: true } };
    }),
  );
