import type { Connection } from 'mongoose';
import { z } from 'zod';
import { Stay } from '../../today/stay.js';
import type { StayStore } from '../../today/stay-store.js';

/** `_id` is office, day and person: one row says where somebody stands today. */
const StayRow = Stay.extend({ _id: z.string() });
type StayRow = z.infer<typeof StayRow>;

const idOf = ({ officeId, day, username }: Pick<Stay, 'officeId' | 'day' | 'username'>) =>
  `${officeId}|${day}|${username}`;

/** Who stays behind, in the collection `stays`. */
export function createMongoStayStore({ connection }: { connection: Connection }): StayStore {
  const rows = connection.collection<StayRow>('stays');
  return {
    async put(stay) {
      await rows.replaceOne({ _id: idOf(stay) }, stay, { upsert: true });
    },
    async end(officeId, day, username) {
      await rows.deleteOne({ _id: idOf({ officeId, day, username }) });
    },
    async listOn(officeId, day) {
      const found = await rows.find({ officeId, day }).sort({ username: 1 }).toArray();
      return found.map((row) => Stay.parse(row));
    },
  };
}

/** Makes sure that the index of the stays exists. */
export async function ensureStayIndexes(connection: Connection): Promise<void> {
  await connection.collection('stays').createIndex({ officeId: 1, day: 1 }, { name: 'of_a_day' });
}
