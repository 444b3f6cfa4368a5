import { toPlainDate } from '../calendar/plain-date.js';
import type { Expiry, RetentionKind } from './expiry.js';
import type { RetentionRuns } from './retention-runs.js';

export type RetentionDeps = {
  expiries: readonly Expiry[];
  runs: RetentionRuns;
  now: () => number;
  /** One kind could not be erased; the others were. */
  onFailed(kind: RetentionKind, error: unknown): void;
};

const HOUR = 3_600_000;
const UTC_PLUS_7 = 7 * HOUR;
/** Nobody is at the office, and nobody waits for an answer (hours in Vietnam). */
const [NIGHT_BEGINS, NIGHT_ENDS] = [1, 5];
/** A run that has said nothing for so long has died with its worker (ms). */
const BROKEN_MS = HOUR;
/** A bound for the case that erasing does not get on. */
const MOST_PORTIONS = 10_000;

export const isNight = (now: number): boolean => {
  const hour = new Date(now + UTC_PLUS_7).getUTCHours();
  return NIGHT_BEGINS <= hour && hour < NIGHT_ENDS;
};

/** For the sweeper: once a night, by one worker, everything that was kept long enough goes. Answers how much. */
export async function sweepRetention(deps: RetentionDeps): Promise<number> {
  const now = deps.now();
  const day = toPlainDate(now);
  if (!isNight(now) || !(await deps.runs.claim(day, now, now - BROKEN_MS))) return 0;
  let all = 0;
  for (const expiry of deps.expiries) {
    const erased = await eraseAll(expiry, now).catch((error: unknown) => {
      deps.onFailed(expiry.kind, error);
      return 0;
    });
    if (erased > 0) await deps.runs.add(day, expiry.kind, erased);
    all += erased;
  }
  await deps.runs.finish(day, deps.now());
  return all;
}

async function eraseAll({ erase }: Expiry, now: number): Promise<number> {
  let all = 0;
  for (let portion = 0; portion < MOST_PORTIONS; portion += 1) {
    const erased = await erase(now);
    if (erased === 0) break;
    all += erased;
  }
  return all;
}

/** What a run would erase now, without erasing anything. */
export async function countRetention(
  expiries: readonly Expiry[],
  now: number,
): Promise<{ kind: RetentionKind; count: number }[]> {
  const counted: { kind: RetentionKind; count: number }[] = [];
  for (const { kind, count } of expiries) counted.push({ kind, count: await count(now) });
  return counted;
}
