import { types } from 'node:util';
import { within } from './within.js';

/** Hands in one item; resolves with its own result or rejects with its own failure. */
export type Submit<Item, Result> = (item: Item) => Promise<Result>;

type Run<Item, Result> = (items: readonly Item[]) => Promise<readonly (Result | Error)[]>;

type Waiting<Item, Result> = {
  item: Item;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
};

const PATIENCE_MS = 15_000;

/**
 * Group commit: items handed in while a run is under way go together into the next one, so many callers share one
 * round trip. There is no timer: an idle batcher runs at the end of the current microtask, so a lone item waits for
 * nobody. Runs never overlap and items keep the order in which they came, also across runs.
 *
 * `run` answers one result per item, in order; an `Error` in a place rejects that item alone. When `run` itself
 * fails, every item of that run is rejected with the same reason and later items are not touched: what was written
 * is then unknown, so whoever repeats an item must be able to do it twice. A run that does not end within `patienceMs`
 * has failed in this sense: a database client that lost its way must not hold up everybody after it for ever.
 */
export function createBatcher<Item, Result>({
  run,
  maxBatch,
  patienceMs = PATIENCE_MS,
}: {
  run: Run<Item, Result>;
  maxBatch: number;
  patienceMs?: number;
}): Submit<Item, Result> {
  if (!Number.isInteger(maxBatch) || maxBatch < 1) throw new Error('maxBatch must be a positive integer');
  let queue: Waiting<Item, Result>[] = [];
  let running = false;

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, maxBatch);
      queue = queue.slice(maxBatch);
      await settle((items) => within(patienceMs, run(items)), batch);
    }
    running = false;
  }

  return (item) =>
    new Promise<Result>((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (running) return;
      running = true;
      queueMicrotask(() => void drain());
    });
}

async function settle<Item, Result>(
  run: Run<Item, Result>,
  batch: readonly Waiting<Item, Result>[],
): Promise<void> {
  try {
    const results = await run(batch.map((waiting) => waiting.item));
    if (results.length !== batch.length) {
      throw new Error(`a run of ${batch.length} items answered ${results.length} results`);
    }
    for (const [i, waiting] of batch.entries()) {
      const result = results[i] as Result | Error;
      if (types.isNativeError(result)) waiting.reject(result);
      else waiting.resolve(result);
    }
  } catch (reason) {
    for (const waiting of batch) waiting.reject(reason);
  }
}
