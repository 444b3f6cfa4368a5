import { isDue } from '../replies/is-due.js';
import type { OutgoingMessage } from '../wording/outgoing-message.js';
import type { Conversation, PendingMessage } from './conversation.js';
import type { ConversationStore, StepCommit } from './conversation-store.js';
import type { Folded } from './fold-events.js';
import { INTENT_PATIENCE_MS, type LeaseRules } from './undone.js';

/**
 * Writes what a fold made of a conversation as one guarded update: session, handled events, outbox, intents. When
 * nothing else is being sent, the right to send is taken in the same update, so that the reply can leave at once.
 * Returns the conversation as stored, or undefined when another commit came first.
 */
export async function commitStep(
  deps: { conversations: ConversationStore; lease: LeaseRules },
  before: Conversation,
  folded: Folded,
  stillWaiting: readonly string[],
): Promise<Conversation | undefined> {
  const commit = toCommit(before, folded, stillWaiting, deps.lease);
  if (!(await deps.conversations.commitStep(commit))) return undefined;
  return {
    ...before,
    version: before.version + 1,
    session: commit.session,
    handled: commit.handled,
    outbox: [...before.outbox, ...commit.newMessages],
    nextSeq: commit.nextSeq,
    intents: [...before.intents, ...commit.newIntents],
    sender: commit.sender ?? before.sender,
    lastInteractionAt: commit.lastInteractionAt,
  };
}

function toCommit(
  before: Conversation,
  folded: Folded,
  stillWaiting: readonly string[],
  lease: LeaseRules,
): StepCommit {
  const now = lease.now();
  const newMessages = folded.said.map((message, n) => toPending(message, before.nextSeq + n, now));
  const lastSeq = before.nextSeq + newMessages.length - 1;
  const mayTakeLease = newMessages.length > 0 && before.outbox.length === 0 && before.sender === null;
  return {
    id: before.id,
    officeId: before.officeId,
    expectedVersion: before.version,
    session: folded.session,
    handled: stillNeeded([...before.handled, ...folded.handled], stillWaiting),
    newMessages,
    nextSeq: before.nextSeq + newMessages.length,
    newIntents: folded.effects,
    lastInteractionAt: folded.lastInteractionAt,
    agesAt: folded.agesAt,
    ...(folded.reminder !== undefined && { reminder: folded.reminder }),
    ...(mayTakeLease && {
      sender: { by: lease.newHolder(), since: now, until: now + lease.leaseMs, upTo: lastSeq },
    }),
    ...(newMessages.length > 0 && { wakeAt: wakeAtOf(before, folded, lease) }),
    ...(folded.effects.length > 0 && { intentsAt: now + INTENT_PATIENCE_MS }),
  };
}

/** When nobody has sent these by then, somebody looks; what waits before them may wait longer than a lease. */
function wakeAtOf(
  { outbox: [head], sender }: Conversation,
  { lastInteractionAt }: Folded,
  { now, leaseMs }: LeaseRules,
): number {
  const waits = head && sender === null && !isDue(head, { lastInteractionAt }, now());
  return waits ? (head.retryAt ?? now()) : now() + leaseMs;
}

/** A slow worker may have read its waiting events a while before the conversation, so the newest are kept in any case. */
const HANDLED_KEPT = 40;

const stillNeeded = (handled: readonly string[], stillWaiting: readonly string[]): string[] =>
  handled.filter((id, n) => n >= handled.length - HANDLED_KEPT || stillWaiting.includes(id));

const toPending = (message: OutgoingMessage, seq: number, now: number): PendingMessage => ({
  seq,
  text: message.text,
  buttons: message.buttons,
  ...(message.file !== undefined && { file: message.file }),
  ...(message.ref !== undefined && { ref: message.ref }),
  createdAt: now,
  attempts: 0,
  retryAt: null,
  maybeSince: null,
});
