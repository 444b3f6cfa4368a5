import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { DossierNumbers } from '../../dossiers/dossier-numbers.js';
import type { OfficeId, PlainDate } from '../../ids.js';
import { isDuplicateKey } from './is-duplicate-key.js';

/** `_id` is `<officeId>:<day>`; `last` is the number given last. */
const NumbersRow = z.object({ _id: z.string(), last: z.int().positive() });
type NumbersRow = z.infer<typeof NumbersRow>;

/** Counters in the collection `dossierNumbers`, one document per office and day. */
export function createMongoDossierNumbers({ connection }: { connection: Connection }): DossierNumbers {
  const rows = connection.collection<NumbersRow>('dossierNumbers');

  async function increment(id: string): Promise<number> {
    const row = await rows.findOneAndUpdate(
      { _id: id },
      { $inc: { last: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
    return NumbersRow.parse(row).last;
  }

  return {
    async next(officeId: OfficeId, receivedOn: PlainDate) {
      const id = `${officeId}:${receivedOn}`;
      try {
        return await increment(id);
      } catch (error) {
        // two first dossiers of a day: the other one has made the counter, so it is there now
        if (isDuplicateKey(error)) return increment(id);
        throw error;
      }
    },
  };
}
