import { ConversationId } from '../../src/ids.js';
import type { Arrival } from '../../src/inbox/arrival.js';

export const LAN = ConversationId.parse('388613280878808645-2468458835296197922');
export const BINH = ConversationId.parse('388613280878808645-2468458835296197923');

/** One text of a citizen, told apart by its id. */
export const anArrival = (
  eventId: string,
  {
    conversationId = LAN,
    text = `chữ của ${eventId}`,
  }: { conversationId?: ConversationId; text?: string } = {},
): Arrival => ({
  kind: 'event',
  event: { eventId, conversationId, receivedAt: 2, event: { type: 'said', at: 1, text } },
});

export function idOf(arrival: Arrival): string {
  if (arrival.kind === 'event') return arrival.event.eventId;
  return arrival.kind === 'receipt' ? arrival.receipt.kind : arrival.tagging.tag;
}
