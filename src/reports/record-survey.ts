import type { DossierStore } from '../dossiers/dossier-store.js';
import type { FlowEffect } from '../flow/effects.js';
import type { ConversationId } from '../ids.js';
import type { SatisfactionStore } from './satisfaction.js';

type Recorded = Omit<Extract<FlowEffect, { type: 'recordSurvey' }>, 'type'>;

/** Keeps a survey of the citizen's own dossier; one that is gone meanwhile is counted nowhere. May be repeated. */
export async function recordSurvey(
  { dossiers, satisfaction }: { dossiers: Pick<DossierStore, 'findHead'>; satisfaction: SatisfactionStore },
  conversationId: ConversationId,
  survey: Recorded,
): Promise<void> {
  const dossier = await dossiers.findHead(survey.dossierId);
  if (dossier?.conversationId !== conversationId) return;
  const { officeId, procedureId } = dossier;
  await satisfaction.record({ officeId, procedureId, ...survey });
}
