import { describe, expect, it } from '@jest/globals';
import type { Expiry, RetentionKind } from '../../src/retention/expiry.js';
import type { RetentionRun, RetentionRuns } from '../../src/retention/retention-runs.js';
import { isNight, sweepRetention } from '../../src/retention/run-retention.js';
import { createManualClock } from '../fakes/create-manual-clock.js';

const HOUR = 3_600_000;
/** Two o'clock in the morning in Vietnam. */
const NIGHT = Date.UTC(2026, 10, 23, 19);

const portions = (kind: RetentionKind, ...counts: number[]): Expiry => ({
  kind,
  count: async () => counts.reduce((all, count) => all + count, 0),
  erase: async () => counts.shift() ?? 0,
});

function createMemoryRuns(): RetentionRuns & { rows: Map<string, RetentionRun> } {
  const rows = new Map<string, RetentionRun>();
  return {
    rows,
    async claim(day, now, brokenBefore) {
      const row = rows.get(day);
      const isBroken = row && row.finishedAt === null && row.startedAt < brokenBefore;
      if (row && !isBroken) return false;
      rows.set(day, { day, startedAt: now, finishedAt: null, erased: row?.erased ?? {} });
      return true;
    },
    async add(day, kind, count) {
      const row = rows.get(day);
      if (row) row.erased[kind] = (row.erased[kind] ?? 0) + count;
    },
    async finish(day, now) {
      const row = rows.get(day);
      if (row) row.finishedAt = now;
    },
    list: async (limit) => [...rows.values()].slice(0, limit),
  };
}

describe('the nightly erasing', () => {
  const create = (expiries: Expiry[], start = NIGHT) => {
    const clock = createManualClock(start);
    const runs = createMemoryRuns();
    const failed: RetentionKind[] = [];
    const sweep = () =>
      sweepRetention({ expiries, runs, now: clock.now, onFailed: (kind) => void failed.push(kind) });
    return { clock, runs, failed, sweep };
  };

  it('goes on until nothing is left, and leaves a record of counts', async () => {
    const { runs, sweep } = create([portions('messageTexts', 500, 500, 3), portions('audit')]);
    await expect(sweep()).resolves.toBe(1_003);
    expect([...runs.rows.values()]).toEqual([
      { day: '2026-11-24', startedAt: NIGHT, finishedAt: NIGHT, erased: { messageTexts: 1_003 } },
    ]);
  });

  it('happens at night, once, by one of many workers', async () => {
    expect([0, 1, 4, 5, 12].map((hour) => isNight(Date.UTC(2026, 10, 23, 17) + hour * HOUR))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    const day = create([portions('audit', 1)], NIGHT + 10 * HOUR);
    await expect(day.sweep()).resolves.toBe(0);
    const night = create([portions('audit', 1, 0, 1, 0, 1)]);
    await expect(Promise.all([night.sweep(), night.sweep()])).resolves.toEqual([1, 0]);
    night.clock.advance(24 * HOUR);
    await expect(night.sweep()).resolves.toBe(1);
  });

  it('is taken over when whoever ran it has died', async () => {
    const { clock, runs, sweep } = create([portions('audit', 2)]);
    await runs.claim('2026-11-24', NIGHT, 0);
    await expect(sweep()).resolves.toBe(0);
    clock.advance(HOUR + 1);
    await expect(sweep()).resolves.toBe(2);
  });

  it('erases the other kinds when one cannot be', async () => {
    const broken: Expiry = { ...portions('talks'), erase: () => Promise.reject(new Error('away')) };
    const { failed, sweep } = create([broken, portions('audit', 4)]);
    await expect(sweep()).resolves.toBe(4);
    expect(failed).toEqual(['talks']);
  });
});
