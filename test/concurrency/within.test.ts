import { describe, expect, it } from '@jest/globals';
import { TookTooLong, within } from '../../src/concurrency/within.js';

describe('within', () => {
  it('settles like work that is fast enough', async () => {
    await expect(within(1_000, Promise.resolve(7))).resolves.toBe(7);
    await expect(within(1_000, Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('gives up on work that is too slow, and does not mind what becomes of it', async () => {
    let fail: (reason: Error) => void = () => undefined;
    const work = new Promise<never>((_, reject) => {
      fail = reject;
    });
    await expect(within(5, work)).rejects.toBeInstanceOf(TookTooLong);
    fail(new Error('too late to matter'));
    await new Promise((resolve) => setImmediate(resolve));
  });
});
