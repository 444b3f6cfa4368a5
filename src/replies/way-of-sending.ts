const HOUR_MS = 3_600_000;
const CLOSED_AFTER_MS = 7 * 24 * HOUR_MS;

/** How a message can reach a citizen now. */
export type Way = { way: 'reply' } | { way: 'none'; reason: 'window-closed' };

/**
 * Consultation messages are accepted up to 7 days after the citizen's last interaction (reference zalo-oa-api §6.1);
 * a citizen who never wrote may still get welcome messages, which the platform itself counts.
 */
export function wayOfSending(lastInteractionAt: number | null, now: number): Way {
  if (lastInteractionAt !== null && now - lastInteractionAt > CLOSED_AFTER_MS) {
    return { way: 'none', reason: 'window-closed' };
  }
  return { way: 'reply' };
}
