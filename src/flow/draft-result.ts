import { isInForm, keyOnTable } from './said/leaving.js';
import type { DraftResult, Session } from './session.js';
import { type Context, showPlace, type Turn } from './turn.js';

/** Which draft of which dossier; stands on the buttons. */
export const refOf = ({ dossierId, sentAt }: Pick<DraftResult, 'dossierId' | 'sentAt'>): string =>
  `${dossierId}.${sentAt}`;

export const findDraft = ({ draftResults }: Session, ref: string | undefined): DraftResult | undefined =>
  draftResults.find((one) => refOf(one) === ref);

/** Those that still wait for the citizen. */
export const openDrafts = ({ draftResults }: Session): DraftResult[] =>
  draftResults.filter(({ settled }) => !settled);

/** Puts a draft on the table; a form that is open waits where it is. */
export function openDraft({ session }: Context, draft: DraftResult, writing = draft.settled): Turn {
  const pausedAt = isInForm(session) ? keyOnTable(session) : session.pausedAt;
  const place = { at: 'draftResult' as const, ref: refOf(draft), writing, text: '' };
  return showPlace({ ...session, place, pausedAt, misses: 0 });
}

/** Without this draft, and away from it. */
export function withoutDraft(session: Session, gone: Pick<DraftResult, 'dossierId'>): Session {
  const draftResults = session.draftResults.filter(({ dossierId }) => dossierId !== gone.dossierId);
  return awayFromDraft({ ...session, draftResults }, gone);
}

/** The menu instead of a draft of this dossier. */
export function awayFromDraft(session: Session, { dossierId }: Pick<DraftResult, 'dossierId'>): Session {
  const { place } = session;
  const isHere = place.at === 'draftResult' && place.ref.startsWith(`${dossierId}.`);
  return isHere ? { ...session, place: { at: 'menu' }, misses: 0 } : session;
}
