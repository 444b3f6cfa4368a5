import { z } from 'zod';
import { FlowEvent } from '../../flow/events.js';
import { ConversationId, OaId, splitConversationId } from '../../ids.js';
import type { InboxEvent } from '../../inbox/inbox-event.js';
import type { Cipher } from '../../secrets/cipher.js';

/** One event as MongoDB holds it. `sealed` is the JSON of the FlowEvent and is gone once the event is done. */
export const InboxRow = z.object({
  _id: z.string(),
  conversationId: ConversationId,
  oaId: OaId,
  /** when it happened, by the platform's clock (epoch ms) */
  at: z.number(),
  receivedAt: z.number(),
  type: z.string(),
  sealed: z.string().optional(),
  state: z.enum(['waiting', 'done', 'dead']),
  reason: z.string().optional(),
  /** a Date, because the TTL index wants one */
  doneAt: z.date().optional(),
});
export type InboxRow = z.infer<typeof InboxRow>;

/** A new waiting row. */
export const toInboxRow = (
  cipher: Cipher,
  { eventId, conversationId, receivedAt, event }: InboxEvent,
): InboxRow => ({
  _id: eventId,
  conversationId,
  oaId: splitConversationId(conversationId).oaId,
  at: event.at,
  receivedAt,
  type: event.type,
  sealed: cipher.seal(JSON.stringify(event)),
  state: 'waiting',
});

/** The event of a row; throws when the row cannot be opened or says something we do not know. */
export const openInboxRow = (cipher: Cipher, row: InboxRow): FlowEvent =>
  FlowEvent.parse(JSON.parse(cipher.open(row.sealed ?? '')));
