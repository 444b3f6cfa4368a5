import type { ChatMessage, Citizen } from '../world/state.js';
import { toAttachments } from './attachments.js';

/** A webhook body before it is written down; `timestamp` is added when it leaves. */
export type WebhookEvent = { event_name: string } & Record<string, unknown>;

const withoutUndefined = <T extends Record<string, unknown>>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;

/** Captions travel as text; the description of a link, card or video only inside its attachment. */
function toMessageBody(message: ChatMessage): Record<string, unknown> {
  const inAttachment = ['link', 'card', 'video'].includes(message.kind);
  return withoutUndefined({
    text: inAttachment ? undefined : message.text,
    attachments: toAttachments(message),
    msg_id: message.id,
    quote_msg_id: message.quoteId,
  });
}

/** What a person sent to the OA; without log-in it is named `anonymous_…`. */
export function citizenSent(appId: string, citizen: Citizen, message: ChatMessage): WebhookEvent {
  const { userId, oaId, userIdByApp, conversationId } = citizen;
  const what = message.kind === 'card' ? 'business_card' : message.kind;
  const anonymous = conversationId !== undefined;
  return withoutUndefined({
    app_id: appId,
    sender: { id: userId },
    user_id_by_app: anonymous ? undefined : userIdByApp,
    recipient: { id: oaId },
    event_name: `${anonymous ? 'anonymous' : 'user'}_send_${what}`,
    message: withoutUndefined({ ...toMessageBody(message), conversation_id: conversationId }),
  });
}

const echoNames: Partial<Record<ChatMessage['kind'], string>> = {
  image: 'image',
  gif: 'gif',
  file: 'file',
  sticker: 'sticker',
  list: 'list',
  form: 'template',
  template: 'template',
};

/** The echo of a message that the OA sent; the app gets it also for its own messages. */
export function oaSent(appId: string, citizen: Citizen, message: ChatMessage): WebhookEvent {
  const { userId, oaId, userIdByApp, conversationId } = citizen;
  const infix = conversationId === undefined ? '' : 'anonymous_';
  return withoutUndefined({
    app_id: appId,
    sender: { id: oaId },
    user_id_by_app: conversationId === undefined ? userIdByApp : undefined,
    recipient: { id: userId },
    event_name: `oa_send_${infix}${echoNames[message.kind] ?? 'text'}`,
    message: withoutUndefined({ ...toMessageBody(message), conversation_id: conversationId }),
  });
}

const receipt = (appId: string, { oaId, userId }: Citizen, event_name: string, message: object) => ({
  app_id: appId,
  sender: { id: oaId },
  recipient: { id: userId },
  event_name,
  message,
});

export const received = (appId: string, citizen: Citizen, messageId: string): WebhookEvent =>
  receipt(appId, citizen, 'user_received_message', { msg_id: messageId });

/** Several messages at once: the ids are an array. */
export const seen = (appId: string, citizen: Citizen, messageIds: string[]): WebhookEvent =>
  receipt(appId, citizen, 'user_seen_message', { msg_ids: messageIds });

/** The receipt of a template sent by phone: same name as a chat's, told apart by `tracking_id`. */
export function phoneReceived(
  appId: string,
  oaId: string,
  facts: { phone: string; messageId: string; trackingId: string; at: number },
): WebhookEvent {
  const message = {
    delivery_time: String(facts.at),
    msg_id: facts.messageId,
    tracking_id: facts.trackingId,
  };
  return {
    sender: { id: oaId },
    recipient: { id: facts.phone },
    event_name: 'user_received_message',
    message,
    app_id: appId,
  };
}

/** A reaction of either side to a message. */
export function reacted(
  appId: string,
  citizen: Citizen,
  { by, messageId, icon }: { by: 'citizen' | 'oa'; messageId: string; icon: string },
): WebhookEvent {
  const user = { id: citizen.userId };
  const oa = { id: citizen.oaId };
  return withoutUndefined({
    app_id: appId,
    sender: by === 'citizen' ? user : oa,
    recipient: by === 'citizen' ? oa : user,
    event_name: by === 'citizen' ? 'user_reacted_message' : 'oa_reacted_message',
    message: { msg_id: messageId, react_icon: icon },
    user_id_by_app: by === 'citizen' ? citizen.userIdByApp : undefined,
  });
}

export const followed = (
  appId: string,
  citizen: Citizen,
  event_name: 'follow' | 'unfollow',
): WebhookEvent => ({
  oa_id: citizen.oaId,
  follower: { id: citizen.userId },
  user_id_by_app: citizen.userIdByApp,
  event_name,
  source: 'oa_profile',
  app_id: appId,
});

/** First press on "Nhắn tin" (`user_click_chatnow`), or the wish to have one's data deleted (`user_withdraw`). */
export const aboutUser = (
  appId: string,
  citizen: Citizen,
  event_name: 'user_click_chatnow' | 'user_withdraw',
): WebhookEvent => ({
  app_id: appId,
  oa_id: citizen.oaId,
  user_id: citizen.userId,
  user_id_by_app: citizen.userIdByApp,
  event_name,
});

/** The answer to a request for personal details; `info` has the shape of one of the two generations. */
export const submittedInfo = (
  appId: string,
  citizen: Citizen,
  info: Record<string, unknown>,
): WebhookEvent => ({
  app_id: appId,
  sender: { id: citizen.userId },
  recipient: { id: citizen.oaId },
  event_name: 'user_submit_info',
  info,
});

export const tagged = (appId: string, citizen: Citizen, name: string, added: boolean): WebhookEvent => ({
  app_id: appId,
  oa_id: citizen.oaId,
  user_id_by_app: citizen.userIdByApp,
  event_name: added ? 'add_user_to_tag' : 'remove_user_from_tag',
  tag: { user_ids: [citizen.userId], name },
});
