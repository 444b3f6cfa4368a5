import { z } from 'zod';
import type { FlowEvent, MediaItem } from '../../../src/flow/events.js';
import type { OtherKind } from '../../../src/flow/other-kind.js';
import type { Arrival } from '../../../src/inbox/arrival.js';
import { Attachment, phoneOnCard, toOtherKind } from './attachment.js';
import { type Context, idFromFacts, idFromMessage, toAt, toEventArrival } from './context.js';
import { FromUser } from './envelope.js';

const MessageId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/**
 * A message of a citizen, e.g.
 * `{"app_id":"…","sender":{"id":"24684…"},"user_id_by_app":"5521…","recipient":{"id":"38861…"},"event_name":"user_send_text",
 *   "message":{"text":"xin chào","msg_id":"96d3cdf3af150460909"},"timestamp":"1767225600000"}`
 * What we cannot read inside of it is left out rather than refused: the citizen wrote something and must get an answer.
 */
export const MessageEvent = FromUser.extend({
  message: z
    .object({
      msg_id: MessageId.optional().catch(undefined),
      text: z.string().optional().catch(undefined),
      quote_msg_id: MessageId.optional().catch(undefined),
      attachments: z.array(z.unknown()).optional().catch(undefined),
    })
    .catch({ msg_id: undefined, text: undefined, quote_msg_id: undefined, attachments: undefined }),
});
export type MessageEvent = z.infer<typeof MessageEvent>;

/** Says more than the attachments of some events do. */
const BY_NAME: Readonly<Record<string, OtherKind>> = {
  user_send_business_card: 'card',
  user_send_link: 'link',
  user_send_audio: 'voice',
  user_send_video: 'video',
  user_send_gif: 'gif',
  user_send_sticker: 'sticker',
  user_send_location: 'location',
};

/** A citizen's message as an event of their conversation. */
export function toMessageArrival(event: MessageEvent, context: Context): Arrival {
  const who = { oaId: event.recipient.id, userId: event.sender.id };
  const { msg_id: messageId } = event.message;
  const eventId =
    messageId === undefined
      ? idFromFacts(context, { name: event.event_name, ...who, timestamp: event.timestamp })
      : idFromMessage(who.oaId, messageId);
  return toEventArrival(
    context,
    who,
    eventId,
    toFlowEvent(event, eventId, toAt(event.timestamp, context.receivedAt)),
  );
}

function toFlowEvent({ event_name, message }: MessageEvent, eventId: string, at: number): FlowEvent {
  // One form for each letter, whatever keyboard it came from: "ế" may arrive as one, two or three code points.
  const text = message.text?.normalize('NFC');
  const quoting = message.quote_msg_id === undefined ? {} : { quotes: message.quote_msg_id };
  if (event_name === 'user_send_text' && text) return { type: 'said', at, text, ...quoting };
  const attachments = (message.attachments ?? []).flatMap((raw) => Attachment.safeParse(raw).data ?? []);
  const items = attachments.flatMap((attachment) => toMediaItem(attachment) ?? []);
  if (items.length > 0) {
    return {
      type: 'sentMedia',
      at,
      items: items.map((item, i) => ({ mediaId: `${eventId}-${i}`, ...item })),
      ...(text && { caption: text }),
      ...quoting,
    };
  }
  const phone = phoneOnCard(attachments[0]);
  return {
    type: 'sentOther',
    at,
    what: toWhat(event_name, attachments[0]),
    ...(phone !== undefined && { phone }),
  };
}

function toMediaItem(attachment: Attachment): Omit<MediaItem, 'mediaId'> | undefined {
  if (attachment.type === 'image') return { kind: 'photo', url: attachment.payload.url };
  if (attachment.type !== 'file') return undefined;
  const { url, name, size } = attachment.payload;
  return { kind: 'file', url, ...(name && { name: name.normalize('NFC') }), ...(size >= 0 && { size }) };
}

function toWhat(name: string, attachment: Attachment | undefined): OtherKind {
  const byName = BY_NAME[name] ?? 'unknown';
  if (byName !== 'link' && byName !== 'unknown') return byName;
  return attachment ? toOtherKind(attachment) : byName;
}
