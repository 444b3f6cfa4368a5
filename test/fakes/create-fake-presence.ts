import { GONE_AFTER_MS, type Presence } from '../../src/console/presence/presence.js';

/** Presence in memory; held to the same contract suite as the one on Redis. */
export function createFakePresence({ now }: { now: () => number }): Presence {
  const seen = new Map<string, Map<string, number>>();
  return {
    async see(place, username) {
      const here = seen.get(place) ?? new Map<string, number>();
      seen.set(place, here.set(username, now()));
      const isHere = ([name, at]: [string, number]) => name !== username && at > now() - GONE_AFTER_MS;
      return [...here]
        .filter(isHere)
        .map(([name]) => name)
        .sort((a, b) => a.localeCompare(b));
    },
  };
}
