import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import type { DossierStore } from '../dossiers/dossier-store.js';
import type { DueLook } from '../dossiers/dossier-watch.js';
import type { OfficeId } from '../ids.js';
import type { EscalationRules } from './escalation-rules.js';
import { findLook } from './find-look.js';

export type LookDeps = {
  dossiers: Pick<DossierStore, 'findHead' | 'recordLook'>;
  rules: EscalationRules;
  calendarOf(officeId: OfficeId): WorkingCalendar;
  now(): number;
};

/**
 * Notes whom the promise of a dossier has reached. Of several workers one writes; a dossier that was changed meanwhile
 * stays due and is looked at again. May be stopped anywhere and done again.
 */
export async function lookAtDossier(deps: LookDeps, due: DueLook): Promise<void> {
  const dossier = await deps.dossiers.findHead(due.dossierId);
  if (!dossier) return;
  const { rules, calendarOf, now } = deps;
  const look = findLook(dossier, { rules, calendar: calendarOf(dossier.officeId), now: now() });
  await deps.dossiers.recordLook(due, dossier.version, look);
}
