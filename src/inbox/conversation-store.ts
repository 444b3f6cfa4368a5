import type { ConversationId, OfficeId } from '../ids.js';
import type { Conversation, Intent, PendingMessage, SenderLease } from './conversation.js';

/** Everything that one drain changes, written as ONE update guarded by `expectedVersion`. */
export type StepCommit = {
  id: ConversationId;
  officeId: OfficeId;
  /** 0 creates the conversation */
  expectedVersion: number;
  session: Conversation['session'];
  handled: string[];
  newMessages: PendingMessage[];
  nextSeq: number;
  newIntents: Intent[];
  /** absent: leave as it is; null: cancel */
  reminder?: { reminderId: string; dueAt: number } | null;
  lastInteractionAt: number | null;
  /** when somebody must look whether something in the session was kept long enough (epoch ms); null when nothing ages */
  agesAt: number | null;
  /** take the right to send together with the commit; only when the outbox was empty */
  sender?: SenderLease;
  /** when the sweeper must look whether the new messages left (epoch ms); absent: leave as it is */
  wakeAt?: number;
  /** when the sweeper must look whether the new intents were carried out (epoch ms) */
  intentsAt?: number;
};

/** The outbox rewritten by whoever holds the sender lease, guarded by version. */
export type OutboxRewrite = {
  id: ConversationId;
  expectedVersion: number;
  /** the lease that must be in force; absent when it is being taken from nobody or from a lapsed holder */
  heldBy?: string;
  outbox: PendingMessage[];
  sender: SenderLease | null;
  wakeAt: number | null;
};

export type DueReminder = { conversationId: ConversationId; reminderId: string };

/** An effect that failed. Its kind and reason are codes; what it carries stays sealed. */
export type IntentFailure = { intentId: string; type: string; reason: string; at: number };

/** An effect that keeps failing; those after it in its conversation wait behind it. */
export type StuckIntent = Omit<IntentFailure, 'at'> & {
  conversationId: ConversationId;
  failures: number;
  /** when it failed first */
  since: number;
};

/**
 * The record of conversations. Reads and writes of many conversations may share a round trip. Every method rejects when
 * the database is away; nothing is half done then.
 */
export type ConversationStore = {
  /** Rejects with `ConversationUnreadable` when what is stored does not open. */
  load(id: ConversationId): Promise<Conversation | undefined>;
  /** False when another commit came first: nothing was written, load again. */
  commitStep(commit: StepCommit): Promise<boolean>;
  /** Takes or gives back the sender lease and rewrites the outbox. False when somebody else was faster. */
  rewriteOutbox(rewrite: OutboxRewrite): Promise<boolean>;
  /** Removes intents that were carried out. */
  clearIntents(id: ConversationId, intentIds: string[]): Promise<void>;
  /** Counts a failure of an intent, and lets it rest until a time that hangs on how many there were; resolves with them. */
  noteIntentFailure(
    id: ConversationId,
    failure: IntentFailure,
    restUntil: (failures: number) => number,
  ): Promise<number>;
  /** Intents that have failed at least so often, the oldest trouble first. */
  listStuck(failures: number, limit: number): Promise<StuckIntent[]>;
  /** Forgets the failures of a stuck intent and wakes its conversation; undefined when there is no such intent. */
  retryStuck(intentId: string, now: number): Promise<ConversationId | undefined>;
  /** Conversations with messages or intents undone although their time to look (`wakeAt`, `intentsAt`) has passed. */
  toWake(now: number, limit: number): Promise<ConversationId[]>;
  /** Conversations with something that was kept as long as it may be by now. */
  agedBy(now: number, limit: number): Promise<ConversationId[]>;
  dueReminders(now: number, limit: number): Promise<DueReminder[]>;
  /** Forgets this reminder unless a newer one has replaced it. */
  clearReminder(due: DueReminder): Promise<void>;
};
