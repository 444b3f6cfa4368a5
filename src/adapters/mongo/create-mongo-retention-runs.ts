import type { Connection } from 'mongoose';
import { z } from 'zod';
import { RetentionRun, type RetentionRuns } from '../../retention/retention-runs.js';
import { isDuplicateKey } from './is-duplicate-key.js';

const RunRow = RetentionRun.omit({ day: true }).extend({ _id: z.string() });
type RunRow = z.infer<typeof RunRow>;

/** Runs of erasing in the collection `retentionRuns`, one document a day. */
export function createMongoRetentionRuns({ connection }: { connection: Connection }): RetentionRuns {
  const rows = connection.collection<RunRow>('retentionRuns');
  return {
    async claim(day, now, brokenBefore) {
      try {
        await rows.insertOne({ _id: day, startedAt: now, finishedAt: null, erased: {} });
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const broken = { _id: day, finishedAt: null, startedAt: { $lt: brokenBefore } };
      return (await rows.updateOne(broken, { $set: { startedAt: now } })).modifiedCount === 1;
    },
    async add(day, kind, count) {
      await rows.updateOne({ _id: day }, { $inc: { [`erased.${kind}`]: count } });
    },
    async finish(day, now) {
      await rows.updateOne({ _id: day }, { $set: { finishedAt: now } });
    },
    async list(limit) {
      const found = await rows.find().sort({ _id: -1 }).limit(limit).toArray();
      return found.map((raw) => {
        const { _id: day, ...run } = RunRow.parse(raw);
        return { day, ...run };
      });
    },
  };
}
