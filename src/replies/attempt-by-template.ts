import type { PendingMessage } from '../inbox/conversation.js';
import type { Attempt } from './attempt.js';
import type { MessageLog } from './message-log.js';
import type { SendOutcome } from './messenger.js';
import { putOff } from './put-off.js';
import type { Addressee, TemplateRoute, TemplateSend } from './template-route.js';

export type ByTemplateDeps = {
  messages: Pick<MessageLog, 'outcomeOf' | 'fatesOf'>;
  templates: TemplateRoute;
  /** Writes down that the message leaves by a template; false: nothing may leave any more under this lease. */
  depart(message: PendingMessage): Promise<boolean>;
  now: () => number;
};

/** The end of a part of what another message with its ref has said: it speaks for both. */
export const WITH_FIRST_PART = 'with-first-part';
/** A refusal that lasts longer would keep back what the citizen is told after it (ms). */
export const LONGEST_WAIT_MS = 600_000;

/**
 * One try to say a message by an approved template, because the platform takes no ordinary one. A template leaves no
 * line in the conversation that could be looked for, so one whose answer was lost is never sent again.
 */
export async function attemptByTemplate(
  deps: ByTemplateDeps,
  to: Addressee,
  message: PendingMessage,
): Promise<Attempt> {
  const { ref, file } = message;
  if (ref === undefined || file !== undefined) return skipped('window-closed', deps.now());
  // long words are several messages with one ref; what became of the first is what became of all
  if ((await deps.messages.fatesOf(to.conversationId, [ref])).has(ref))
    return skipped(WITH_FIRST_PART, deps.now());
  const route = await deps.templates.choose(to, ref);
  switch (route.kind) {
    case 'shut':
      return skipped(route.reason, deps.now());
    case 'wait':
      return wait(message, deps.now(), { retryAt: route.until, reason: 'template-waits' });
    case 'open':
      return depart(deps, message, route.ways);
  }
}

/** By the first way, and by the next where the platform has surely shown nothing. Before each it is written down. */
async function depart(
  deps: ByTemplateDeps,
  message: PendingMessage,
  [send, ...others]: readonly TemplateSend[],
): Promise<Attempt> {
  if (!send || !(await deps.depart(message))) return { stays: message };
  const outcome = await send();
  if (outcome.kind === 'refused' && outcome.elsewhere && others.length > 0)
    return depart(deps, message, others);
  return outcome.kind === 'shut' ? skipped(outcome.reason, deps.now()) : judge(message, outcome, deps.now());
}

/** What became of a message that had left by a template when its worker died. */
export async function endOfDeparted(
  { messages, now }: Pick<ByTemplateDeps, 'messages' | 'now'>,
  { conversationId }: Addressee,
  { seq }: PendingMessage,
): Promise<Attempt> {
  return { ended: (await messages.outcomeOf(conversationId, seq)) ?? lost(now()) };
}

const lost = (at: number) => ({ kind: 'failed' as const, reason: 'answer-lost', at });

const skipped = (reason: string, at: number) => ({ ended: { kind: 'skipped' as const, reason, at } });

const wait = (
  message: PendingMessage,
  now: number,
  until: { retryAt: number; reason: string; code?: number },
) => putOff({ ...message, template: 'waits' }, now, until);

/** Pure: what an answer of the platform means for a message that left by a template. */
function judge(message: PendingMessage, outcome: SendOutcome, now: number): Attempt {
  switch (outcome.kind) {
    case 'sent':
      return { ended: { kind: 'sent', platformId: outcome.messageId, at: outcome.at } };
    case 'unknown':
    case 'fileGone':
      return { ended: lost(now) };
    case 'refused': {
      const { class: refusal, code, retryAt = 0 } = outcome;
      const reason = `refused-${refusal}`;
      if (refusal === 'later' && retryAt - now <= LONGEST_WAIT_MS)
        return wait(message, now, { retryAt, reason, code });
      return { ended: { kind: 'failed', reason, code, at: now } };
    }
  }
}
