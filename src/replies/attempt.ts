import type { PendingMessage } from '../inbox/conversation.js';
import { wayFor } from '../zalo-account/way-for.js';
import {
  attemptByTemplate,
  type ByTemplateDeps,
  endOfDeparted,
  LONGEST_WAIT_MS,
} from './attempt-by-template.js';
import type { MessageLog, MessageOutcome } from './message-log.js';
import type { Messenger, SendOutcome } from './messenger.js';
import { putOff } from './put-off.js';
import type { Addressee } from './template-route.js';

/** What one try made of a message: an end, or the message as it stays in the outbox. */
export type Attempt = { ended: MessageOutcome } | { stays: PendingMessage };

export type AttemptDeps = ByTemplateDeps & {
  messenger: Messenger;
  messages: Pick<MessageLog, 'isTaken'>;
};

/** How long an unknown outcome rests before the platform is asked, so that a late arrival is there to be found. */
const SETTLE_REST_MS = 3_000;
/** Our clock and the platform's may differ by this much (ms). */
const CLOCK_SKEW_MS = 5_000;

/**
 * One try to bring a message to its end. A send whose outcome is unknown is never repeated blindly: the platform is
 * asked first whether it has the message (reference lessons B16).
 */
export async function attempt(deps: AttemptDeps, to: Addressee, message: PendingMessage): Promise<Attempt> {
  if (message.template === 'left') return endOfDeparted(deps, to, message);
  if (message.maybeSince !== null) {
    const settled = await settle(deps, to, message, message.maybeSince);
    if (settled !== 'absent') return settled;
  }
  if (wayFor({ lastInteractionAt: to.lastInteractionAt, now: deps.now() }) === 'closed') {
    return attemptByTemplate(deps, to, { ...message, maybeSince: null });
  }
  const startedAt = deps.now();
  const outcome = await deps.messenger.send(to.oaId, to.citizenId, {
    text: message.text,
    buttons: message.buttons,
    file: message.file,
  });
  const ordinary = { ...withoutTemplate(message), maybeSince: null };
  const judged = judge(ordinary, outcome, startedAt, deps.now());
  const isElsewhere = outcome.kind === 'refused' && outcome.elsewhere;
  return isElsewhere ? behindTheirWindow(deps, to, { message: ordinary, judged }) : judged;
}

const withoutTemplate = ({ template: _, ...message }: PendingMessage): PendingMessage => message;

/**
 * The window is closed for the platform and open for us: at its last moment, or for whoever never wrote. A template goes
 * now or not at all, since nobody can tell here when the citizen has written meanwhile.
 */
async function behindTheirWindow(
  deps: AttemptDeps,
  to: Addressee,
  { message, judged }: { message: PendingMessage; judged: Attempt },
): Promise<Attempt> {
  const byTemplate = await attemptByTemplate(deps, to, message);
  if ('ended' in byTemplate) return byTemplate;
  const stays = withoutTemplate(byTemplate.stays);
  return (stays.retryAt ?? 0) - deps.now() <= LONGEST_WAIT_MS ? { stays } : judged;
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
      return putOff({ ...message, maybeSince: startedAt }, now, {
        ...{ retryAt: now + SETTLE_REST_MS, reason: 'unknown-outcome' },
      });
    case 'refused':
      if (outcome.class === 'later' || outcome.class === 'human') {
        return putOff(message, now, {
          ...{ retryAt: outcome.retryAt, reason: `refused-${outcome.class}`, code: outcome.code },
        });
      }
      return { ended: { kind: 'failed', reason: `refused-${outcome.class}`, code: outcome.code, at: now } };
  }
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
  if (found === 'unknown') return putOff(message, deps.now(), { reason: 'unknown-outcome' });
  if (found === 'absent') return 'absent';
  return { ended: { kind: 'sent', platformId: found.messageId, at: maybeSince } };
}
