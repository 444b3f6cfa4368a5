import type { SecondFactorStore } from '../../src/console/second-factor/second-factor-store.js';

type Row = {
  pending?: { secret: string; at: number };
  active?: { secret: string; since: number; lastStep: number };
  recovery: string[];
};

/** Second factors in memory; held to the same contract suite as those on MongoDB. */
export function createFakeSecondFactorStore(): SecondFactorStore {
  const rows = new Map<string, Row>();
  return {
    async find(username) {
      const row = rows.get(username);
      if (!row) return undefined;
      const { pending, active, recovery } = row;
      return {
        ...(pending && { pending }),
        ...(active && { active: { secret: active.secret, since: active.since } }),
        recoveryLeft: recovery.length,
      };
    },
    async begin(username, pending) {
      rows.set(username, { recovery: [], ...rows.get(username), pending });
    },
    async activate(username, { secret, since, step, recovery }) {
      rows.set(username, { active: { secret, since, lastStep: step }, recovery: [...recovery] });
    },
    async takeStep(username, step) {
      const active = rows.get(username)?.active;
      if (!active || active.lastStep >= step) return false;
      active.lastStep = step;
      return true;
    },
    async takeRecovery(username, digest) {
      const row = rows.get(username);
      if (!row?.recovery.includes(digest)) return false;
      row.recovery = row.recovery.filter((one) => one !== digest);
      return true;
    },
    remove: async (username) => void rows.delete(username),
  };
}
