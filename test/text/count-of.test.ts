import { describe, expect, it } from '@jest/globals';
import { countOf } from '../../src/text/count-of.js';

describe('a count', () => {
  it('leaves a word alone that does not bend', () => {
    expect([countOf(1, 'bản'), countOf(2, 'bản')]).toEqual(['1 bản', '2 bản']);
  });

  it('takes the form that its word has for it', () => {
    expect([0, 1, 2].map((count) => countOf(count, 'copy|copies'))).toEqual([
      '0 copies',
      '1 copy',
      '2 copies',
    ]);
  });
});
