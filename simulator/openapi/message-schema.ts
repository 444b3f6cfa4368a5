import { z } from 'zod';
import { limitedText } from './call.js';

const httpUrl = z.url({ protocol: /^https?$/ });
const phoneCode = z.string().regex(/^\+?\d{3,15}$/);
const queryPayload = limitedText(1000);
const maxButtons = 5;
const maxElements = 5;

const open = {
  url: z.strictObject({ url: httpUrl }),
  phone: z.strictObject({ phone_code: phoneCode }),
  sms: z.strictObject({ content: limitedText(160), phone_code: phoneCode }),
};

/** A button below a text. */
export const WireButton = z.discriminatedUnion('type', [
  z.strictObject({
    title: limitedText(100),
    type: z.enum(['oa.query.show', 'oa.query.hide']),
    payload: queryPayload,
  }),
  z.strictObject({ title: limitedText(100), type: z.literal('oa.open.url'), payload: open.url }),
  z.strictObject({ title: limitedText(100), type: z.literal('oa.open.phone'), payload: open.phone }),
  z.strictObject({ title: limitedText(100), type: z.literal('oa.open.sms'), payload: open.sms }),
]);

/** What a list element does; unlike a button's, an address stands beside `type`. */
const WireAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['oa.query.show', 'oa.query.hide']), payload: queryPayload }),
  z.strictObject({ type: z.literal('oa.open.url'), url: httpUrl }),
  z.strictObject({ type: z.literal('oa.open.phone'), payload: open.phone }),
  z.strictObject({ type: z.literal('oa.open.sms'), payload: open.sms }),
]);
export type WireAction = z.infer<typeof WireAction>;

export const WireList = z.strictObject({
  template_type: z.literal('list'),
  elements: z
    .array(
      z.strictObject({
        title: limitedText(100),
        subtitle: limitedText(500).optional(),
        image_url: httpUrl.optional(),
        default_action: WireAction.optional(),
      }),
    )
    .min(1)
    .max(maxElements)
    .refine(([first]) => first?.subtitle !== undefined, {
      path: [0, 'subtitle'],
      message: 'the first element needs one',
    }),
});

export const WireForm = z.strictObject({
  template_type: z.literal('request_user_info'),
  elements: z
    .array(z.strictObject({ title: limitedText(100), subtitle: limitedText(500), image_url: httpUrl }))
    .length(1),
});

export const WireButtons = z.strictObject({
  template_type: z.literal('button').optional(),
  text: limitedText(2000).optional(),
  buttons: z.array(WireButton).min(1).max(maxButtons),
});

const source = { url: httpUrl.optional(), attachment_id: z.string().min(1).optional() };
const oneSource = (element: { url?: string | undefined; attachment_id?: string | undefined }) =>
  (element.url === undefined) !== (element.attachment_id === undefined);

const WireMediaElement = z.discriminatedUnion('media_type', [
  z
    .strictObject({ media_type: z.literal('image'), ...source })
    .refine(oneSource, 'url or attachment_id, one of them'),
  z
    .strictObject({
      media_type: z.literal('gif'),
      ...source,
      width: z.int().positive(),
      height: z.int().positive(),
    })
    .refine(oneSource, 'url or attachment_id, one of them'),
  z.strictObject({ media_type: z.literal('sticker'), attachment_id: z.string().min(1) }),
]);

export const WireMedia = z.strictObject({
  template_type: z.literal('media'),
  elements: z.array(WireMediaElement).length(1),
});

export const WireAttachment = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('file'), payload: z.strictObject({ token: z.string().min(1) }) }),
  z.strictObject({
    type: z.literal('template'),
    payload: z.looseObject({ template_type: z.string().optional() }),
  }),
]);

export const WireMessage = z.strictObject({
  text: limitedText(2000).optional(),
  attachment: WireAttachment.optional(),
  quote_message_id: z.string().min(1).optional(),
});
export type WireMessage = z.infer<typeof WireMessage>;

/** Exactly one way of naming who is to have it. Ids are strings: a number has already lost digits. */
export const WireRecipient = z.union(
  [
    z.strictObject({ user_id: z.string().min(1) }),
    z.strictObject({ message_id: z.string().min(1) }),
    z.strictObject({ anonymous_id: z.string().min(1), conversation_id: z.string().min(1) }),
  ],
  'user_id, message_id, or anonymous_id with conversation_id; all strings',
);
export type WireRecipient = z.infer<typeof WireRecipient>;

/** A reaction to a message; `/-remove` takes the OA's reactions back. */
export const WireReaction = z.strictObject({
  recipient: z.strictObject({ user_id: z.string().min(1) }),
  sender_action: z.strictObject({
    react_icon: z.enum([':>', '--b', ':-((', '/-strong', '/-heart', ':-h', ':o', '/-remove']),
    react_message_id: z.string().min(1),
  }),
});
