import type { RowCount } from '../../notices/notice-row-store.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import type { ArticleStateView } from './article-view.js';
import { inVnd } from './in-vnd.js';

export type OutcomeView = {
  progress: string;
  done: number;
  total: number;
  cost: string;
  rows: { id: string; way: string; state: string; reason: string; count: number; cost: string }[];
  /** how many would be tried again */
  passing: number;
  /** how far the article is; absent: there is none */
  article?: ArticleStateView | undefined;
};

const OPEN: ReadonlySet<RowCount['state']> = new Set(['waiting', 'leaving']);
const FAILED: ReadonlySet<RowCount['state']> = new Set(['failed', 'partly']);
/** Failures that a second try may mend, by the reason that their row bears. */
const PASSING: ReadonlySet<string> = new Set(['refused-later', 'refused-human']);

/** How a notice stands, by way and end; what waits in one that was given up is not sent any more. */
export function toOutcomeView(
  { counts: all, isGivenUp }: { counts: readonly RowCount[]; isGivenUp: boolean },
  article: ArticleStateView | undefined,
  words: ConsoleWords,
): OutcomeView {
  const { notices } = words;
  const counts = isGivenUp ? all.map(toUnsent) : all;
  const sum = (some: readonly RowCount[]) => some.reduce((total, { count }) => total + count, 0);
  const total = sum(counts);
  const done = sum(counts.filter(({ state }) => !OPEN.has(state)));
  const cost = inVnd(counts.reduce((all, { costVnd }) => all + costVnd, 0));
  return {
    ...{ total, done, cost, progress: fill(notices.progress, { done, total, cost }) },
    rows: counts.map(({ way, state, reason, count, costVnd }) => ({
      id: `${way ?? 'none'}-${state}-${reason ?? ''}`,
      way: way === null ? '' : notices.ways[way],
      state: notices.ends[state],
      reason: reason === null ? '' : reasonInWords(reason, words),
      count,
      cost: costVnd === 0 ? '' : inVnd(costVnd),
    })),
    article,
    passing: sum(counts.filter(({ state, reason }) => FAILED.has(state) && PASSING.has(reason ?? ''))),
  };
}

const toUnsent = (count: RowCount): RowCount =>
  count.state === 'waiting' ? { ...count, way: null, state: 'skipped', reason: 'given-up' } : count;

/** A reason of a row in words; one that has none stands as it is. */
export const reasonInWords = (reason: string, { notices }: ConsoleWords): string =>
  Object.entries(notices.reasons).find(([key]) => key === reason)?.[1] ?? reason;
