import { describe, expect, it } from '@jest/globals';
import { wayFor } from '../../src/zalo-account/way-for.js';
import { HOUR, T0 } from './fakes/universe.js';

describe('the way to a citizen', () => {
  it.each([
    ['free', 0],
    ['free', 48 * HOUR],
    ['billed', 48 * HOUR + 1],
    ['billed', 168 * HOUR],
    ['closed', 168 * HOUR + 1],
    ['closed', 8760 * HOUR],
    // the platform's clock may be ahead of ours
    ['free', -1000],
  ])('is %s %i ms after the last interaction', (way, silentMs) => {
    expect(wayFor({ lastInteractionAt: T0 - silentMs, now: T0 })).toBe(way);
  });

  it('is a welcome to somebody who never wrote', () => {
    expect(wayFor({ lastInteractionAt: null, now: T0 })).toBe('welcome');
  });
});
