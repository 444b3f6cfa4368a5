import { z } from 'zod';
import { FlowEvent } from '../flow/events.js';
import { OtherKind } from '../flow/other-kind.js';
import { ConversationId, OfficeId } from '../ids.js';

const CitizenNote = z.object({
  by: z.literal('citizen'),
  noteId: z.string(),
  at: z.int(),
  text: z.string(),
  mediaIds: z.array(z.string()),
  /** sent, and of a kind that cannot be handed over */
  what: OtherKind.optional(),
  /** its place among all that was heard of the citizen; what a clerk has seen is told by the last of them */
  heard: z.int(),
  answered: z.boolean(),
});

/** A file that a clerk sent. Its bytes are gone as soon as the platform has them. */
export const SentFile = z.object({ fileId: z.string(), name: z.string(), bytes: z.int() });
export type SentFile = z.infer<typeof SentFile>;

/** `noteId` is also the `ref` of the message to the citizen, and `fileId` that of its file. */
const ClerkNote = z.object({
  by: z.literal('clerk'),
  noteId: z.string(),
  at: z.int(),
  text: z.string(),
  username: z.string(),
  file: SentFile.optional(),
});

/** One thing that was said in a talk. */
export const TalkNote = z.discriminatedUnion('by', [CitizenNote, ClerkNote]);
export type TalkNote = z.infer<typeof TalkNote>;

/** Something that the conversation has still to be told; the id makes telling it twice the same as once. */
export const Untold = z.object({ eventId: z.string(), event: FlowEvent });
export type Untold = z.infer<typeof Untold>;

/**
 * What a citizen and the people of the office say to each other. A conversation has one, which is opened and closed as
 * often as a person is asked for: two at a time cannot be.
 */
export const Talk = z.object({
  conversationId: ConversationId,
  officeId: OfficeId,
  /** grows with every change; 0 is not stored yet */
  version: z.int().nonnegative(),
  /** the engine's name for the last time that a person was asked for */
  talkId: z.string(),
  /** since when this is open; null when it is closed */
  openSince: z.int().nullable(),
  /** since when the citizen waits for an answer; null when there is nothing to answer */
  waitingSince: z.int().nullable(),
  /** what the citizen writes comes here; else the assistant answers it */
  attended: z.boolean(),
  /** when the assistant takes over if nobody says anything until then; null when it has */
  quietAt: z.int().nullable(),
  /** since when something lies here that the citizen was not told */
  untoldSince: z.int().nullable(),
  /** how far the citizen was in which form, without answers */
  doing: z.object({ procedureName: z.string(), number: z.int(), total: z.int() }).nullable(),
  /** who is answering; others see it and keep their hands off */
  claim: z.object({ username: z.string(), at: z.int() }).nullable(),
  /** how often something was heard of the citizen */
  heard: z.int().nonnegative(),
  notes: z.array(TalkNote),
  untold: z.array(Untold),
  /** the last effects of the engine that were carried out here */
  carriedOut: z.array(z.string()),
});
export type Talk = z.infer<typeof Talk>;
