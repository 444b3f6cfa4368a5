import { z } from 'zod';
import { Conversation, type Intent, PendingMessage, SenderLease } from '../../inbox/conversation.js';
import type { Cipher } from '../../secrets/cipher.js';

/** A conversation as it lies in MongoDB: what the citizen and the bot say is sealed, the rest is ids and times. */
export const ConversationRow = z.object({
  _id: z.string(),
  officeId: z.string(),
  version: z.int().positive(),
  /** which write was last; see guarded-bulk */
  stamp: z.string(),
  sealedSession: z.string(),
  handled: z.array(z.string()),
  outbox: z.array(PendingMessage.omit({ text: true, buttons: true }).extend({ sealed: z.string() })),
  nextSeq: z.int(),
  intents: z.array(z.object({ id: z.string(), sealed: z.string() })),
  sender: SenderLease.nullable(),
  lastInteractionAt: z.number().nullable(),
  wakeAt: z.number().nullable(),
  intentsAt: z.number().nullable(),
  /** the intent that failed last, while it has not been carried out; absent in older rows */
  trouble: z
    .object({
      intentId: z.string(),
      type: z.string(),
      reason: z.string(),
      failures: z.int(),
      since: z.number(),
    })
    .nullable()
    .optional(),
  /** absent in rows that were written before this was asked for */
  agesAt: z.number().nullable().optional(),
  reminder: z.object({ reminderId: z.string(), dueAt: z.number() }).nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type ConversationRow = z.infer<typeof ConversationRow>;

/** Opens and parses a stored conversation. Throws `SealBroken` or a ZodError when the row is not what we wrote. */
export function toConversation(cipher: Cipher, stored: unknown): Conversation {
  const row = ConversationRow.parse(stored);
  return Conversation.parse({
    ...row,
    id: row._id,
    session: JSON.parse(cipher.open(row.sealedSession)),
    outbox: row.outbox.map(({ sealed, ...rest }) => ({ ...rest, ...JSON.parse(cipher.open(sealed)) })),
    intents: row.intents.map(({ id, sealed }) => ({ id, effect: JSON.parse(cipher.open(sealed)) })),
  });
}

/** Seals what a message says. */
export const toOutboxRow = (cipher: Cipher, { text, buttons, ...rest }: PendingMessage) => ({
  ...rest,
  sealed: cipher.seal(JSON.stringify({ text, buttons })),
});

/** Seals what an intent carries. */
export const toIntentRow = (cipher: Cipher, { id, effect }: Intent) => ({
  id,
  sealed: cipher.seal(JSON.stringify(effect)),
});
