import type { Logger } from 'pino';
import type { Lanes } from '../concurrency/create-lanes.js';
import { within } from '../concurrency/within.js';
import { ConversationUnreadable } from '../errors/conversation-unreadable.js';
import type { Language } from '../flow/language.js';
import { newSession } from '../flow/session.js';
import type { ConversationId, OfficeId } from '../ids.js';
import type { OutgoingMessage } from '../wording/outgoing-message.js';
import { carryOut, type EffectPorts } from './carry-out.js';
import { commitStep } from './commit-step.js';
import type { Conversation, Intent } from './conversation.js';
import type { ConversationStore } from './conversation-store.js';
import { type Folded, foldEvents, type OfficeEngine, type WaitingEvent } from './fold-events.js';
import { foldLate, isLate, type Lateness } from './fold-late.js';
import type { InboxStore } from './inbox-store.js';
import { type IsNotice, nameQuotes } from './name-quotes.js';
import { noteFailedIntent } from './note-failed-intent.js';
import type { LeaseRules } from './undone.js';

export type DrainInboxDeps = {
  inbox: Pick<InboxStore, 'waitingOf' | 'markDone' | 'markDead'>;
  conversations: ConversationStore;
  effects: EffectPorts;
  engineOf(officeId: OfficeId): OfficeEngine;
  officeOf(conversationId: ConversationId): OfficeId;
  isNotice: IsNotice;
  /** what the citizen hears when one of their messages broke the engine */
  troubleMessage(officeId: OfficeId, language: Language): OutgoingMessage;
  /** one lane per conversation: its next event waits until the replies to this one have been sent or put off */
  lanes: Lanes;
  lease: LeaseRules;
  /** waiting longer than this (ms), several things of a citizen are answered as one */
  lateMs: number;
  /** Sends what waits in the outbox; given the conversation when this worker already holds the right to send. */
  deliver(id: ConversationId, held?: Conversation): Promise<void>;
  onHandled(type: string, waitedMs: number): void;
  /** An effect keeps failing, and what follows it waits: somebody must look. */
  onStuck(conversation: ConversationId, intent: string, reason: string): void;
  /** An event became a dead letter: somebody must look. */
  onDead(): void;
  log: Logger;
};

/** What hangs longer than this is given up; the sweeper comes back to it, and versions keep the two apart. */
const PATIENCE_MS = 120_000;
/** Somebody who floods the chat is answered in portions, each a commit of bearable size. */
const MOST_AT_ONCE = 50;
/** What waited through an outage is looked at as one. */
const MOST_LATE = 500;

/**
 * Handles whatever waits for one conversation, in the citizen's order: load, step, commit, then act. Events that are
 * already committed are only marked done; an event that breaks the engine goes to the dead letters and the talk
 * goes on. Safe to call at any time, any number of times, in any number of processes.
 */
export function createDrainInbox(deps: DrainInboxDeps): (id: ConversationId) => Promise<void> {
  return (id) => deps.lanes.run(id, () => within(PATIENCE_MS, drain(deps, id)));
}

async function drain(deps: DrainInboxDeps, id: ConversationId): Promise<void> {
  while ((await drainOnce(deps, id)) === 'more');
}

/** What arrives meanwhile brings its own nudge, so it only goes on at once when it left something behind. */
async function drainOnce(deps: DrainInboxDeps, id: ConversationId): Promise<'more' | 'done'> {
  const [waiting, stored] = await Promise.all([deps.inbox.waitingOf(id), loadOrExplain(deps, id)]);
  if (stored instanceof ConversationUnreadable) return bury(deps, waiting, stored.code);
  const before = stored ?? unwritten(id, deps.officeOf(id));
  await carryOut(deps.effects, before, onFailedIntent(deps, id));
  const already = waiting.filter((w) => before.handled.includes(w.eventId));
  if (already.length > 0) await deps.inbox.markDone(already.map((w) => w.eventId));
  const unhandled = waiting.filter((w) => !already.includes(w));
  const late = isLate(before.session, unhandled, lateness(deps));
  const fresh = unhandled.slice(0, late ? MOST_LATE : MOST_AT_ONCE);
  const named = await nameQuotes(deps.isNotice, id, fresh);
  if (named.length > 0 && (await handle(deps, before, named, waiting)) === 'unfinished') return 'more';
  if (fresh.length === 0 && before.outbox.length > 0) await deps.deliver(id);
  return unhandled.length > fresh.length ? 'more' : 'done';
}

