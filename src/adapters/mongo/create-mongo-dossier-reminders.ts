import { z } from 'zod';
import type { DossierReminders } from '../../dossiers/dossier-reminders.js';
import { OPEN_STATES } from '../../dossiers/worklists.js';
import type { DossierRows } from './create-mongo-dossier-reads.js';

const DueRow = z.object({ _id: z.string(), remindAt: z.int() });

/** Long gone by, and a moment. */
const AT_ONCE = 1;

/** The reminding part of the dossier store. `remindAt` lies on the row alone: nobody else has a use for it. */
export function createMongoDossierReminders(rows: DossierRows): DossierReminders {
  return {
    async dueForReminder(at, limit) {
      const found = await rows
        .find({ remindAt: { $gt: 0, $lte: at } }, { projection: { remindAt: 1 } })
        .sort({ remindAt: 1 })
        .limit(limit)
        .toArray();
      return DueRow.array()
        .parse(found)
        .map(({ _id, remindAt }) => ({ dossierId: _id, remindAt }));
    },
    async adoptUnreminded() {
      const unreminded = { state: { $in: [...OPEN_STATES] }, remindAt: { $exists: false } };
      await rows.updateMany(unreminded, { $set: { remindAt: AT_ONCE } });
    },
    async recordReminder({ dossierId, remindAt }, version, { given, nextAt }) {
      const { matchedCount } = await rows.updateOne(
        { _id: dossierId, version, remindAt },
        { $set: { remindAt: nextAt }, ...(given && { $push: { reminders: given } }) },
      );
      return matchedCount === 1;
    },
  };
}
