import { z } from 'zod';
import { toConversationId } from '../../../src/ids.js';
import type { Arrival } from '../../../src/inbox/arrival.js';
import { AccountId, Envelope, UserId } from './envelope.js';

/** A name as the lists of tags have it; none is longer. */
const TagName = z.string().min(1).max(200);
const ofAccount = Envelope.extend({ oa_id: AccountId, user_id_by_app: z.unknown().optional() });

/** `{"oa_id":"38861…","event_name":"add_user_to_tag","tag":{"user_ids":["24684…"],"name":"Tổ trưởng"},…}`; also `remove_user_from_tag` */
export const UsersTagEvent = ofAccount.extend({
  tag: z.object({ user_ids: z.array(UserId).max(1_000), name: TagName }),
});
type UsersTagEvent = z.infer<typeof UsersTagEvent>;

/** `{"oa_id":"38861…","event_name":"remove_tag","tag":{"name":"Tổ trưởng"},…}` */
export const TagEvent = ofAccount.extend({
  tag: z.object({ name: TagName, user_ids: z.unknown().optional() }),
});

const conversationsOf = ({ oa_id, tag }: UsersTagEvent) =>
  tag.user_ids.map((userId) => toConversationId(oa_id, userId));

export const toTagGiven = (event: UsersTagEvent): Arrival => ({
  kind: 'tagging',
  tagging: { kind: 'given', oaId: event.oa_id, tag: event.tag.name, to: conversationsOf(event) },
});

export const toTagTaken = (event: UsersTagEvent): Arrival => ({
  kind: 'tagging',
  tagging: { kind: 'taken', oaId: event.oa_id, tag: event.tag.name, from: conversationsOf(event) },
});

export const toTagAbolished = ({ oa_id, tag }: z.infer<typeof TagEvent>): Arrival => ({
  kind: 'tagging',
  tagging: { kind: 'abolished', oaId: oa_id, tag: tag.name },
});
