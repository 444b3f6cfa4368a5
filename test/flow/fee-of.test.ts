import { describe, expect, it } from '@jest/globals';
import type { Values } from '../../src/flow/condition.js';
import type { FeePart } from '../../src/flow/fee.js';
import { feeOf } from '../../src/flow/fee-of.js';

const late = { key: 'loai', is: 'QUA_HAN' };
const costs = (parts: FeePart[], values: Values, otherwise?: number) =>
  feeOf(
    {
      fee: { parts, exempt: [], text: 'x' },
      copies: { question: 'soLuong', ...(otherwise !== undefined && { otherwise }) },
    },
    values,
  )?.vnd;

describe('the fee', () => {
  it.each<[string, FeePart[], Values, number | undefined]>([
    ['is nothing without parts', [], {}, 0],
    ['counts copies', [{ kind: 'PER_COPY', vnd: 8000 }], { soLuong: 3 }, 24_000],
    ['is unknown while copies are', [{ kind: 'PER_COPY', vnd: 8000 }], {}, undefined],
    ['is not named where the province decides', [{ kind: 'LOCAL' }], {}, undefined],
    ['leaves out what does not apply', [{ kind: 'LOCAL', when: late }], { loai: 'DUNG_HAN' }, 0],
    [
      'is not named when one part is not known',
      [
        { kind: 'LOCAL', when: late },
        { kind: 'PER_CASE', vnd: 10_000 },
      ],
      { loai: 'QUA_HAN' },
      undefined,
    ],
    [
      'is the sum of its parts',
      [
        { kind: 'PER_CASE', vnd: 10_000 },
        { kind: 'PER_COPY', vnd: 8000 },
      ],
      { soLuong: 2 },
      26_000,
    ],
  ])('%s', (_name, parts, values, vnd) => {
    expect(costs(parts, values)).toBe(vnd);
  });

  it('takes the number of copies that is fixed where none is asked', () => {
    expect(costs([{ kind: 'PER_COPY', vnd: 8000 }], {}, 1)).toBe(8000);
  });
});
