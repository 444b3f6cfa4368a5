import type { Connection } from 'mongoose';
import type { BroadcastCount, CountedBroadcast } from '../../notices/broadcast-count.js';
import { quotaKeys } from '../../notices/quota-counters.js';
import { isDuplicateKey } from './is-duplicate-key.js';

/** `by`: the notices that are counted in `used`; no month has many. */
type CounterRow = { _id: string; used: number; by?: string[] };

const keyOf = ({ oaId, at }: CountedBroadcast): string => quotaKeys.broadcasts(oaId, at);

/** Broadcasts in the collection `quotaCounters`, one document for an account and month, which names its notices. */
export function createMongoBroadcastCount({ connection }: { connection: Connection }): BroadcastCount {
  const rows = connection.collection<CounterRow>('quotaCounters');
  return {
    async take(broadcast, limit) {
      const [_id, { noticeId }] = [keyOf(broadcast), broadcast];
      if (limit < 1) return false;
      const room = { _id, used: { $lte: limit - 1 }, by: { $ne: noticeId } };
      const counted = { $inc: { used: 1 }, $push: { by: noticeId } };
      try {
        await rows.updateOne(room, counted, { upsert: true });
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      // there is such a counter: this notice is in it, or it is full, or somebody has begun it this very moment
      await rows.updateOne(room, counted);
      return (await rows.countDocuments({ _id, by: noticeId }, { limit: 1 })) === 1;
    },
    async giveBack(broadcast) {
      const { noticeId } = broadcast;
      const mine = { _id: keyOf(broadcast), by: noticeId };
      await rows.updateOne(mine, { $inc: { used: -1 }, $pull: { by: noticeId } });
    },
  };
}
