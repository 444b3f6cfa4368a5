import type { Connection } from 'mongoose';
import { z } from 'zod';
import { Absence } from '../../assignment/absence.js';
import type { AbsenceStore } from '../../assignment/absence-store.js';

/** `_id` is office and person. */
const AbsenceRow = Absence.extend({ _id: z.string() });
type AbsenceRow = z.infer<typeof AbsenceRow>;

const idOf = (officeId: string, username: string) => `${officeId}|${username}`;

/** Who is away, in the collection `absences`. */
export function createMongoAbsenceStore({ connection }: { connection: Connection }): AbsenceStore {
  const rows = connection.collection<AbsenceRow>('absences');
  return {
    async put(absence) {
      await rows.replaceOne({ _id: idOf(absence.officeId, absence.username) }, absence, { upsert: true });
    },
    async end(officeId, username) {
      await rows.deleteOne({ _id: idOf(officeId, username) });
    },
    async listOn(officeId, day) {
      const found = await rows
        .find({ officeId, until: { $gte: day } })
        .sort({ username: 1 })
        .toArray();
      return found.map((row) => Absence.parse(row));
    },
  };
}

/** Makes sure that the index of the absences exists. */
export async function ensureAbsenceIndexes(connection: Connection): Promise<void> {
  await connection.collection('absences').createIndex({ officeId: 1, until: 1 }, { name: 'of_an_office' });
}
