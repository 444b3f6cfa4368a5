import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { DossierNumbers } from '../../dossiers/dossier-numbers.js';
import { isDuplicateKey } from './is-duplicate-key.js';

/** `_id` is `<officeId>:<day>`; `last` is the number given last. */
const NumbersRow = z.object({ _id: z.string(), last: z.int().nonnegative() });
type NumbersRow = z.infer<typeof NumbersRow>;

/**
 * Counters in the collection `dossierNumbers`, one document per office and day. A counter is made first and counted up
 * afterwards, never in one upsert: racing upserts on DocumentDB count right but answer two callers the same number.
 */
export function createMongoDossierNumbers({ connection }: { connection: Connection }): DossierNumbers {
  const rows = connection.collection<NumbersRow>('dossierNumbers');

  async function increment(id: string): Promise<number | undefined> {
    const row = await rows.findOneAndUpdate({ _id: id }, { $inc: { last: 1 } }, { returnDocument: 'after' });
    return row ? NumbersRow.parse(row).last : undefined;
  }

  async function makeCounter(id: string): Promise<void> {
    try {
      await rows.insertOne({ _id: id, last: 0 });
    } catch (error) {
      // two first dossiers of a day: the other one has made the counter
      if (!isDuplicateKey(error)) throw error;
    }
  }

  return {
    async next(officeId, receivedOn) {
      const id = `${officeId}:${receivedOn}`;
      const number = await increment(id);
      if (number !== undefined) return number;
      await makeCounter(id);
      const first = await increment(id);
      if (first === undefined) throw new Error(`the counter ${id} is gone`);
      return first;
    },
  };
}
