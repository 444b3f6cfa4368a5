import type { MoveDetails } from '../flow/move-details.js';
import type { Actor } from './actor.js';
import type { DossierHead } from './dossier.js';
import type { DossierAction } from './transition.js';

/** Something that somebody does with a dossier. */
export type Deed = {
  action: DossierAction;
  at: number;
  by: Actor;
  note?: string | undefined;
  details?: MoveDetails | undefined;
  /** username of who proposed it, where `by` signs */
  proposedBy?: string | undefined;
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
  | 'colleagueMissing'
  /** who is to have it has it */
  | 'theirsAlready'
  /** only who has a dossier can let it go */
  | 'notYours'
  /** where nothing is promised nothing can be put off */
  | 'nothingPromised'
  /** the citizen is still looking through a draft */
  | 'draftOpen'
  | 'noDraft'
  /** a paper is sent as a file */
  | 'paperMissing'
  /** filed at the counter by somebody who is not on Zalo */
  | 'nobodyThere'
  /** the procedure knows no draft, or nobody on Zalo could look through one */
  | 'noDraftHere'
  /** somebody has already been asked to sign something */
  | 'proposalOpen'
  | 'noProposal'
  /** what is proposed is nothing that could be done now */
  | 'notProposable';

/** How often a new day may be named. From NĐ 61/2018 article 19, to be confirmed under NĐ 118/2025. */
const MOST_APOLOGIES = 1;

const NEEDS_NOTE: ReadonlySet<DossierAction> = new Set([
  'refuse',
  'stop',
  'withdraw',
  'apologise',
  'reopen',
  'note',
  'sendDraft',
  'disputeDraft',
  'disputeLate',
  'returnProposal',
]);
const NEEDS_NO_DRAFT: ReadonlySet<DossierAction> = new Set([
  'finish',
  'askSupplement',
  'askPayment',
  'sendDraft',
]);
/** What the office heard from the citizen is written down; who is asked to come at another hour is told why. */
const NEEDS_NOTE_OF_STAFF: ReadonlySet<DossierAction> = new Set([
  'confirmDraft',
  'moveAppointment',
  'cancelAppointment',
]);
const ENDS_DRAFT: ReadonlySet<DossierAction> = new Set(['confirmDraft', 'lapseDraft', 'disputeDraft']);
const NEEDS_GROUND: ReadonlySet<DossierAction> = new Set(['refuse', 'stop']);
const NEEDS_AMOUNT: ReadonlySet<DossierAction> = new Set(['askPayment', 'recordPayment']);

/** What stands in the way of an action whatever is said with it, though the state table would allow it. */
export function findObstacle(dossier: DossierHead, action: DossierAction): DeedFlaw | undefined {
  if (NEEDS_NO_DRAFT.has(action) && dossier.draft) return 'draftOpen';
  if (ENDS_DRAFT.has(action) && !dossier.draft) return 'noDraft';
  if (action === 'sendDraft' && !(dossier.confirmsDraft && dossier.conversationId)) return 'noDraftHere';
  if (action === 'sendPaper' && dossier.conversationId === null) return 'nobodyThere';
  if (action === 'propose' && dossier.proposal) return 'proposalOpen';
  if (action === 'returnProposal' && !dossier.proposal) return 'noProposal';
  if (action === 'release') return dossier.assignee === null ? 'notYours' : undefined;
  if (action !== 'apologise') return undefined;
  if (dossier.dueAt === null) return 'nothingPromised';
  return dossier.apologies >= MOST_APOLOGIES ? 'apologisedAlready' : undefined;
}

/** What is wrong with a deed that the state table would allow; undefined when nothing is. */
export function checkDeed(dossier: DossierHead, deed: Deed): DeedFlaw | undefined {
  const { action, by, details = {}, note = '' } = deed;
  const obstacle = findObstacle(dossier, action);
  if (obstacle) return obstacle;
  if (action === 'release' && !isOwnedBy(dossier, by)) return 'notYours';
  if (action === 'askSupplement' && !details.items) return 'itemsMissing';
  const needsNote = NEEDS_NOTE.has(action) || (by.kind === 'staff' && NEEDS_NOTE_OF_STAFF.has(action));
  const isInFile = action === 'sendDraft' && details.file !== undefined;
  if (needsNote && note === '' && !isInFile) return 'noteMissing';
  if (action === 'sendPaper' && !(details.file && details.paper)) return 'paperMissing';
  if (NEEDS_GROUND.has(action) && !details.legalGround) return 'groundMissing';
  if (NEEDS_AMOUNT.has(action) && !details.amountVnd) return 'amountMissing';
  if (action === 'return' && !details.way) return 'wayMissing';
  if (action === 'handOver') return checkHandOver(dossier, details.handTo);
  return action === 'apologise' ? checkNewDay(dossier, deed) : undefined;
}

function checkHandOver({ assignee }: DossierHead, handTo: string | undefined): DeedFlaw | undefined {
  if (handTo === undefined) return 'colleagueMissing';
  return handTo === assignee ? 'theirsAlready' : undefined;
}

const isOwnedBy = ({ assignee }: DossierHead, by: Actor): boolean =>
  by.kind === 'staff' && by.username === assignee;

function checkNewDay({ dueAt }: DossierHead, { at, details }: Deed): DeedFlaw | undefined {
  if (details?.newDueAt === undefined) return 'dateMissing';
  return details.newDueAt <= Math.max(dueAt ?? at, at) ? 'dateTooEarly' : undefined;
}
