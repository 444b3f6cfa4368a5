import type { Connection } from 'mongoose';
import { WORKLISTS } from '../../dossiers/worklists.js';
import type { DossierArchive } from '../../retention/dossier-archive.js';
import type { Cipher } from '../../secrets/cipher.js';
import { type DossierRow, toDossier } from './dossier-row.js';
import { idsOf } from './ids-of.js';
import { MAJORITY } from './media-row.js';

type Row = DossierRow & { picturesErased?: true };

/** The end of dossiers, in their own collection. A closed dossier changes no more, so its last change is its end. */
export function createMongoDossierArchive({
  connection,
  cipher,
}: {
  connection: Connection;
  cipher: Cipher;
}): DossierArchive {
  const rows = connection.collection<Row>('dossiers');
  const ended = (procedureId: string, at: number) => ({
    procedureId,
    state: { $in: [...WORKLISTS.closed.states] },
    updatedAt: { $lt: at },
  });
  return {
    endedBefore: (procedureId, at, limit) => idsOf(rows, ended(procedureId, at), limit),
    countEnded: (procedureId, at) => rows.countDocuments(ended(procedureId, at)),
    withPictures: (at, limit) =>
      idsOf(rows, { resultAt: { $gt: 0, $lt: at }, picturesErased: { $exists: false } }, limit),
    async markWithoutPictures(_id) {
      await rows.updateOne({ _id }, { $set: { picturesErased: true } }, MAJORITY);
    },
    async find(_id) {
      const row = await rows.findOne({ _id });
      return row ? toDossier(cipher, row) : undefined;
    },
    async remove(_id) {
      await rows.deleteOne({ _id }, MAJORITY);
    },
  };
}
