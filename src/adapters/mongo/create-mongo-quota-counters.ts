import type { Connection } from 'mongoose';
import type { QuotaCounters } from '../../notices/quota-counters.js';
import { isDuplicateKey } from './is-duplicate-key.js';

type CounterRow = { _id: string; used: number };

/** Counters in the collection `quotaCounters`, one document each. */
export function createMongoQuotaCounters({ connection }: { connection: Connection }): QuotaCounters {
  const rows = connection.collection<CounterRow>('quotaCounters');
  return {
    async take(key, amount, limit) {
      if (amount > limit) return false;
      const room = { _id: key, used: { $lte: limit - amount } };
      try {
        await rows.updateOne(room, { $inc: { used: amount } }, { upsert: true });
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        // there is such a counter: without room, unless somebody has begun it this very moment
        const { matchedCount } = await rows.updateOne(room, { $inc: { used: amount } });
        return matchedCount === 1;
      }
    },
    async giveBack(key, amount) {
      await rows.updateOne({ _id: key }, { $inc: { used: -amount } });
    },
    async used(key) {
      return (await rows.findOne({ _id: key }))?.used ?? 0;
    },
  };
}
