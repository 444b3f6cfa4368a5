import { describe, expect, it } from '@jest/globals';
import { entriesForTrials, measure, shareRight } from './measure.js';

/** `npm run phrasings` prints the figures and every phrasing that goes wrong. */
const entries = entriesForTrials();
const tuned = measure('tuned', entries);
const heldOut = measure('held-out', entries);
const words = (trials: readonly { say: string }[]): string[] => trials.map(({ say }) => say);

describe('What people really write', () => {
  it('is at least 300 phrasings, a quarter of them never tuned on', () => {
    expect(tuned.trials.length).toBeGreaterThanOrEqual(220);
    expect(heldOut.trials.length).toBeGreaterThanOrEqual(80);
  });

  it('finds the right procedure first in 95 of 100', () => {
    expect(shareRight([...tuned.first, ...heldOut.first])).toBeGreaterThanOrEqual(0.95);
  });

  it('finds it in 85 of 100 also where nobody tuned', () => {
    expect(shareRight(heldOut.first)).toBeGreaterThanOrEqual(0.85);
  });

  it('never ends in the form of another matter', () => {
    expect(words([...tuned.noneInForm, ...heldOut.noneInForm])).toEqual([]);
  });

  it('is asked back where it could be several things', () => {
    expect(shareRight([...tuned.several, ...heldOut.several])).toBeGreaterThanOrEqual(0.9);
  });

  it('is written down once', () => {
    const all = words([...tuned.trials, ...heldOut.trials]);
    expect(all.filter((say, index) => all.indexOf(say) !== index)).toEqual([]);
  });
});
