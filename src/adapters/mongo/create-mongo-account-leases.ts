import type { Connection } from 'mongoose';
import type { AccountLeases } from '../../notices/account-leases.js';
import { isDuplicateKey } from './is-duplicate-key.js';

type LeaseRow = { _id: string; by: string; until: number };

/** Leases in the collection `noticeLeases`, one per account. */
export function createMongoAccountLeases({ connection }: { connection: Connection }): AccountLeases {
  const rows = connection.collection<LeaseRow>('noticeLeases');
  return {
    async take(oaId, { by, now, until }) {
      try {
        const free = { _id: oaId, $or: [{ by }, { until: { $lte: now } }] };
        await rows.updateOne(free, { $set: { by, until } }, { upsert: true });
        return true;
      } catch (error) {
        // somebody else holds it
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async giveBack(oaId, by) {
      await rows.deleteOne({ _id: oaId, by });
    },
  };
}
