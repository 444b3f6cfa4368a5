import type { MoveDetails } from '../flow/move-details.js';
import type { DossierHead } from './dossier.js';
import type { DossierAction } from './transition.js';

/** What a deed carries beside its kind. */
export type DeedContent = {
  action: DossierAction;
  at: number;
  note?: string | undefined;
  details?: MoveDetails | undefined;
};

export type DeedFlaw =
  /** the citizen, or a colleague, must be told what or why */
  | 'noteMissing'
  | 'itemsMissing'
  | 'groundMissing'
  | 'amountMissing'
  | 'dateMissing'
  /** a new day lies before the promised one, or has gone by */
  | 'dateTooEarly'
  | 'wayMissing'
  /** a new day is named at most once (reference procedures §2.6) */
  | 'apologisedAlready'
  /** where nothing is promised nothing can be put off */
  | 'nothingPromised'
  /** the citizen is still looking through a draft */
  | 'draftOpen'
  | 'noDraft';

/** How often a new day may be named. From NĐ 61/2018 article 19, to be confirmed under NĐ 118/2025. */
const MOST_APOLOGIES = 1;

const NEEDS_NOTE: ReadonlySet<DossierAction> = new Set([
  'refuse',
  'stop',
  'withdraw',
  'apologise',
  'reopen',
  'note',
  'disputeDraft',
]);
const NEEDS_NO_DRAFT: ReadonlySet<DossierAction> = new Set([
  'finish',
  'askSupplement',
  'askPayment',
  'sendDraft',
]);
const NEEDS_GROUND: ReadonlySet<DossierAction> = new Set(['refuse', 'stop']);
const NEEDS_AMOUNT: ReadonlySet<DossierAction> = new Set(['askPayment', 'recordPayment']);
const ANSWERS_DRAFT: ReadonlySet<DossierAction> = new Set(['confirmDraft', 'disputeDraft']);

/** What stands in the way of an action whatever is said with it, though the state table would allow it. */
export function findObstacle(dossier: DossierHead, action: DossierAction): DeedFlaw | undefined {
  if (NEEDS_NO_DRAFT.has(action) && dossier.draft) return 'draftOpen';
  if (ANSWERS_DRAFT.has(action) && !dossier.draft) return 'noDraft';
  if (action !== 'apologise') return undefined;
  if (dossier.dueAt === null) return 'nothingPromised';
  return dossier.apologies >= MOST_APOLOGIES ? 'apologisedAlready' : undefined;
}

/** What is wrong with a deed that the state table would allow; undefined when nothing is. */
export function checkDeed(dossier: DossierHead, deed: DeedContent): DeedFlaw | undefined {
  const { action, details = {}, note = '' } = deed;
  const obstacle = findObstacle(dossier, action);
  if (obstacle) return obstacle;
  if (action === 'askSupplement' && !details.items) return 'itemsMissing';
  if (NEEDS_NOTE.has(action) && note === '') return 'noteMissing';
  if (NEEDS_GROUND.has(action) && !details.legalGround) return 'groundMissing';
  if (NEEDS_AMOUNT.has(action) && !details.amountVnd) return 'amountMissing';
  if (action === 'return' && !details.way) return 'wayMissing';
  if (action === 'sendDraft' && details.answerBy === undefined) return 'dateMissing';
  return action === 'apologise' ? checkNewDay(dossier, deed) : undefined;
}

function checkNewDay({ dueAt }: DossierHead, { at, details }: DeedContent): DeedFlaw | undefined {
  if (details?.newDueAt === undefined) return 'dateMissing';
  return details.newDueAt <= Math.max(dueAt ?? at, at) ? 'dateTooEarly' : undefined;
}
