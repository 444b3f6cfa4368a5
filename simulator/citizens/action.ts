import { z } from 'zod';
import { Standing } from '../world/state.js';

const text = z.string().min(1).max(20_000);

/** Details that a citizen shares when asked by a form. */
export const SharedDetails = z.strictObject({
  name: z.string(),
  phone: z.string(),
  birth: z.string().default('01/01/1990'),
  gender: z.string().default('Nam'),
  city: z.string().default('Thành phố Hồ Chí Minh'),
  ward: z.string().default('Phường Ninh Thạnh'),
  address: z.string().default('Tổ 5'),
});
export type SharedDetails = z.infer<typeof SharedDetails>;

/** Everything a person can do in the chat but uploading; the page sends these, tests call them. */
export const Action = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('say'), text, quoteId: z.string().optional() }),
  z.strictObject({
    do: z.literal('tap'),
    messageId: z.string(),
    index: z.int().min(0),
    part: z.enum(['button', 'element']).default('button'),
  }),
  z.strictObject({ do: z.literal('sendSticker'), stickerId: z.enum(['xin-chao', 'cam-on', 'dong-y']) }),
  z.strictObject({ do: z.literal('sendLocation'), latitude: z.string(), longitude: z.string() }),
  z.strictObject({ do: z.literal('sendVoice') }),
  z.strictObject({
    do: z.literal('sendLink'),
    url: z.url({ protocol: /^https?$/ }),
    description: z.string().default(''),
  }),
  z.strictObject({ do: z.literal('sendCard'), phone: z.string().default('84900000099') }),
  z.strictObject({
    do: z.literal('shareDetails'),
    details: SharedDetails,
    generation: z.enum(['2026', 'older']).default('2026'),
  }),
  z.strictObject({ do: z.literal('react'), messageId: z.string(), icon: z.string().min(1).max(10) }),
  z.strictObject({ do: z.literal('openChat') }),
  z.strictObject({ do: z.literal('follow') }),
  z.strictObject({ do: z.literal('unfollow') }),
  z.strictObject({ do: z.literal('withdraw') }),
  z.strictObject({ do: z.literal('see') }),
  z.strictObject({ do: z.literal('switchPhone'), off: z.boolean() }),
  z.strictObject({ do: z.literal('stand'), standing: Standing }),
]);
export type Action = z.infer<typeof Action>;
/** An action as the caller writes it, before defaults. */
export type ActionInput = z.input<typeof Action>;
