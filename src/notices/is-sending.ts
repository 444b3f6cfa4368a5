import type { OfficeId } from '../ids.js';
import type { NoticeRowStore } from './notice-row-store.js';
import type { NoticeStore } from './notice-store.js';
import { isQuiet } from './quiet-hours.js';

export type IsSendingDeps = {
  notices: Pick<NoticeStore, 'inState'>;
  rows: Pick<NoticeRowStore, 'due'>;
  now(): number;
};

const MOST_NOTICES = 50;

/**
 * Whether notices of an office are leaving at this moment. One that waits for the morning, for a form to be done or for
 * tomorrow's number is under way and takes no calls.
 */
export async function isSending({ notices, rows, now }: IsSendingDeps, officeId: OfficeId): Promise<boolean> {
  if (isQuiet(now())) return false;
  for (const { noticeId } of await notices.inState('sending', MOST_NOTICES, { officeId }))
    if ((await rows.due(noticeId, now(), 1)).length > 0) return true;
  return false;
}
