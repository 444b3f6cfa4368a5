import { z } from 'zod';
import type { Arrival } from '../../../src/inbox/arrival.js';
import type { PlatformReceipt } from '../../../src/replies/platform-receipt.js';
import { type Context, toAt } from './context.js';
import { Between, FromAccount, ZaloId } from './envelope.js';

/**
 * A message that left the account, ours or a person's, e.g. `{"sender":{"id":"38861…","admin_id":"…"},"recipient":{"id":"24684…"},
 * "event_name":"oa_send_text","message":{"msg_id":"…","text":"…"},…}`. `msg_id` equals the id that the send call answered.
 */
export const EchoEvent = FromAccount.extend({
  message: z.object({ msg_id: ZaloId, text: z.string().optional(), attachments: z.unknown().optional() }),
});

/** `{"sender":{"id":"38861…"},"recipient":{"id":"24684…"},"event_name":"user_received_message","message":{"msg_id":"…"},…}` */
export const ReceivedEvent = Between.extend({
  message: z.object({
    msg_id: ZaloId,
    tracking_id: z.string().optional(),
    delivery_time: z.unknown().optional(),
  }),
});

/** `{"sender":{"id":"38861…"},"recipient":{"id":"24684…"},"event_name":"user_seen_message","message":{"msg_ids":["…","…"]},…}` */
export const SeenEvent = Between.extend({
  message: z.union([
    z.object({ msg_ids: z.array(ZaloId).min(1) }),
    z.object({ msg_id: ZaloId }).transform(({ msg_id }) => ({ msg_ids: [msg_id] })), // as older pages have it
  ]),
});

export const toEcho = (event: z.infer<typeof EchoEvent>, context: Context): Arrival =>
  toReceipt({
    kind: 'echoed',
    oaId: event.sender.id,
    citizenId: event.recipient.id,
    platformId: event.message.msg_id,
    ...(event.message.text !== undefined && { text: event.message.text.normalize('NFC') }),
    byHuman: event.sender.admin_id !== undefined,
    at: toAt(event.timestamp, context.receivedAt),
  });

/** Templates by phone have the same event name, with the number as recipient; they are told by what only they carry. */
export function toDelivered(event: z.infer<typeof ReceivedEvent>, context: Context): Arrival {
  const { msg_id: platformId, tracking_id: trackingId, delivery_time } = event.message;
  const at = toAt(event.timestamp, context.receivedAt);
  if (trackingId === undefined && delivery_time === undefined) {
    return toReceipt({ kind: 'delivered', oaId: context.oaId, platformIds: [platformId], at });
  }
  const tracking = trackingId === undefined ? {} : { trackingId };
  return toReceipt({ kind: 'templateDelivered', oaId: context.oaId, platformId, ...tracking, at });
}

export const toSeen = (event: z.infer<typeof SeenEvent>, context: Context): Arrival =>
  toReceipt({
    kind: 'seen',
    oaId: context.oaId,
    platformIds: event.message.msg_ids,
    at: toAt(event.timestamp, context.receivedAt),
  });

const toReceipt = (receipt: PlatformReceipt): Arrival => ({ kind: 'receipt', receipt });
