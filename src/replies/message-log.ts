import type { ConversationId, OaId } from '../ids.js';

/** How an intended message ended. Every message gets exactly one of these; receipts lift `sent` further. */
export type MessageOutcome =
  | { kind: 'sent'; platformId: string; at: number }
  | { kind: 'failed'; reason: string; code?: number; at: number }
  | { kind: 'skipped'; reason: string; at: number };

/** One message with its end. `seq` is its place in the conversation. */
export type MessageRecord = {
  conversationId: ConversationId;
  oaId: OaId;
  seq: number;
  text: string;
  createdAt: number;
  /** whose words these are */
  ref?: string;
  outcome: MessageOutcome;
};

/** What the platform's receipts say about a message of ours. */
export type Receipt = { oaId: OaId; platformId: string; kind: 'delivered' | 'seen'; at: number };

/** How far a message got, as its receipts tell; `reason` of one that did not arrive. */
export type MessageFate = {
  kind: 'sent' | 'delivered' | 'seen' | 'failed' | 'skipped';
  reason?: string;
};

/**
 * The outcome row of every message. Recording twice leaves one row; a receipt may come before the message is recorded.
 */
export type MessageLog = {
  record(message: MessageRecord): Promise<void>;
  receive(receipt: Receipt): Promise<void>;
  /** The recorded end of one message, when a worker vanished between recording it and taking it off the outbox. */
  outcomeOf(conversationId: ConversationId, seq: number): Promise<MessageOutcome | undefined>;
  /** What became of the messages with these refs; those that still wait are left out. */
  fatesOf(conversationId: ConversationId, refs: readonly string[]): Promise<ReadonlyMap<string, MessageFate>>;
  /** Whose words a message of ours in this conversation was, by the platform's id of it. */
  refOf(conversationId: ConversationId, platformId: string): Promise<string | undefined>;
  /** Whether this platform id already belongs to a message of ours. */
  isTaken(oaId: OaId, platformId: string): Promise<boolean>;
  /** Erases the texts of a conversation; outcomes stay as figures. */
  forgetTexts(conversationId: ConversationId): Promise<void>;
};
