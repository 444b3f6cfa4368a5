import type { OpenInterval, WorkingDays } from './create-working-days.js';
import { addDays, toPlainDate } from './plain-date.js';

const MINUTE_MS = 60_000;

/** How an office's time passes between moments in epoch ms. Minutes may be fractions. */
export type WorkingTime = {
  /** The earliest moment from `at` on by which the office has been open for that long. */
  addWorkingMinutes(at: number, minutes: number): number;
  /** How long the office is open between two moments; 0 when they are in the wrong order. */
  workingMinutesBetween(from: number, to: number): number;
  /** `at` itself when the office is open then, else when it opens next. */
  nextOpening(at: number): number;
};

export function createWorkingTime({ intervalsOf }: Pick<WorkingDays, 'intervalsOf'>): WorkingTime {
  /** Open time from `at` on, cut at `at`, without an end: an office that never opens is refused before. */
  function* openTimeFrom(at: number): Generator<OpenInterval, never> {
    for (let date = toPlainDate(at); ; date = addDays(date, 1)) {
      for (const { from, to } of intervalsOf(date)) {
        if (to > at) yield { from: Math.max(from, at), to };
      }
    }
  }

  function addWorkingMinutes(at: number, minutes: number): number {
    if (!Number.isFinite(minutes) || minutes < 0) throw new Error(`not a duration: ${minutes}`);
    let left = Math.round(minutes * MINUTE_MS);
    if (left === 0) return at;
    for (const { from, to } of openTimeFrom(at)) {
      if (left <= to - from) return from + left;
      left -= to - from;
    }
    throw new Error('unreachable: open time has no end');
  }

  function workingMinutesBetween(from: number, to: number): number {
    let open = 0;
    for (const interval of openTimeFrom(from)) {
      if (interval.from >= to) break;
      open += Math.min(interval.to, to) - interval.from;
    }
    return open / MINUTE_MS;
  }

  return {
    addWorkingMinutes,
    workingMinutesBetween,
    nextOpening: (at) => openTimeFrom(at).next().value.from,
  };
}
