import type { OfficeId } from '../ids.js';
import { type ContentFlaw, checkContent, checkHour } from './check-content.js';
import { moveNotice, type NoticeChange, type NoticeDeed, type NoticeRefusal } from './move-notice.js';
import type { Notice } from './notice.js';
import type { NoticeKind } from './notice-kind.js';
import type { NoticeStore } from './notice-store.js';
import type { TemplateFault } from './template-faults.js';

export type ActOnNoticeDeps = {
  notices: Pick<NoticeStore, 'find' | 'save'>;
  kindOf(kindId: string): NoticeKind | undefined;
  /** what the platform says against the templates that are bound */
  faultsOf(notice: Notice): Promise<TemplateFault[]>;
  /** whether all files that it carries are still there */
  isWhole(notice: Notice): Promise<boolean>;
};

/** What is wrong with what was written, or with the templates that it is to go by. */
export type NoticeFlaw = ContentFlaw | TemplateFault;

export type NoticeOutcome =
  | { kind: 'done'; notice: Notice }
  | { kind: 'refused'; reason: NoticeRefusal | 'unknown' | 'changed' | 'files-gone' }
  | { kind: 'flawed'; flaws: NoticeFlaw[] };

/** The notice, and the version that somebody saw of it. */
export type SeenNotice = { officeId: OfficeId; noticeId: string; version: number };

/**
 * Does something with a notice as it was seen; `changed` when somebody did something with it meanwhile. What is flawed
 * is neither submitted nor released, and what has lost a file is not sent again.
 */
export async function actOnNotice(
  { notices, kindOf, faultsOf, isWhole }: ActOnNoticeDeps,
  { officeId, noticeId, version }: SeenNotice,
  { change, ...deed }: NoticeDeed & { change?: NoticeChange },
): Promise<NoticeOutcome> {
  const notice = await notices.find(officeId, noticeId);
  if (!notice) return { kind: 'refused', reason: 'unknown' };
  if (notice.version !== version) return { kind: 'refused', reason: 'changed' };
  const flaws: NoticeFlaw[] = mustBeSound(deed)
    ? [...flawsOf(notice, kindOf(notice.content.kindId)), ...(await faultsOf(notice))]
    : [];
  // at release it is refused instead, since only a draft can be given another hour
  if (deed.action === 'submit') flaws.push(...checkHour(notice, deed.at));
  if (flaws.length > 0) return { kind: 'flawed', flaws };
  const isRetried = deed.action === 'retry' && notice.state === 'done';
  if (isRetried && !(await isWhole(notice))) return { kind: 'refused', reason: 'files-gone' };
  const moved = moveNotice(notice, deed, change);
  if (moved.kind === 'refused') return moved;
  if (!(await notices.save(moved.notice))) return { kind: 'refused', reason: 'changed' };
  return { kind: 'done', notice: moved.notice };
}

const mustBeSound = ({ action }: NoticeDeed): boolean => action === 'submit' || action === 'release';

/** What is wrong with what is said; of a kind whose template is gone, only places that every notice has are known. */
export const flawsOf = (notice: Notice, kind: NoticeKind | undefined): ContentFlaw[] =>
  checkContent(
    notice,
    kind ?? { id: 'gone', name: '', topic: 'procedures', text: '', fields: [], buttons: [] },
  );
