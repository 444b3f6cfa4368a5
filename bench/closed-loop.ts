import { type Figures, percentile } from './figures.js';
import type { System } from './system.js';

const WARM_UP_MS = 5_000;
const COUNTED_MS = 10_000;

/**
 * Lets `citizens` act side by side, each beginning again as soon as its last act is over, and counts what begins after the
 * warm-up. `act` is called with the citizen's number and how many acts that citizen has done.
 */
export async function runClosedLoop(
  citizens: number,
  system: System,
  act: (citizen: number, turn: number) => Promise<void>,
): Promise<Figures> {
  const begin = Date.now() + WARM_UP_MS;
  const end = begin + COUNTED_MS;
  const samples: number[] = [];
  let before = system.usage();
  const counting = new Promise<void>((resolve) =>
    setTimeout(() => {
      before = system.usage();
      resolve();
    }, WARM_UP_MS),
  );

  async function live(citizen: number): Promise<void> {
    for (let turn = 0; Date.now() < end; turn++) {
      const startedAt = performance.now();
      const counts = Date.now() >= begin;
      await act(citizen, turn);
      if (counts) samples.push(performance.now() - startedAt);
    }
  }
  await Promise.all([counting, ...Array.from({ length: citizens }, (_, n) => live(n))]);
  const after = system.usage();
  return {
    perSecond: (samples.length * 1000) / (Date.now() - begin),
    p50: percentile(samples, 0.5),
    p99: percentile(samples, 0.99),
    cpuMs: (after.cpuMs - before.cpuMs) / samples.length,
    rssMiB: after.rssMiB,
    count: samples.length,
  };
}
