import type { Announcer } from '../inbox/announcer.js';
import { toDossierFacts } from './announce-dossier.js';
import type { DueReminder } from './dossier-reminders.js';
import type { DossierStore } from './dossier-store.js';
import { findReminder } from './find-reminder.js';
import { reminderRef } from './message-ref.js';

export type RemindDeps = {
  dossiers: Pick<DossierStore, 'findHead' | 'recordReminder'>;
  announcer: Announcer;
  now(): number;
};

/**
 * Tells the citizen the reminder that a dossier is owed, then notes it. The event's id comes from what is remembered, so
 * a worker that dies between the two, or several at once, have told it once.
 */
export async function remindCitizen(
  { dossiers, announcer, now }: RemindDeps,
  due: DueReminder,
): Promise<void> {
  const dossier = await dossiers.findHead(due.dossierId);
  if (!dossier) return;
  const at = now();
  const found = findReminder(dossier, at);
  if (found.due && dossier.conversationId !== null) {
    const ref = reminderRef(dossier.dossierId, found.due);
    const { kind } = found.due;
    await announcer.announce(dossier.conversationId, ref, {
      ...{ type: 'reminderDue', at, kind, ref },
      dossier: toDossierFacts(dossier),
    });
  }
  await dossiers.recordReminder(due, dossier.version, {
    given: found.due && { ...found.due, at },
    nextAt: found.nextAt,
  });
}
