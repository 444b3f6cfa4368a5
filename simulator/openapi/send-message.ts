import { z } from 'zod';
import { oaSent, reacted, received } from '../webhook/events.js';
import { addMessage, findCitizen, messageChanged, messagesOf, type NewMessage } from '../world/platform.js';
import { type ChatMessage, type Citizen, oaStateOf } from '../world/state.js';
import { admitConsultation, demandReachable } from '../world/windows.js';
import { broadcast } from './broadcast.js';
import { type Call, readInput } from './call.js';
import { WireMessage, WireReaction, WireRecipient } from './message-schema.js';
import { type Dialect, readContent } from './read-content.js';
import { Refused } from './refused.js';

const maxReactions = 50;
const Body = z.strictObject({ recipient: WireRecipient, message: WireMessage });

/** The person a message is for; an inbound message id stands for its writer. */
function getRecipient({ platform, oa }: Call, recipient: WireRecipient): Citizen {
  const { oaId } = oa;
  const unknown = (field: string) => new Refused(-201, `no such ${field} at this OA`, `${field} is invalid!`);
  if ('user_id' in recipient) {
    const citizen = findCitizen(platform, oaId, recipient.user_id);
    if (citizen === undefined) throw unknown('user_id');
    return citizen;
  }
  if ('message_id' in recipient) {
    const quoted = [...platform.chats.all()].find(
      ({ id, from, oaId: at }) => id === recipient.message_id && from === 'citizen' && at === oaId,
    );
    const citizen = quoted && findCitizen(platform, oaId, quoted.userId);
    if (citizen === undefined) throw unknown('message_id');
    return citizen;
  }
  const citizen = findCitizen(platform, oaId, recipient.anonymous_id);
  if (citizen === undefined || citizen.conversationId !== recipient.conversation_id)
    throw unknown('anonymous_id');
  return citizen;
}

function demandQuotable({ platform, oa }: Call, { userId }: Citizen, quoteId: string | undefined): void {
  if (quoteId === undefined || messagesOf(platform, oa.oaId, userId).some(({ id }) => id === quoteId)) return;
  throw new Refused(-201, 'no such message in this chat', 'quote_message_id is invalid!');
}

/** Puts a message before the citizen and sends its echo and, while the phone is on and unless it is reported otherwise, the receipt. */
export function deliver(
  { platform, courier }: Pick<Call, 'platform' | 'courier'>,
  { unreported = false, ...message }: Omit<NewMessage, 'from'> & { unreported?: boolean },
): ChatMessage {
  const { citizen } = message;
  const { oaId, userId, phoneOff, conversationId } = citizen;
  const { appId } = platform.config;
  const added = addMessage(platform, { ...message, from: 'oa' });
  void courier.ship({ oaId, userId, event: oaSent(appId, citizen, added) });
  if (!phoneOff && !unreported && conversationId === undefined) {
    added.receivedAt = platform.clock.now();
    messageChanged(platform, added);
    void courier.ship({ oaId, userId, event: received(appId, citizen, added.id) });
  }
  return added;
}

/** Checks and delivers a consultation message; the answer's quota is absent when the OA pays. */
function send(call: Call, dialect: Dialect) {
  const { platform, oa } = call;
  const { oaId, subQuota } = oa;
  const { recipient, message } = readInput(Body, call.input);
  const content = readContent({ platform, oaId, dialect }, message);
  const citizen = getRecipient(call, recipient);
  demandQuotable(call, citizen, message.quote_message_id);
  const window = { citizen, oa: oaStateOf(platform.state, oaId), subQuota, now: platform.clock.now() };
  const quota = citizen.conversationId === undefined ? admitConsultation(window) : undefined;
  return { citizen, quota, sent: deliver(call, { citizen, content, quoteId: message.quote_message_id }) };
}

/** `POST /v3.0/oa/message/cs`, which state agencies do not have. */
export function sendConsultation(call: Call) {
  if (call.oa.oaType === 4) throw new Refused(-235, 'a state-agency OA sends through /v2.0/oa/message');
  const { citizen, quota, sent } = send(call, 'v3');
  const facts = { message_id: sent.id, user_id: citizen.userId, sent_time: String(sent.at) };
  return quota === undefined ? facts : { ...facts, quota };
}

function react({ platform, courier, oa, input }: Call) {
  const { recipient, sender_action } = readInput(WireReaction, input);
  const { react_icon: icon, react_message_id: messageId } = sender_action;
  const citizen = findCitizen(platform, oa.oaId, recipient.user_id);
  const message = messagesOf(platform, oa.oaId, recipient.user_id).find(({ id }) => id === messageId);
  if (citizen === undefined || message === undefined) {
    throw new Refused(-201, 'no such message in this chat', 'react_message_id is invalid!');
  }
  demandReachable(citizen);
  if (icon === '/-remove') message.reactions = [];
  else if (message.reactions.length >= maxReactions)
    throw new Refused(-210, `over ${maxReactions} reactions`);
  else message.reactions.push(icon);
  messageChanged(platform, message);
  const { oaId, userId } = citizen;
  const event = reacted(platform.config.appId, citizen, { by: 'oa', messageId, icon });
  void courier.ship({ oaId, userId, event });
  return { message_id: messageId, user_id: userId };
}

const Kind = z.looseObject({
  recipient: z.looseObject({ anonymous_id: z.unknown().optional(), target: z.unknown().optional() }),
  sender_action: z.unknown().optional(),
});

/** `POST /v2.0/oa/message`: state agencies' messages, anonymous chats, reactions and broadcasts. */
export function sendLegacy(call: Call) {
  const { recipient, sender_action } = readInput(Kind, call.input);
  if (sender_action !== undefined) return react(call);
  if (recipient.target !== undefined) return broadcast(call);
  const anonymous = recipient.anonymous_id !== undefined;
  if (!anonymous && call.oa.oaType === 2)
    throw new Refused(-240, 'a business OA sends through /v3.0/oa/message/cs');
  const { citizen, sent } = send(call, 'v2');
  const { userId, conversationId } = citizen;
  return anonymous
    ? { message_id: sent.id, anonymous_id: userId, conversation_id: conversationId }
    : { message_id: sent.id, user_id: userId };
}
