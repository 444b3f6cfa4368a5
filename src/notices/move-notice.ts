import type { Notice, NoticeAction, NoticeEntry, NoticeState } from './notice.js';

/** Somebody wants something done with a notice. `by` is null for the clock and the worker. */
export type NoticeDeed = { action: NoticeAction; by: string | null; at: number; note?: string };

export type NoticeRefusal = 'not-allowed' | 'own-notice' | 'past-hour' | 'no-reason';

/** From where each deed is allowed, and where it leads. */
const MOVES: Readonly<
  Record<Exclude<NoticeAction, 'write'>, { from: readonly NoticeState[]; to: NoticeState }>
> = {
  edit: { from: ['draft'], to: 'draft' },
  submit: { from: ['draft'], to: 'submitted' },
  sendBack: { from: ['submitted'], to: 'draft' },
  release: { from: ['submitted'], to: 'released' },
  planned: { from: ['released'], to: 'scheduled' },
  begin: { from: ['scheduled'], to: 'sending' },
  stop: { from: ['scheduled', 'sending'], to: 'stopped' },
  resume: { from: ['stopped'], to: 'sending' },
  // its rows are made to wait when it begins anew: a crash in between does both again
  retry: { from: ['done'], to: 'scheduled' },
  finish: { from: ['sending'], to: 'done' },
  // of one that was stopped, what has not left stays for ever
  drop: { from: ['draft', 'submitted', 'stopped'], to: 'dropped' },
};

/** What may be done from a state, for the page to offer. */
export const actionsFrom = (state: NoticeState): NoticeAction[] =>
  Object.entries(MOVES).flatMap(([action, { from }]) =>
    from.includes(state) ? [action as NoticeAction] : [],
  );

export type NoticeChange = Partial<Pick<Notice, 'content' | 'audience' | 'sendAt' | 'budgetVnd'>>;

/**
 * The notice after a deed, or why there is none. Pure; nobody else computes a version. Content changes by `edit` alone,
 * so never after release; the author never releases; who sends somebody else's back says why; a stopped notice that had
 * not begun waits for its hour again, and one that was to be tried again is.
 */
export function moveNotice(
  notice: Notice,
  deed: NoticeDeed,
  change: NoticeChange = {},
): { kind: 'moved'; notice: Notice } | { kind: 'refused'; reason: NoticeRefusal } {
  const { action, by, at, note } = deed;
  if (action === 'write' || !MOVES[action].from.includes(notice.state)) return refused('not-allowed');
  if (action === 'release' && isOwn(notice, by)) return refused('own-notice');
  if (action === 'sendBack' && !isOwn(notice, by) && !note) return refused('no-reason');
  const isRelease = action === 'release';
  if (isRelease && notice.sendAt !== null && notice.sendAt < at) return refused('past-hour');
  const entry = { seq: notice.history.length + 1, at, by, action, ...(note !== undefined && { note }) };
  return {
    kind: 'moved',
    notice: {
      ...notice,
      ...(action === 'edit' && change),
      version: notice.version + 1,
      state: action === 'resume' && !hasBegun(notice) ? 'scheduled' : MOVES[action].to,
      ...(isRelease && { releasedBy: by }),
      history: [...notice.history, entry],
      updatedAt: at,
    },
  };
}

const BEFORE_ROWS_LEAVE: ReadonlySet<NoticeAction> = new Set(['planned', 'retry']);

/** Its rows were leaving when it was stopped. */
const hasBegun = ({ history }: Notice): boolean => {
  const last = history.findLast(({ action }) => action === 'begin' || BEFORE_ROWS_LEAVE.has(action));
  return last === undefined || last.action === 'begin';
};

/** Whoever wrote or changed a word of it. */
export const isOwn = ({ author, history }: Pick<Notice, 'author' | 'history'>, by: string | null): boolean =>
  by === null || by === author || history.some((entry) => entry.by === by && isWriting(entry.action));

/** A draft that was submitted and sent back, and not submitted again; why, and by whom, as far as it was said. */
export function returnOf({ state, history }: Pick<Notice, 'state' | 'history'>): NoticeEntry | undefined {
  const last = history.findLast(({ action }) => action === 'sendBack' || action === 'submit');
  return state === 'draft' && last?.action === 'sendBack' ? last : undefined;
}

const isWriting = (action: NoticeAction): boolean =>
  action === 'write' || action === 'edit' || action === 'submit';

const refused = (reason: NoticeRefusal) => ({ kind: 'refused' as const, reason });
