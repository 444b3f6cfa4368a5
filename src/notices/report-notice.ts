import { isHalfSent, type NoticeRow } from './notice-row.js';
import type { NoticeRowStore } from './notice-row-store.js';

/** How far a notice came with those of one neighbourhood, hour or way. */
export type Reach = {
  meant: number;
  reached: number;
  /** got some of it, and the rest will not come */
  partly: number;
  seen: number;
  answered: number;
  costVnd: number;
};

export type NoticeReport = {
  total: Reach;
  /** `null` stands for those of whom no neighbourhood is known, or whom it went to by no way */
  byNeighbourhood: ReadonlyMap<string | null, Reach>;
  byWay: ReadonlyMap<NoticeRow['way'], Reach>;
  /** by the Vietnamese hour in which it left, 0–23; only what left */
  byHour: ReadonlyMap<number, Reach>;
  /** how often each button was what they tapped first, or words */
  answers: ReadonlyMap<string, number>;
};

const STRETCH = 1_000;
const HOUR_MS = 3_600_000;
const hourOf = (at: number): number => new Date(at + 7 * HOUR_MS).getUTCHours();

/** Adds up the rows of a notice, a stretch at a time, however many there are. */
export async function reportNotice(
  rows: Pick<NoticeRowStore, 'page'>,
  noticeId: string,
): Promise<NoticeReport> {
  const total = none();
  const byNeighbourhood = new Map<string | null, Reach>();
  const byWay = new Map<NoticeRow['way'], Reach>();
  const byHour = new Map<number, Reach>();
  const answers = new Map<string, number>();
  for (let after = ''; ; ) {
    const stretch = await rows.page(noticeId, after, STRETCH);
    for (const row of stretch) {
      add(total, row);
      add(within(byNeighbourhood, row.neighbourhood), row);
      add(within(byWay, row.state === 'skipped' ? null : row.way), row);
      if (row.sentAt !== null) add(within(byHour, hourOf(row.sentAt)), row);
      if (row.answer !== null) answers.set(row.answer, (answers.get(row.answer) ?? 0) + 1);
    }
    const last = stretch.at(-1);
    if (!last) return { total, byNeighbourhood, byWay, byHour, answers };
    after = last.rowId;
  }
}

const none = (): Reach => ({ meant: 0, reached: 0, partly: 0, seen: 0, answered: 0, costVnd: 0 });

function within<K>(parts: Map<K, Reach>, key: K): Reach {
  const found = parts.get(key) ?? none();
  parts.set(key, found);
  return found;
}

function add(reach: Reach, row: NoticeRow): void {
  reach.meant++;
  if (row.state === 'sent') reach.reached++;
  if (isHalfSent(row)) reach.partly++;
  if (row.seenAt !== null) reach.seen++;
  if (row.answeredAt !== null) reach.answered++;
  reach.costVnd += row.costVnd;
}
