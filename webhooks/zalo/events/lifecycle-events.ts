import { z } from 'zod';
import type { FlowEvent } from '../../../src/flow/events.js';
import type { Arrival } from '../../../src/inbox/arrival.js';
import { type Context, idFromFacts, toAt, toEventArrival, type Who } from './context.js';
import { AccountId, Envelope, FromUser, UserId } from './envelope.js';

/** `{"oa_id":"38861…","follower":{"id":"24684…"},"user_id_by_app":"…","event_name":"follow","source":"oa_profile","app_id":"…","timestamp":"…"}` */
export const FollowEvent = Envelope.extend({
  oa_id: AccountId,
  follower: z.object({ id: UserId }),
  user_id_by_app: z.unknown().optional(),
  source: z.unknown().optional(),
});

/** `{"app_id":"…","oa_id":"38861…","user_id":"24684…","user_id_by_app":"…","event_name":"user_click_chatnow","timestamp":"…"}` */
export const UserEvent = Envelope.extend({
  oa_id: AccountId,
  user_id: UserId,
  user_id_by_app: z.unknown().optional(),
});

const word = z.string().optional().catch(undefined);
const phone = z
  .union([z.string(), z.int().transform(String)])
  .optional()
  .catch(undefined);

/**
 * The answer to "share my details", in both generations: the newer one nests the address, e.g.
 * `"info":{"name":"…","phone":"84912…","user_dob":"30/10/1999","gender":"Nam","full_address":{"user_city":"…","user_ward":"…","user_address":"…"}}`,
 * the older one has `address`, `ward`, `district` and `city` beside the name.
 */
export const SubmitInfoEvent = FromUser.extend({
  info: z.object({
    name: word,
    phone,
    user_dob: z.unknown().optional(),
    gender: z.unknown().optional(),
    full_address: z
      .object({ user_address: word, user_ward: word, user_city: word })
      .optional()
      .catch(undefined),
    address: word,
    ward: word,
    district: word,
    city: word,
  }),
});

type Lifecycle = Extract<FlowEvent['type'], 'followed' | 'unfollowed' | 'withdrew' | 'openedChat'>;

export const toFollowArrival =
  (type: Lifecycle) =>
  (event: z.infer<typeof FollowEvent>, context: Context): Arrival =>
    toArrival(event, { oaId: event.oa_id, userId: event.follower.id }, context, {
      type,
      at: atOf(event, context),
    });

export const toUserArrival =
  (type: Lifecycle) =>
  (event: z.infer<typeof UserEvent>, context: Context): Arrival =>
    toArrival(event, { oaId: event.oa_id, userId: event.user_id }, context, {
      type,
      at: atOf(event, context),
    });

/** The shared details; what was left empty is left out. */
export function toSharedInfoArrival(event: z.infer<typeof SubmitInfoEvent>, context: Context): Arrival {
  const { name, phone: number, full_address: full, address, ward, district, city } = event.info;
  const parts = full ? [full.user_address, full.user_ward, full.user_city] : [address, ward, district, city];
  const info = {
    ...spoken('name', name),
    ...spoken('phone', number),
    ...spoken(
      'address',
      parts
        .map((part) => part?.trim())
        .filter(Boolean)
        .join(', '),
    ),
  };
  const who = { oaId: event.recipient.id, userId: event.sender.id };
  return toArrival(event, who, context, { type: 'sharedInfo', at: atOf(event, context), info });
}

const atOf = (event: z.infer<typeof Envelope>, context: Context): number =>
  toAt(event.timestamp, context.receivedAt);

const spoken = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  value?.trim() ? ({ [key]: value.trim().normalize('NFC') } as { [P in K]?: string }) : {};

function toArrival(
  { event_name: name, timestamp }: z.infer<typeof Envelope>,
  who: Who,
  context: Context,
  event: FlowEvent,
): Arrival {
  return toEventArrival(context, who, idFromFacts(context, { name, ...who, timestamp }), event);
}
