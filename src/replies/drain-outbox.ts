import type { Logger } from 'pino';
import { type ConversationId, splitConversationId } from '../ids.js';
import type { Conversation, PendingMessage } from '../inbox/conversation.js';
import type { ConversationStore } from '../inbox/conversation-store.js';
import type { LeaseRules } from '../inbox/undone.js';
import { type Attempt, attempt } from './attempt.js';
import { WITH_FIRST_PART } from './attempt-by-template.js';
import { claimOutbox } from './claim-outbox.js';
import { isDue } from './is-due.js';
import type { MessageLog, MessageOutcome } from './message-log.js';
import type { Messenger } from './messenger.js';
import type { OutgoingFiles } from './outgoing-files.js';
import { rewriteMine } from './rewrite-mine.js';
import type { TemplateRoute } from './template-route.js';

export type DrainOutboxDeps = {
  conversations: Pick<ConversationStore, 'load' | 'rewriteOutbox'>;
  messages: Pick<MessageLog, 'record' | 'isTaken' | 'outcomeOf' | 'fatesOf'>;
  messenger: Messenger;
  templates: TemplateRoute;
  files: Pick<OutgoingFiles, 'drop'>;
  lease: LeaseRules;
  onEnded(outcome: MessageOutcome, waitedMs: number): void;
  log: Logger;
};

/** How much of a lease must be left to begin a send; longer than the slowest call to the platform. */
const SEND_BUDGET = 0.5;

/**
 * Sends what waits for one citizen, in order: the next message leaves only when the one before has its end. Whoever
 * sends holds a lease in the conversation; a lease that lapsed means that messages may have left, so the platform is
 * asked about them. `held` is the conversation as this worker just committed it together with the lease.
 */
export function createDrainOutbox(
  deps: DrainOutboxDeps,
): (id: ConversationId, held?: Conversation) => Promise<void> {
  return async (id, held) => {
    let mine = held ?? (await claimOutbox(deps, id));
    while (mine) mine = await sendAndSettle(deps, mine);
  };
}

/** Returns the conversation again while there is more to send under this worker's lease. */
async function sendAndSettle(deps: DrainOutboxDeps, mine: Conversation): Promise<Conversation | undefined> {
  const ended = new Set<number>();
  let left: PendingMessage | undefined;
  for (const message of mine.outbox) {
    if (!isDue(message, mine, deps.lease.now()) || !mayStillSend(deps, mine)) break;
    const result = await attempt(attemptDeps(deps, mine), addressee(mine), message);
    if ('stays' in result) {
      left = result.stays;
      logPutOff(deps, mine, result);
      break;
    }
    await record(deps, mine, isRest(result.ended) ? withoutRef(message) : message, result.ended);
    await dropFile(deps, message);
    ended.add(message.seq);
  }
  return release(deps, mine, ended, left);
}

const attemptDeps = (deps: DrainOutboxDeps, mine: Conversation) => ({
  ...{ ...deps, now: deps.lease.now },
  depart: (message: PendingMessage) => depart(deps, mine, message),
});

const isRest = (outcome: MessageOutcome): boolean =>
  outcome.kind === 'skipped' && outcome.reason === WITH_FIRST_PART;

const withoutRef = ({ ref: _, ...message }: PendingMessage): PendingMessage => message;

const addressee = (c: Conversation) => ({
  conversationId: c.id,
  ...splitConversationId(c.id),
  lastInteractionAt: c.lastInteractionAt,
});

const mayStillSend = ({ lease }: DrainOutboxDeps, { sender }: Conversation): boolean =>
  sender !== null && lease.now() < sender.until - lease.leaseMs * SEND_BUDGET;

/** The outcome is on record before the next message leaves, so that a later search never takes one for the other. */
async function record(
  deps: DrainOutboxDeps,
  { id }: Conversation,
  { seq, text, createdAt, ref }: PendingMessage,
  outcome: MessageOutcome,
): Promise<void> {
  const { oaId } = splitConversationId(id);
  await deps.messages.record({
    ...{ conversationId: id, oaId, seq, text, createdAt, outcome },
    ...(ref !== undefined && { ref }),
  });
  deps.onEnded(outcome, outcome.at - createdAt);
  if (outcome.kind === 'sent') return;
  deps.log.warn({ event: `message-${outcome.kind}`, conversation: id, seq, reason: outcome.reason });
}

/** What was sent is the citizen's now; one that cannot be erased here is erased by the retention of such files. */
async function dropFile({ files, log }: DrainOutboxDeps, { file }: PendingMessage): Promise<void> {
  if (file === undefined) return;
  await files.drop([file]).catch((err: unknown) => log.warn({ event: 'sent-file-not-erased', file, err }));
}

/** Takes the ended messages out and gives the lease back, or keeps it when more can leave now. */
async function release(
  deps: DrainOutboxDeps,
  mine: Conversation,
  ended: ReadonlySet<number>,
  left: PendingMessage | undefined,
): Promise<Conversation | undefined> {
  const written = await rewriteMine(deps.conversations, mine, (seen) => {
    const outbox = seen.outbox
      .filter((message) => !ended.has(message.seq))
      .map((message) => (message.seq === left?.seq ? left : message));
    return { outbox, sender: null, wakeAt: outbox[0] ? (outbox[0].retryAt ?? deps.lease.now()) : null };
  });
  const head = written?.outbox[0];
  return head && isDue(head, mine, deps.lease.now()) ? claimOutbox(deps, mine.id) : undefined;
}

/** Before a message leaves by a template, its conversation says so: nobody could find out afterwards. */
async function depart(deps: DrainOutboxDeps, mine: Conversation, { seq }: PendingMessage): Promise<boolean> {
  const { sender } = mine;
  if (!sender || !mayStillSend(deps, mine)) return false;
  const written = await rewriteMine(deps.conversations, mine, (seen) => ({
    outbox: seen.outbox.map((one) => (one.seq === seq ? { ...one, template: 'left' } : one)),
    ...{ sender, wakeAt: sender.until },
  }));
  return written !== undefined && mayStillSend(deps, mine);
}

function logPutOff(
  deps: DrainOutboxDeps,
  mine: Conversation,
  { stays }: Extract<Attempt, { stays: unknown }>,
): void {
  const known = stays.maybeSince === null;
  deps.log.warn({
    event: known ? 'message-put-off' : 'message-outcome-unknown',
    conversation: mine.id,
    seq: stays.seq,
    attempts: stays.attempts,
  });
}
