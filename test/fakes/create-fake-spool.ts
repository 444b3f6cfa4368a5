import type { Arrival } from '../../src/inbox/arrival.js';
import type { Spool } from '../../src/inbox/spool.js';

/** A spool in memory. `full` makes it refuse, as a full disk would. */
export function createFakeSpool(): Spool & { waiting: Arrival[]; full: boolean } {
  const spool: Spool & { waiting: Arrival[]; full: boolean } = {
    waiting: [],
    full: false,
    async append(arrival) {
      if (spool.full) throw new Error('no space left');
      spool.waiting.push(arrival);
    },
    async replay(store) {
      const taken = [...spool.waiting];
      if (taken.length > 0) await store(taken);
      spool.waiting = spool.waiting.filter((arrival) => !taken.includes(arrival));
      return taken.length;
    },
    size: async () => spool.waiting.length,
    close: async () => undefined,
  };
  return spool;
}
