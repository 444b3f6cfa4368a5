import type { ActDeps } from './act-on-dossier.js';
import { announceDossier } from './announce-dossier.js';
import { applyChange, moveDossier } from './move-dossier.js';

/**
 * A draft to which the citizen has not objected in time counts as agreed, on record and told. Nothing happens when the
 * citizen, or a clerk, has answered meanwhile; may be done again.
 */
export async function lapseDraft(deps: ActDeps, dossierId: string): Promise<void> {
  const dossier = await deps.dossiers.find(dossierId);
  const at = deps.now();
  if (!dossier?.draft || dossier.draft.answerBy > at) return;
  const deed = { action: 'lapseDraft', at, by: { kind: 'system' } } as const;
  const moved = moveDossier(dossier, deed, deps.calendarOf(dossier.officeId));
  if (moved.kind === 'refused') return;
  if (!(await deps.dossiers.commitChange(dossierId, dossier.version, moved.change))) return;
  await announceDossier(deps, applyChange(dossier, moved.change));
}
