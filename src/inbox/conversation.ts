import { z } from 'zod';
import { FlowEffect } from '../flow/effects.js';
import { Session } from '../flow/session.js';
import { ConversationId, OfficeId } from '../ids.js';

/** A message that is meant for the citizen and has no outcome yet. `seq` counts up per conversation. */
export const PendingMessage = z.object({
  seq: z.int().positive(),
  text: z.string(),
  buttons: z.array(z.object({ label: z.string(), payload: z.string() })),
  /** whose words these are, to find out later what became of them */
  ref: z.string().optional(),
  /** a file is sent in place of words; the id under which it waits */
  file: z.string().optional(),
  createdAt: z.int(),
  /** sends that the platform has answered with "later" */
  attempts: z.int(),
  /** not before this time (epoch ms) */
  retryAt: z.int().nullable(),
  /** a send may have left since this time without a known outcome: ask the platform before sending again */
  maybeSince: z.int().nullable(),
  /** goes by an approved template: waits for its hour, or has left and cannot be asked about; absent: an ordinary message */
  template: z.enum(['waits', 'left']).optional(),
});
export type PendingMessage = z.infer<typeof PendingMessage>;

/** An effect that is committed and not yet carried out. `id` makes carrying it out twice harmless. */
export const Intent = z.object({ id: z.string(), effect: FlowEffect });
export type Intent = z.infer<typeof Intent>;

/** Who is sending this conversation's messages now. `upTo` is the last message that may leave under this lease. */
export const SenderLease = z.object({ by: z.string(), since: z.int(), until: z.int(), upTo: z.int() });
export type SenderLease = z.infer<typeof SenderLease>;

/** One citizen at one office: where the talk stands, and what still has to be done because of it. */
export const Conversation = z.object({
  id: ConversationId,
  officeId: OfficeId,
  /** 0 = not stored yet */
  version: z.int().nonnegative(),
  session: Session,
  /** events that are committed but whose inbox rows may still say waiting */
  handled: z.array(z.string()),
  outbox: z.array(PendingMessage),
  nextSeq: z.int().positive(),
  intents: z.array(Intent),
  sender: SenderLease.nullable(),
  /** the citizen's last interaction (epoch ms) as the platform counts it; opens the free window */
  lastInteractionAt: z.int().nullable(),
});
export type Conversation = z.infer<typeof Conversation>;
