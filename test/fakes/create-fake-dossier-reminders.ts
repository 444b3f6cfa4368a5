import type { DossierReminders } from '../../src/dossiers/dossier-reminders.js';
import type { FakeRow } from './create-fake-dossier-watch.js';

/** The reminding part of the fake dossier store. Its rows all know when they are looked at. */
export function createFakeDossierReminders(rows: Map<string, FakeRow>): DossierReminders {
  return {
    async dueForReminder(at, limit) {
      return [...rows.values()]
        .flatMap(({ dossier: { dossierId }, remindAt }) =>
          remindAt !== null && remindAt <= at ? [{ dossierId, remindAt }] : [],
        )
        .sort((a, b) => a.remindAt - b.remindAt)
        .slice(0, limit);
    },
    adoptUnreminded: async () => undefined,
    async recordReminder({ dossierId, remindAt }, version, { given, nextAt }) {
      const row = rows.get(dossierId);
      if (row?.dossier.version !== version || row.remindAt !== remindAt) return false;
      const reminders = [...row.dossier.reminders, ...(given ? [given] : [])];
      rows.set(dossierId, { ...row, dossier: { ...row.dossier, reminders }, remindAt: nextAt });
      return true;
    },
  };
}
