import type { Dossier } from '../../src/dossiers/dossier.js';
import { holidays, moment, weekdayHours } from '../calendar/opening-hours.js';

const MINUTE = 60_000;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const OFF = new Set(holidays.filter(({ kind }) => kind === 'OFF').map(({ date }) => String(date)));
const MADE_UP = new Set(holidays.filter(({ kind }) => kind === 'WORK').map(({ date }) => String(date)));
const RUNS = new Set([1, 2, 4]);

/** The slow truth about one minute, from the wall clock of Vietnam and the list of days off. */
function isOpenMinute(at: number): boolean {
  const local = new Date(at + 7 * 3_600_000).toISOString();
  const [day, time] = [local.slice(0, 10), local.slice(11, 16)];
  if (OFF.has(day)) return false;
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun';
  const isWeekend = weekday === 'sat' || weekday === 'sun';
  if (isWeekend && !MADE_UP.has(day)) return false;
  return weekdayHours[isWeekend ? 'fri' : weekday].some(([from, to]) => from <= time && time < to);
}

const counted = new Map<number, number>();
const dayFrom = moment('2026-01-01 00:00');

/** Open minutes since the year began, watched one by one; kept for every minute that was reached. */
function openUntil(at: number): number {
  const minutes = (at - dayFrom) / MINUTE;
  if (!Number.isInteger(minutes)) throw new Error('the oracle knows whole minutes');
  for (let next = counted.size; next <= minutes; next += 1) {
    const before = next === 0 ? 0 : (counted.get(next - 1) ?? 0);
    const open = next > 0 && isOpenMinute(dayFrom + (next - 1) * MINUTE) ? 1 : 0;
    counted.set(next, before + open);
  }
  return counted.get(minutes) ?? 0;
}

/** Open minutes from `from` to `to`; below zero when `to` lies before it. */
export const openBetween = (from: number, to: number): number => openUntil(to) - openUntil(from);

/**
 * What a stopwatch would show that somebody holds beside the dossier: the working minutes of the promise, and those that
 * were used up while the office, and not the citizen, had to act. It reads nothing but the history.
 */
export function watch({ history }: Dossier, until: number): { promised: number; used: number } {
  const [first, ...later] = history;
  if (!first || first.dueAt === null) throw new Error('nothing was promised');
  let promised = openBetween(first.at, first.dueAt);
  let used = 0;
  let since = first.at;
  let runs = RUNS.has(first.to);
  for (const { at, from, to, details, action } of later) {
    if (action === 'apologise' && details?.newDueAt !== undefined) {
      [promised, used, since] = [openBetween(at, details.newDueAt), 0, at];
    }
    if (from === to) continue;
    // a result that was wrong was none: the time went on
    if (runs || action === 'reopen') used += openBetween(since, at);
    [since, runs] = [at, RUNS.has(to)];
  }
  if (runs) used += openBetween(since, until);
  return { promised, used };
}
