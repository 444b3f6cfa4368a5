import type { QuotaCounters } from './quota-counters.js';

/** Money that may go (VND). */
export type Budget = {
  /** False: it would be too much, and nothing was taken. */
  take(vnd: number): Promise<boolean>;
  giveBack(vnd: number): Promise<void>;
};

/**
 * The money of a notice, held by the one worker that sends it. What is spent stands in the notice's rows, so whoever
 * takes over begins with their sum: nothing that a dead worker had set aside stays counted.
 */
export function createNoticeBudget({ limitVnd, spentVnd }: { limitVnd: number; spentVnd: number }): Budget {
  let spent = spentVnd;
  return {
    async take(vnd) {
      if (spent + vnd > limitVnd) return false;
      spent += vnd;
      return true;
    },
    async giveBack(vnd) {
      spent -= vnd;
    },
  };
}

/** Money that any number of workers spend under one name. */
export const onCounter = (
  counters: Pick<QuotaCounters, 'take' | 'giveBack'>,
  { key, limitVnd }: { key: string; limitVnd: number },
): Budget => ({
  take: (vnd) => counters.take(key, vnd, limitVnd),
  giveBack: (vnd) => counters.giveBack(key, vnd),
});
