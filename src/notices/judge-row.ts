import type { SendOutcome } from '../replies/messenger.js';
import type { NoticeRow } from './notice-row.js';
import type { RowEnd } from './notice-row-store.js';
import type { Way } from './way.js';

/** Waits between tries (ms), when the platform is busy. */
const BACKOFF_MS = [5_000, 30_000, 120_000, 600_000] as const;
const SLOWEST_MS = 1_800_000;
const MOST_TRIES = 12;
/** What an operator has to mend is looked at again after so long. */
const MENDING_MS = 60_000;
const MOST_MENDINGS = 60;
/** The platform's word, and ours, for a minute that is used up: no fault of the row. */
const RATE_LIMITED = -32;
/** How long an unknown outcome rests before the platform is asked. */
const SETTLE_REST_MS = 3_000;

/** Templates leave no line in the conversation that could be looked for. */
export const canBeAskedAbout = (way: Way): boolean => way !== 'uidTemplate' && way !== 'phoneTemplate';

export type Sending = {
  row: Pick<NoticeRow, 'rowId' | 'attempts'>;
  way: Way;
  /** of all that has been sent, this one with it */
  costVnd: number;
  now: number;
};

/** Pure: what an answer of the platform means for a row that has left. Undefined: it stays adrift and is asked about. */
export function judgeRow({ row, way, costVnd, now }: Sending, outcome: SendOutcome): RowEnd | undefined {
  const { rowId } = row;
  switch (outcome.kind) {
    case 'sent':
      return { rowId, state: 'sent', way, platformId: outcome.messageId, sentAt: outcome.at, costVnd };
    case 'fileGone':
      return { rowId, state: 'failed', reason: 'file-gone', way };
    case 'unknown':
      return canBeAskedAbout(way)
        ? undefined
        : { rowId, state: 'unknown', reason: 'answer-lost', way, costVnd };
    case 'refused':
      return judgeRefusal(row, outcome, { way, now });
  }
}

type Refusal = Extract<SendOutcome, { kind: 'refused' }>;

function judgeRefusal(
  { rowId, attempts }: Sending['row'],
  { class: refusal, code, retryAt = 0 }: Refusal,
  { way, now }: { way: Way; now: number },
): RowEnd {
  const failed = { rowId, state: 'failed' as const, way, reason: `refused-${refusal}`, code };
  const again = { rowId, state: 'waiting' as const, leftAt: null };
  switch (refusal) {
    case 'later': {
      if (code === RATE_LIMITED) return { ...again, retryAt };
      if (attempts >= MOST_TRIES) return { ...failed, passing: true };
      const wait = BACKOFF_MS[attempts] ?? SLOWEST_MS;
      return { ...again, attempts: attempts + 1, retryAt: Math.max(retryAt, now + wait) };
    }
    case 'human': {
      const put = putOff({ rowId, attempts }, way, now);
      if (put.state === 'failed') return { ...put, code };
      return { ...put, retryAt: Math.max(retryAt, now + MENDING_MS) };
    }
    case 'unreachable':
    case 'bug':
      return failed;
  }
}

/** What an operator has to mend is waited for, but not for ever. */
export const putOff = ({ rowId, attempts }: Sending['row'], way: Way, now: number): RowEnd =>
  attempts >= MOST_MENDINGS
    ? { rowId, state: 'failed', way, reason: 'refused-human', passing: true }
    : { rowId, state: 'waiting', leftAt: null, attempts: attempts + 1, retryAt: now + MENDING_MS };

/** How long a row may be adrift before it counts as lost for good (ms). */
const LOST_AFTER_MS = 24 * 3_600_000;

/** What became of a row that was asked about. */
export function judgeFound(
  row: Pick<NoticeRow, 'rowId' | 'leftAt' | 'attempts' | 'costVnd' | 'leavingVnd'>,
  found: { messageId: string } | 'absent' | 'unknown',
  now: number,
): RowEnd | { askAgainAt: number } {
  const { rowId } = row;
  const costVnd = row.costVnd + row.leavingVnd;
  if (found === 'absent')
    return { rowId, state: 'waiting', leftAt: null, retryAt: null, attempts: row.attempts + 1 };
  if (found !== 'unknown')
    return { rowId, state: 'sent', platformId: found.messageId, sentAt: row.leftAt ?? now, costVnd };
  if (now - (row.leftAt ?? 0) > LOST_AFTER_MS)
    return { rowId, state: 'unknown', reason: 'answer-lost', costVnd };
  return { askAgainAt: now + SETTLE_REST_MS * 10 };
}
