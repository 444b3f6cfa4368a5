import type { Connection } from 'mongoose';
import type { RegisterPeriod, RegisterSource } from '../../documents/register-source.js';
import type { Cipher } from '../../secrets/cipher.js';
import type { DossierRows } from './create-mongo-dossier-reads.js';
import { type DossierRow, toDossier } from './dossier-row.js';

type Deps = { connection: Connection; cipher: Cipher };

const BATCH = 200;

export const ensureRegisterIndex = async (connection: Connection): Promise<void> => {
  await connection
    .collection<DossierRow>('dossiers')
    .createIndex({ officeId: 1, receivedAt: 1, _id: 1 }, { name: 'register' });
};

const filterOf = ({ officeId, from, until }: RegisterPeriod) => ({
  officeId,
  receivedAt: { $gte: from, $lt: until },
});

/** The register out of the collection `dossiers`. */
export function createMongoRegisterSource({ connection, cipher }: Deps): RegisterSource {
  const rows = connection.collection<DossierRow>('dossiers');
  return {
    count: (period) => rows.countDocuments(filterOf(period)),
    async *read(period) {
      for (let last: DossierRow | undefined; ; ) {
        const batch = await readAfter(rows, filterOf(period), last);
        for (const row of batch) yield toDossier(cipher, row);
        last = batch.at(-1);
        if (batch.length < BATCH) return;
      }
    },
  };
}

/** The next of a period; no cursor is kept open while whoever reads takes their time. */
function readAfter(
  rows: DossierRows,
  filter: ReturnType<typeof filterOf>,
  last: DossierRow | undefined,
): Promise<DossierRow[]> {
  const after = last && {
    receivedAt: { ...filter.receivedAt, $gte: last.receivedAt },
    $or: [{ receivedAt: { $gt: last.receivedAt } }, { receivedAt: last.receivedAt, _id: { $gt: last._id } }],
  };
  return rows
    .find({ ...filter, ...after })
    .sort({ receivedAt: 1, _id: 1 })
    .limit(BATCH)
    .batchSize(BATCH)
    .toArray();
}
