import { describe, expect, it } from '@jest/globals';
import { createBatcher } from '../../src/concurrency/create-batcher.js';

/** A run that the test lets go by hand, so that what happens meanwhile is certain. */
function heldRun() {
  const batches: number[][] = [];
  const releases: (() => void)[] = [];
  const run = (items: readonly number[]): Promise<number[]> => {
    batches.push([...items]);
    return new Promise((resolve) => {
      releases.push(() => resolve(items.map((n) => n * 10)));
    });
  };
  return { batches, run, release: () => releases.shift()?.() };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('createBatcher', () => {
  it('runs a lone item at once', async () => {
    const batches: number[][] = [];
    const submit = createBatcher({
      run: async (items: readonly number[]) => {
        batches.push([...items]);
        return items.map(String);
      },
      maxBatch: 10,
    });
    await expect(submit(7)).resolves.toBe('7');
    expect(batches).toEqual([[7]]);
  });

  it('puts items of the same turn into one run', async () => {
    const { batches, run, release } = heldRun();
    const submit = createBatcher({ run, maxBatch: 10 });
    const all = Promise.all([submit(1), submit(2), submit(3)]);
    await turn();
    release();
    await expect(all).resolves.toEqual([10, 20, 30]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('collects what comes during a run into the next one, in order', async () => {
    const { batches, run, release } = heldRun();
    const submit = createBatcher({ run, maxBatch: 10 });
    const first = submit(1);
    await turn();
    const later = Promise.all([submit(2), submit(3)]);
    await turn();
    expect(batches).toEqual([[1]]);
    release();
    await first;
    await turn();
    release();
    await expect(later).resolves.toEqual([20, 30]);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('never runs more than maxBatch items together and never two runs at a time', async () => {
    let running = 0;
    let most = 0;
    const sizes: number[] = [];
    const submit = createBatcher({
      run: async (items: readonly number[]) => {
        running += 1;
        most = Math.max(most, running);
        sizes.push(items.length);
        await turn();
        running -= 1;
        return [...items];
      },
      maxBatch: 4,
    });
    const numbers = Array.from({ length: 10 }, (_, i) => i);
    await expect(Promise.all(numbers.map(submit))).resolves.toEqual(numbers);
    expect(sizes).toEqual([4, 4, 2]);
    expect(most).toBe(1);
  });

  it('rejects one item alone when its place in the results is an Error', async () => {
    const submit = createBatcher({
      run: async (items: readonly number[]) => items.map((n) => (n === 2 ? new Error('two is bad') : n)),
      maxBatch: 10,
    });
    const settled = await Promise.allSettled([submit(1), submit(2), submit(3)]);
    expect(settled.map((s) => s.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(settled[1]).toMatchObject({ reason: { message: 'two is bad' } });
  });

  it('rejects the whole run when it fails, and goes on with the next', async () => {
    let runs = 0;
    const submit = createBatcher({
      run: async (items: readonly number[]) => {
        runs += 1;
        if (runs === 1) throw new Error('store is away');
        return [...items];
      },
      maxBatch: 2,
    });
    const settled = await Promise.allSettled([submit(1), submit(2), submit(3)]);
    expect(settled.map((s) => s.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  it('treats a run that throws before it awaits like one that rejects', async () => {
    const submit = createBatcher<number, number>({
      run: () => {
        throw new Error('thrown at once');
      },
      maxBatch: 2,
    });
    await expect(submit(1)).rejects.toThrow('thrown at once');
    await expect(submit(2)).rejects.toThrow('thrown at once');
  });

  it('refuses a run that answers for fewer items than it was given', async () => {
    const submit = createBatcher({ run: async () => [1], maxBatch: 5 });
    const settled = await Promise.allSettled([submit(1), submit(2)]);
    expect(settled.map((s) => s.status)).toEqual(['rejected', 'rejected']);
  });

  it('refuses a batch size below one', () => {
    expect(() => createBatcher({ run: async () => [], maxBatch: 0 })).toThrow('maxBatch');
  });
});
