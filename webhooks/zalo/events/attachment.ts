import { z } from 'zod';
import type { OtherKind } from '../../../src/flow/other-kind.js';

const url = z.string().min(1).max(4_000);
const link = z.object({ url: url.optional(), description: z.string().optional() });

/**
 * What can hang on a message. Documented payloads, shortened:
 * `{"type":"image","payload":{"thumbnail":"https://t.f6.photo.talk.zdn.vn/…jpg","url":"https://f6.photo.talk.zdn.vn/…jpg"}}`
 * `{"type":"file","payload":{"url":"https://…","size":"233947","name":"don.pdf","checksum":"…","type":"pdf"}}`
 */
export const Attachment = z.discriminatedUnion('type', [
  z.object({ type: z.literal('image'), payload: z.object({ url }) }),
  z.object({
    type: z.literal('file'),
    payload: z.object({ url, size: z.coerce.number().catch(Number.NaN), name: z.string().optional() }),
  }),
  z.object({ type: z.literal('link'), payload: link }),
  z.object({ type: z.literal('gif'), payload: z.object({ url: url.optional() }) }),
  z.object({ type: z.literal('audio'), payload: z.object({ url: url.optional() }) }),
  z.object({ type: z.literal('video'), payload: z.object({ url: url.optional() }) }),
  z.object({ type: z.literal('sticker'), payload: z.object({ id: z.unknown().optional() }) }),
  z.object({
    type: z.literal('location'),
    payload: z.object({
      coordinates: z.object({ latitude: z.unknown().optional(), longitude: z.unknown().optional() }),
    }),
  }),
]);
export type Attachment = z.infer<typeof Attachment>;

/** What an attachment is to us when it is no picture or file to keep. */
export function toOtherKind(attachment: Attachment): OtherKind {
  switch (attachment.type) {
    case 'link':
      return readCard(attachment.payload.description) ? 'card' : 'link';
    case 'audio':
      return 'voice';
    case 'gif':
    case 'video':
    case 'sticker':
    case 'location':
      return attachment.type;
    case 'image':
    case 'file':
      return 'unknown';
  }
}

const Card = z.union([
  z.object({ phone: z.union([z.string(), z.int()]).transform(String) }),
  z.object({ qrCodeUrl: z.string() }),
]);

/** A business card comes as a link whose description is JSON inside of a string. */
function readCard(description: string | undefined): z.infer<typeof Card> | undefined {
  if (!description?.trimStart().startsWith('{')) return undefined;
  try {
    return Card.safeParse(JSON.parse(description)).data;
  } catch {
    return undefined;
  }
}

/** The telephone number on a contact card, as the platform wrote it; undefined where none can be read. */
export function phoneOnCard(attachment: Attachment | undefined): string | undefined {
  const card = attachment?.type === 'link' ? readCard(attachment.payload.description) : undefined;
  return card && 'phone' in card ? card.phone : undefined;
}
