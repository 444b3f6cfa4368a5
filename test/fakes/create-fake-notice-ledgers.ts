import type { AccountLeases } from '../../src/notices/account-leases.js';
import type { BroadcastCount, CountedBroadcast } from '../../src/notices/broadcast-count.js';
import { type QuotaCounters, quotaKeys } from '../../src/notices/quota-counters.js';

/** Counters in memory; held to the same contract suite as those on MongoDB. */
export function createFakeQuotaCounters(): QuotaCounters {
  const counts = new Map<string, number>();
  const used = (key: string) => counts.get(key) ?? 0;
  return {
    async take(key, amount, limit) {
      if (used(key) + amount > limit) return false;
      counts.set(key, used(key) + amount);
      return true;
    },
    async giveBack(key, amount) {
      counts.set(key, used(key) - amount);
    },
    used: async (key) => used(key),
  };
}

/** Broadcasts in memory, on the same counters; held to the same contract suite as those on MongoDB. */
export function createFakeBroadcastCount(counters: QuotaCounters): BroadcastCount {
  const counted = new Map<string, Promise<boolean>>();
  const keyOf = ({ oaId, at }: CountedBroadcast) => quotaKeys.broadcasts(oaId, at);
  return {
    async take(broadcast, limit) {
      const [key, mine] = [keyOf(broadcast), `${keyOf(broadcast)}|${broadcast.noticeId}`];
      const taken = counted.get(mine) ?? counters.take(key, 1, limit);
      counted.set(mine, taken);
      if (!(await taken)) counted.delete(mine);
      return taken;
    },
    async giveBack(broadcast) {
      const key = keyOf(broadcast);
      if (counted.delete(`${key}|${broadcast.noticeId}`)) await counters.giveBack(key, 1);
    },
  };
}

/** Leases in memory; held to the same contract suite as those on MongoDB. */
export function createFakeAccountLeases(): AccountLeases {
  const leases = new Map<string, { by: string; until: number }>();
  return {
    async take(oaId, { by, now, until }) {
      const held = leases.get(oaId);
      if (held && held.by !== by && held.until > now) return false;
      leases.set(oaId, { by, until });
      return true;
    },
    async giveBack(oaId, by) {
      if (leases.get(oaId)?.by === by) leases.delete(oaId);
    },
  };
}
