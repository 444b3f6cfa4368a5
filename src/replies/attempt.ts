import type { CitizenId, ConversationId, OaId } from '../ids.js';
import type { PendingMessage } from '../inbox/conversation.js';
import { wayFor } from '../zalo-account/way-for.js';
import type { MessageLog, MessageOutcome } from './message-log.js';
import type { Messenger, SendOutcome } from './messenger.js';

/** What one try made of a message: an end, or the message as it stays in the outbox. */
export type Attempt = { ended: MessageOutcome } | { stays: PendingMessage };

export type AttemptDeps = {
  messenger: Messenger;
  messages: Pick<MessageLog, 'isTaken' | 'outcomeOf'>;
  now: () => number;
};

export type Addressee = {
  conversationId: ConversationId;
  oaId: OaId;
  citizenId: CitizenId;
  lastInteractionAt: number | null;
};

/** Waits between tries (ms): quickly at first, then every half hour for about a day. */
const BACKOFF_MS = [2_000, 5_000, 15_000, 60_000, 300_000, 900_000] as const;
const SLOWEST_MS = 1_800_000;
const GIVE_UP_AFTER_MS = 24 * 3_600_000;
/** How long an unknown outcome rests before the platform is asked, so that a late arrival is there to be found. */
const SETTLE_REST_MS = 3_000;
/** Our clock and the platform's may differ by this much (ms). */
const CLOCK_SKEW_MS = 5_000;

/**
 * One try to bring a message to its end. A send whose outcome is unknown is never repeated blindly: the platform is
 * asked first whether it has the message (reference lessons B16).
 */
export async function attempt(deps: AttemptDeps, to: Addressee, message: PendingMessage): Promise<Attempt> {
  if (message.maybeSince !== null) {
    const settled = await settle(deps, to, message, message.maybeSince);
    if (settled !== 'absent') return settled;
  }
  if (wayFor({ lastInteractionAt: to.lastInteractionAt, now: deps.now() }) === 'closed') {
    return { ended: { kind: 'skipped', reason: 'window-closed', at: deps.now() } };
  }
  const startedAt = deps.now();
  const outcome = await deps.messenger.send(to.oaId, to.citizenId, {
    text: message.text,
    buttons: message.buttons,
    file: message.file,
  });
  return judge({ ...message, maybeSince: null }, outcome, startedAt, deps.now());
}

/** Pure: what an answer of the platform means for the message. */
export function judge(
  message: PendingMessage,
  outcome: SendOutcome,
  startedAt: number,
  now: number,
): Attempt {
  switch (outcome.kind) {
    case 'sent':
      return { ended: { kind: 'sent', platformId: outcome.messageId, at: outcome.at } };
    case 'fileGone':
      return { ended: { kind: 'skipped', reason: 'file-gone', at: now } };
    case 'unknown':
      return putOff({ ...message, maybeSince: startedAt }, now, now + SETTLE_REST_MS, 'unknown-outcome');
    case 'refused':
      if (outcome.class === 'later' || outcome.class === 'human') {
        return putOff(message, now, outcome.retryAt, `refused-${outcome.class}`, outcome.code);
      }
      return { ended: { kind: 'failed', reason: `refused-${outcome.class}`, code: outcome.code, at: now } };
  }
}

function putOff(
  message: PendingMessage,
  now: number,
  retryAt: number | undefined,
  reason: string,
  code?: number,
): Attempt {
  if (now - message.createdAt > GIVE_UP_AFTER_MS) {
    return { ended: { kind: 'failed', reason, ...(code !== undefined && { code }), at: now } };
  }
  const wait = BACKOFF_MS[message.attempts] ?? SLOWEST_MS;
  return {
    stays: { ...message, attempts: message.attempts + 1, retryAt: Math.max(retryAt ?? 0, now + wait) },
  };
}

/** Finds out what became of an earlier send: from our own record, else from the platform. */
async function settle(
  deps: AttemptDeps,
  to: Addressee,
  message: PendingMessage,
  maybeSince: number,
): Promise<Attempt | 'absent'> {
  const recorded = await deps.messages.outcomeOf(to.conversationId, message.seq);
  if (recorded) return { ended: recorded };
  const since = maybeSince - CLOCK_SKEW_MS;
  const isTaken = (platformId: string) => deps.messages.isTaken(to.oaId, platformId);
  const { text, file } = message;
  const what = { text, since, isTaken, ...(file !== undefined && { file }) };
  const found = await deps.messenger.findSent(to.oaId, to.citizenId, what);
  if (found === 'unknown') return putOff(message, deps.now(), undefined, 'unknown-outcome');
  if (found === 'absent') return 'absent';
  return { ended: { kind: 'sent', platformId: found.messageId, at: maybeSince } };
}
