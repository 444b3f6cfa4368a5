import { addDays, startOfDay, toPlainDate } from '../calendar/plain-date.js';
import type { NoticeRow } from './notice-row.js';
import type { RowEnd } from './notice-row-store.js';
import { toDaytime } from './quiet-hours.js';
import type { NotSpent } from './spend.js';

/** Of who has a part already the rest is missing, whatever the reason; only who wants no more is left in peace. Pure. */
export const unsent = ({ rowId, part }: Pick<NoticeRow, 'rowId' | 'part'>, reason: string): RowEnd =>
  part > 0 && reason !== 'opted-out' && reason !== 'erased'
    ? { rowId, state: 'failed', reason: 'rest-unsent' }
    : { rowId, state: 'skipped', reason };

/** Days that a row waits for a number of its own. */
const MOST_DAYS = 3;

/**
 * A row for which nothing was left. When it is the number of the day, tomorrow has another one, as when the platform
 * refuses for that itself; but nobody waits for ever. Pure.
 */
export function unspent(row: NoticeRow, reason: NotSpent['reason'], now: number): RowEnd {
  const { rowId, attempts } = row;
  if (reason !== 'quota-used-up' || attempts >= MOST_DAYS) return unsent(row, reason);
  const tomorrow = startOfDay(addDays(toPlainDate(now), 1));
  return { rowId, state: 'waiting', attempts: attempts + 1, retryAt: toDaytime(tomorrow) };
}
