import type { SupplementPart } from '../flow/supplement-part.js';
import type { ConversationId } from '../ids.js';
import type { ActDeps } from './act-on-dossier.js';
import { announceDossier } from './announce-dossier.js';
import type { Dossier } from './dossier.js';
import { insist } from './insist.js';
import { applyChange, moveDossier } from './move-dossier.js';

export type SupplementAnswer = {
  conversationId: ConversationId;
  dossierId: string;
  /** answering twice under the same id is answering once */
  supplementId: string;
  text: string;
  mediaIds: string[];
  parts?: SupplementPart[];
  at: number;
};

export type AnswerOutcome =
  | { kind: 'done'; dossier: Dossier }
  /** `notFound`: not a dossier of this citizen; `notAllowed`: the dossier is over */
  | { kind: 'refused'; reason: 'notFound' | 'notAllowed' };

/**
 * Puts what the citizen sent into the dossier and hands it back to the clerk. Idempotent by `supplementId`. While the
 * dossier is open nothing that the citizen sent is turned away, also when the clerk has stopped waiting for it. Throws
 * `DossierBusy` when others keep changing the dossier.
 */
export function answerSupplement(deps: ActDeps, answer: SupplementAnswer): Promise<AnswerOutcome> {
  return insist(answer.dossierId, () => tryAnswer(deps, answer));
}

/** Undefined: somebody else changed the dossier in between, look again. */
async function tryAnswer(deps: ActDeps, answer: SupplementAnswer): Promise<AnswerOutcome | undefined> {
  const dossier = await deps.dossiers.find(answer.dossierId);
  if (dossier?.conversationId !== answer.conversationId) return { kind: 'refused', reason: 'notFound' };
  if (dossier.supplements.some(({ supplementId }) => supplementId === answer.supplementId)) {
    await announceDossier(deps, dossier);
    return { kind: 'done', dossier };
  }
  const moved = moveDossier(
    dossier,
    { action: 'answerSupplement', at: answer.at, by: { kind: 'citizen' } },
    deps.calendarOf(dossier.officeId),
  );
  if (moved.kind === 'refused') return { kind: 'refused', reason: 'notAllowed' };
  const { supplementId, at, text, mediaIds, parts = [] } = answer;
  const supplement = { supplementId, at, text, mediaIds, parts, round: roundOf(dossier) };
  const change = { ...moved.change, supplement };
  if (!(await deps.dossiers.commitChange(dossier.dossierId, dossier.version, change))) return undefined;
  const answered = applyChange(dossier, change);
  await announceDossier(deps, answered);
  return { kind: 'done', dossier: answered };
}

/** The round being answered: the newest request, or the first when the citizen sends something unasked. */
const roundOf = (dossier: Dossier): number =>
  Math.max(1, dossier.history.filter(({ move }) => move === 'supplementAsked').length);
