import type { z } from 'zod';
import type { Arrival } from '../../../src/inbox/arrival.js';
import { ASIDE_EVENTS } from './aside-events.js';
import type { Context } from './context.js';
import {
  FollowEvent,
  SubmitInfoEvent,
  toFollowArrival,
  toSharedInfoArrival,
  toUserArrival,
  UserEvent,
} from './lifecycle-events.js';
import { MessageEvent, toMessageArrival } from './message-event.js';
import { EchoEvent, ReceivedEvent, SeenEvent, toDelivered, toEcho, toSeen } from './receipt-events.js';
import { TagEvent, toTagAbolished, toTagGiven, toTagTaken, UsersTagEvent } from './tag-events.js';

/** What an event of one name looks like, and what we keep of it: nothing when `toArrival` is absent. */
export type CatalogueEntry = {
  schema: z.ZodObject;
  read(
    raw: unknown,
    context: Context,
  ): { ok: true; arrival: Arrival | undefined } | { ok: false; problems: string[] };
};

function entry<S extends z.ZodObject>(
  schema: S,
  toArrival?: (event: z.infer<S>, context: Context) => Arrival,
): CatalogueEntry {
  return {
    schema,
    read(raw, context) {
      const parsed = schema.safeParse(raw);
      if (parsed.success) return { ok: true, arrival: toArrival?.(parsed.data, context) };
      return {
        ok: false,
        problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`),
      };
    },
  };
}

const message = entry(MessageEvent, toMessageArrival);
const echo = entry(EchoEvent, toEcho);

const MESSAGES = [
  'text',
  'image',
  'gif',
  'link',
  'audio',
  'video',
  'sticker',
  'location',
  'business_card',
  'file',
];
const ECHOES = ['text', 'image', 'gif', 'list', 'file', 'sticker', 'template'];

/** Every event of reference zalo-oa-api §2.5 by its name. */
export const CATALOGUE: ReadonlyMap<string, CatalogueEntry> = new Map([
  ...MESSAGES.map((kind) => [`user_send_${kind}`, message] as const),
  ['user_submit_info', entry(SubmitInfoEvent, toSharedInfoArrival)],
  ['follow', entry(FollowEvent, toFollowArrival('followed'))],
  ['unfollow', entry(FollowEvent, toFollowArrival('unfollowed'))],
  ['user_click_chatnow', entry(UserEvent, toUserArrival('openedChat'))],
  ['user_withdraw', entry(UserEvent, toUserArrival('withdrew'))],
  ['user_received_message', entry(ReceivedEvent, toDelivered)],
  ['user_seen_message', entry(SeenEvent, toSeen)],
  ['add_user_to_tag', entry(UsersTagEvent, toTagGiven)],
  ['remove_user_from_tag', entry(UsersTagEvent, toTagTaken)],
  ['remove_tag', entry(TagEvent, toTagAbolished)],
  ...ECHOES.map((kind) => [`oa_send_${kind}`, echo] as const),
  ...[...ASIDE_EVENTS].map(([name, schema]) => [name, entry(schema)] as const),
]);

/**
 * The entry of an event, also of a kind of message that the platform adds one day: the citizen sent something and is
 * to hear that we cannot read it.
 */
export function findEntry(name: string): CatalogueEntry | undefined {
  const known = CATALOGUE.get(name);
  if (known) return known;
  return name.startsWith('user_send_') && !name.startsWith('user_send_group_') ? message : undefined;
}
