const HOUR_MS = 3_600_000;
const FREE_MS = 48 * HOUR_MS;
const OPEN_MS = 7 * 24 * HOUR_MS;

/** What a consultation message would be now: `welcome` is the small allowance towards a follower who never wrote. */
export type Way = 'free' | 'billed' | 'closed' | 'welcome';

/**
 * The platform's windows since the citizen's last interaction (reference zalo-oa-api §6.1): free up to 48 hours,
 * charged up to 7 days, refused afterwards. The bounds themselves still belong to the better window.
 */
export function wayFor({ lastInteractionAt, now }: { lastInteractionAt: number | null; now: number }): Way {
  if (lastInteractionAt === null) return 'welcome';
  const silentMs = now - lastInteractionAt;
  if (silentMs <= FREE_MS) return 'free';
  return silentMs <= OPEN_MS ? 'billed' : 'closed';
}
