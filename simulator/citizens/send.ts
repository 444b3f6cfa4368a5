import type { Courier } from '../webhook/courier.js';
import { citizenSent, seen, type WebhookEvent } from '../webhook/events.js';
import {
  addMessage,
  citizenChanged,
  messageChanged,
  messagesOf,
  type NewMessage,
  type Platform,
} from '../world/platform.js';
import type { ChatMessage, Citizen, Delivery } from '../world/state.js';

export type Stage = { platform: Platform; courier: Courier; citizen: Citizen };
/** What an action led to: the message that was written, and the webhook after its first try. */
export type Done = { message?: ChatMessage; delivery?: Delivery };

/** Sends an event of a citizen to the product. */
export async function ship({ courier, citizen }: Stage, event: WebhookEvent): Promise<Done> {
  const { oaId, userId } = citizen;
  return { delivery: await courier.ship({ oaId, userId, event }) };
}

/** The citizen comes into contact with the OA: the windows begin anew. */
export function interact({ platform, citizen }: Stage): void {
  citizen.lastInteractionAt = platform.clock.now();
  citizenChanged(platform, citizen);
}

/** Looks at the chat: what is unseen is reported at once. With the phone off nobody looks. */
export async function see(stage: Stage): Promise<Done> {
  const { platform, citizen } = stage;
  if (citizen.phoneOff || citizen.conversationId !== undefined) return {};
  const unseen = messagesOf(platform, citizen.oaId, citizen.userId).filter(
    (message) => message.from === 'oa' && message.receivedAt !== undefined && message.seenAt === undefined,
  );
  if (unseen.length === 0) return {};
  for (const message of unseen) {
    message.seenAt = platform.clock.now();
    messageChanged(platform, message);
  }
  const ids = unseen.map(({ id }) => id);
  return await ship(stage, seen(platform.config.appId, citizen, ids));
}

/** Writes a message of the citizen, who has then seen all before it, and posts it. */
export async function send(
  stage: Stage,
  content: NewMessage['content'],
  rest: Partial<NewMessage> = {},
): Promise<Done> {
  const { platform, citizen } = stage;
  void see(stage);
  interact(stage);
  const message = addMessage(platform, { ...rest, citizen, from: 'citizen', content });
  const { delivery } = await ship(stage, citizenSent(platform.config.appId, citizen, message));
  return delivery === undefined ? { message } : { message, delivery };
}
