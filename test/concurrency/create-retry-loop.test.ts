import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createRetryLoop, type RetryLoop } from '../../src/concurrency/create-retry-loop.js';

describe('createRetryLoop', () => {
  let rounds: number;
  let fails: number;
  let loop: RetryLoop;

  beforeEach(() => {
    jest.useFakeTimers();
    rounds = 0;
    fails = 0;
    const round = async () => {
      rounds += 1;
      if (fails > 0) {
        fails -= 1;
        throw new Error('away');
      }
    };
    loop = createRetryLoop({ round, backOffMs: [10, 100], idleMs: 1_000 });
  });
  afterEach(async () => {
    await loop.stop();
    jest.useRealTimers();
  });

  it('does nothing before it is started', async () => {
    loop.hurry();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(rounds).toBe(0);
  });

  it('runs at once and then in its own time', async () => {
    loop.start();
    loop.start();
    await jest.advanceTimersByTimeAsync(0);
    expect(rounds).toBe(1);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(rounds).toBe(3);
  });

  it('comes sooner when it is hurried, and only once for many hurries', async () => {
    loop.start();
    await jest.advanceTimersByTimeAsync(0);
    loop.hurry();
    await jest.advanceTimersByTimeAsync(5);
    loop.hurry(); // must not put the round off
    await jest.advanceTimersByTimeAsync(5);
    expect(rounds).toBe(2);
    await jest.advanceTimersByTimeAsync(500);
    expect(rounds).toBe(2);
  });

  it('waits longer after each failure, also when it is hurried', async () => {
    fails = 3;
    loop.start();
    await jest.advanceTimersByTimeAsync(10);
    expect(rounds).toBe(2);
    loop.hurry();
    await jest.advanceTimersByTimeAsync(99);
    expect(rounds).toBe(2);
    await jest.advanceTimersByTimeAsync(1);
    expect(rounds).toBe(3);
    await jest.advanceTimersByTimeAsync(100);
    expect(rounds).toBe(4);
    await jest.advanceTimersByTimeAsync(999);
    expect(rounds).toBe(4);
  });

  it('comes again for a hurry that fell into a running round', async () => {
    let letGo: () => void = () => undefined;
    const slow = createRetryLoop({
      round: () => {
        rounds += 1;
        return rounds === 1 ? new Promise((resolve) => (letGo = resolve)) : Promise.resolve();
      },
      backOffMs: [10],
      idleMs: 1_000,
    });
    slow.start();
    slow.hurry();
    letGo();
    await jest.advanceTimersByTimeAsync(10);
    expect(rounds).toBe(2);
    await slow.stop();
  });

  it('runs no more once it is stopped', async () => {
    loop.start();
    await loop.stop();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(rounds).toBe(1);
  });
});
