import type { ConversationId } from '../ids.js';
import type { WaitingEvent } from './fold-events.js';
import type { InboxEvent } from './inbox-event.js';

/** An event that could not be handled; says what and why, never what the citizen wrote. */
export type DeadLetter = {
  eventId: string;
  conversationId: ConversationId;
  type: string;
  at: number;
  reason: string;
};

/**
 * The record of everything that happened to conversations. An event stands here once, as waiting, done or dead; done
 * ones are kept without their content as long as the platform may deliver them again. Every method rejects when the
 * database is away and may then be repeated: all of them are idempotent. Reasons are codes, never personal data.
 */
export type InboxStore = {
  /** Resolves when the event is durable. Concurrent callers share a round trip. */
  record(event: InboxEvent): Promise<'recorded' | 'duplicate'>;
  /**
   * Waiting events of one conversation, oldest first: by the platform's time, then by arrival, then by id. Concurrent
   * callers share a round trip. A row that cannot be read any more becomes a dead letter and does not block the rest.
   */
  waitingOf(conversationId: ConversationId): Promise<WaitingEvent[]>;
  /** The events are handled; their content is dropped, their ids are remembered for the dedupe horizon. */
  markDone(eventIds: readonly string[]): Promise<void>;
  /** Takes a waiting event out of the way until somebody replays it. */
  markDead(eventId: string, reason: string): Promise<void>;
  /** Dead letters, oldest first. */
  listDead(limit: number): Promise<DeadLetter[]>;
  /** Makes a dead letter wait again; resolves with the conversation to nudge, undefined when there is no such letter. */
  replay(eventId: string): Promise<ConversationId | undefined>;
  /** Conversations whose oldest waiting event arrived more than `ms` ago, longest waiting first. */
  conversationsWaitingLongerThan(ms: number, limit: number): Promise<ConversationId[]>;
  /** Erases the content of a conversation's dead letters, which are then over for good. */
  forgetDead(conversationId: ConversationId): Promise<void>;
  countWaiting(): Promise<number>;
  countDead(): Promise<number>;
};
