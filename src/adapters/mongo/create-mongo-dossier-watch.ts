import { z } from 'zod';
import type { DossierWatch, RaisedQuery } from '../../dossiers/dossier-watch.js';
import { OPEN_STATES, statesOfStep, WATCHED_STATES } from '../../dossiers/worklists.js';
import type { Cipher } from '../../secrets/cipher.js';
import type { DossierRows } from './create-mongo-dossier-reads.js';
import { ORDERS } from './dossier-conditions.js';
import { LINE_FIELDS, toDossierLine } from './dossier-row.js';

type WatchDeps = { rows: DossierRows; cipher: Cipher };

const DueRow = z.object({ _id: z.string(), lookAt: z.int() });

/** Long gone by, and a moment. */
const AT_ONCE = 1;

/** The watching part of the dossier store. `lookAt` lies on the row alone: nobody but the watch has a use for it. */
export function createMongoDossierWatch({ rows, cipher }: WatchDeps): DossierWatch {
  return {
    async dueForLook(at, limit) {
      const found = await rows
        .find({ lookAt: { $gt: 0, $lte: at } }, { projection: { lookAt: 1 } })
        .sort({ lookAt: 1 })
        .limit(limit)
        .toArray();
      return DueRow.array()
        .parse(found)
        .map(({ _id, lookAt }) => ({ dossierId: _id, lookAt }));
    },
    async adoptUnwatched() {
      const unwatched = { state: { $in: [...WATCHED_STATES] }, lookAt: { $exists: false } };
      await rows.updateMany(unwatched, { $set: { lookAt: AT_ONCE } });
    },
    async recordLook({ dossierId, lookAt }, version, { raised, fresh, nextLookAt }) {
      const { matchedCount } = await rows.updateOne(
        { _id: dossierId, version, lookAt },
        {
          $set: { raised, lookAt: nextLookAt },
          ...(fresh.length > 0 && { $push: { escalations: { $each: fresh } } }),
        },
      );
      return matchedCount === 1;
    },
    async listRaised(query, limit) {
      const found = await rows
        .find(toRaised(query), { projection: LINE_FIELDS })
        .sort(ORDERS.due)
        .limit(limit)
        .toArray();
      return found.map((row) => toDossierLine(cipher, row));
    },
    async listProposed(officeId, limit) {
      const found = await rows
        .find({ officeId, 'proposal.at': { $gt: 0 } }, { projection: LINE_FIELDS })
        .sort({ 'proposal.at': 1 })
        .limit(limit)
        .toArray();
      return found.map((row) => toDossierLine(cipher, row));
    },
    countRaised: (query) => rows.countDocuments(toRaised(query)),
    async doneSince({ officeId, actions, since }, limit) {
      const found = await rows
        .find(
          {
            ...{ officeId, state: { $in: [...OPEN_STATES] }, updatedAt: { $gte: since } },
            history: { $elemMatch: { action: { $in: [...actions] }, at: { $gte: since } } },
          },
          { projection: LINE_FIELDS },
        )
        .sort(ORDERS.latest)
        .limit(limit)
        .toArray();
      return found.map((row) => toDossierLine(cipher, row));
    },
  };
}

const toRaised = ({ officeId, step, owners }: RaisedQuery) => ({
  ...{ officeId, raised: step, state: { $in: [...statesOfStep(step)] } },
  ...(owners && { assignee: { $in: [...owners] } }),
});
