import type { PendingMessage } from '../inbox/conversation.js';
import type { Attempt } from './attempt.js';

/** Waits between tries (ms): quickly at first, then every half hour for about a day. */
const BACKOFF_MS = [2_000, 5_000, 15_000, 60_000, 300_000, 900_000] as const;
const SLOWEST_MS = 1_800_000;
const GIVE_UP_AFTER_MS = 24 * 3_600_000;

/** The message as it waits for its next try, not before `retryAt`; after a day without success it has failed. Pure. */
export function putOff(
  message: PendingMessage,
  now: number,
  { retryAt = 0, reason, code }: { retryAt?: number | undefined; reason: string; code?: number },
): Attempt {
  if (now - message.createdAt > GIVE_UP_AFTER_MS) {
    return { ended: { kind: 'failed', reason, ...(code !== undefined && { code }), at: now } };
  }
  const wait = BACKOFF_MS[message.attempts] ?? SLOWEST_MS;
  return {
    stays: { ...message, attempts: message.attempts + 1, retryAt: Math.max(retryAt, now + wait) },
  };
}
