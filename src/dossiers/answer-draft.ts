import type { ConversationId } from '../ids.js';
import type { ActDeps } from './act-on-dossier.js';
import { announceDossier } from './announce-dossier.js';
import type { Dossier } from './dossier.js';
import { insist } from './insist.js';
import { applyChange, moveDossier } from './move-dossier.js';
import type { DossierAction } from './transition.js';

export type DraftAnswer = {
  conversationId: ConversationId;
  dossierId: string;
  /** which draft the citizen had before them */
  sentAt: number;
  isRight: boolean;
  /** what is wrong, in the citizen's words; empty when it is right */
  text: string;
  /** of two answers at the same moment there is only one */
  at: number;
};

/** `refused`: not a dossier of this citizen, or it is over */
export type DraftOutcome = 'done' | 'refused';

/**
 * Puts into the dossier what the citizen says of a draft result. A "yes" counts only for the draft that is still open; a
 * "no" is kept also when it comes too late. Idempotent. Throws `DossierBusy` when others keep changing the dossier.
 */
export function answerDraft(deps: ActDeps, answer: DraftAnswer): Promise<DraftOutcome> {
  return insist(answer.dossierId, () => tryAnswer(deps, answer));
}

/** Undefined: somebody else changed the dossier in between, look again. */
async function tryAnswer(deps: ActDeps, answer: DraftAnswer): Promise<DraftOutcome | undefined> {
  const dossier = await deps.dossiers.find(answer.dossierId);
  if (dossier?.conversationId !== answer.conversationId) return 'refused';
  const action = actionFor(dossier, answer);
  if (action === undefined || isRecorded(dossier, answer)) {
    await announceDossier(deps, dossier);
    return 'done';
  }
  const { at, text: note } = answer;
  const deed = { action, at, by: { kind: 'citizen' } as const, note };
  const moved = moveDossier(dossier, deed, deps.calendarOf(dossier.officeId));
  if (moved.kind === 'refused') return 'refused';
  if (!(await deps.dossiers.commitChange(dossier.dossierId, dossier.version, moved.change))) return undefined;
  await announceDossier(deps, applyChange(dossier, moved.change));
  return 'done';
}

/** Undefined: agreed already, or agreed to a draft that a newer one has replaced. */
function actionFor({ draft }: Dossier, { sentAt, isRight }: DraftAnswer): DossierAction | undefined {
  const isOpen = draft?.sentAt === sentAt;
  if (isRight) return isOpen ? 'confirmDraft' : undefined;
  return isOpen ? 'disputeDraft' : 'disputeLate';
}

const ANSWERS: ReadonlySet<DossierAction> = new Set(['confirmDraft', 'disputeDraft', 'disputeLate']);

const isRecorded = ({ history }: Dossier, answer: DraftAnswer): boolean =>
  history.some(({ by, at, action }) => by.kind === 'citizen' && at === answer.at && ANSWERS.has(action));