const lateness = ({ lease, lateMs }: DrainInboxDeps): Lateness => ({ now: lease.now(), lateMs });

/** `unfinished`: another worker committed first, or an event broke the engine and those after it still wait. */
async function handle(
  deps: DrainInboxDeps,
  before: Conversation,
  fresh: readonly WaitingEvent[],
  waiting: readonly WaitingEvent[],
): Promise<'finished' | 'unfinished'> {
  const engine = deps.engineOf(before.officeId);
  const { now, lateMs } = lateness(deps);
  const folded = isLate(before.session, fresh, { now, lateMs })
    ? foldLate(engine, before, fresh, now)
    : foldEvents(engine, before, fresh);
  if (folded.broken) folded.said.push(deps.troubleMessage(before.officeId, folded.session.language));
  const waitingIds = waiting.map((w) => w.eventId);
  const after = await commitStep(deps, { ...before, intents: [] }, folded, waitingIds);
  if (!after) return 'unfinished';
  const tookLease = before.sender === null && after.sender !== null;
  await Promise.all([
    finishEvents(deps, folded, fresh),
    carryOut(deps.effects, after, onFailedIntent(deps, after.id)),
    after.outbox.length > 0 ? deps.deliver(after.id, tookLease ? after : undefined) : undefined,
  ]);
  return folded.broken ? 'unfinished' : 'finished';
}

const onFailedIntent =
  ({ log, conversations, lease, onStuck }: DrainInboxDeps, conversation: ConversationId) =>
  (intent: Intent, err: unknown) => {
    log.warn({ event: 'intent-failed', conversation, intent: intent.id, err });
    return noteFailedIntent({ conversations, now: lease.now, onStuck }, conversation, intent, err);
  };

const loadOrExplain = (deps: DrainInboxDeps, id: ConversationId) =>
  deps.conversations.load(id).catch((error: unknown) => {
    if (error instanceof ConversationUnreadable) return error;
    throw error;
  });

/** Events that nothing can be made of until somebody acts; they can be replayed then. */
async function bury(deps: DrainInboxDeps, events: readonly WaitingEvent[], reason: string): Promise<'done'> {
  for (const { eventId } of events) {
    deps.log.error({ event: 'event-dead', eventId, reason });
    deps.onDead();
    await deps.inbox.markDead(eventId, reason);
  }
  return 'done';
}

async function finishEvents(
  deps: DrainInboxDeps,
  folded: Folded,
  fresh: readonly WaitingEvent[],
): Promise<void> {
  const done = fresh.filter((w) => folded.handled.includes(w.eventId));
  const now = deps.lease.now();
  for (const { event } of done) deps.onHandled(event.type, now - event.at);
  await deps.inbox.markDone(done.map((w) => w.eventId));
  if (!folded.broken) return;
  const { bug } = folded.broken;
  const broken = fresh.filter((w) => w.eventId === folded.broken?.eventId);
  await bury(deps, broken, bug instanceof Error ? bug.name : 'unknown');
}

const unwritten = (id: ConversationId, officeId: OfficeId): Conversation => ({
  id,
  officeId,
  version: 0,
  session: newSession(id),
  handled: [],
  outbox: [],
  nextSeq: 1,
  intents: [],
  sender: null,
  lastInteractionAt: null,
});
