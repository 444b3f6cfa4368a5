import type { ConversationId } from '../ids.js';
import type { Intent } from './conversation.js';
import type { ConversationStore } from './conversation-store.js';
import { reasonOf } from './reason-of.js';

/** From so many failures on somebody must look; it is tried again all the same. */
export const FAILURES_UNTIL_STUCK = 10;

/** Rests between tries (ms): what is away is back soon or for long. */
const RESTS = [10_000, 10_000, 30_000, 60_000, 300_000] as const;
const LONGEST_REST = 600_000;

export type FailedIntentDeps = {
  conversations: Pick<ConversationStore, 'noteIntentFailure'>;
  now(): number;
  /** an effect has failed so often that somebody must look */
  onStuck(conversation: ConversationId, intent: string, reason: string): void;
};

/** Counts the failure of an effect and lets it rest, longer each time. Never fails itself: counting can be missed. */
export async function noteFailedIntent(
  { conversations, now, onStuck }: FailedIntentDeps,
  id: ConversationId,
  { id: intentId, effect }: Intent,
  error: unknown,
): Promise<void> {
  const reason = reasonOf(error);
  const at = now();
  const restOf = (failures: number) => at + (RESTS[failures - 1] ?? LONGEST_REST);
  const failure = { intentId, type: effect.type, reason, at };
  const failures = await conversations.noteIntentFailure(id, failure, restOf).catch(() => 0);
  if (failures === FAILURES_UNTIL_STUCK) onStuck(id, intentId, reason);
}
