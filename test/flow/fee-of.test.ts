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

  it.each<[string, Values, number | undefined]>([
    ['one page', { trang: 1, ban: 1 }, 2000],
    ['two pages', { trang: 2, ban: 1 }, 4000],
    ['the third page is cheaper', { trang: 3, ban: 1 }, 5000],
    ['each copy is paid for', { trang: 3, ban: 4 }, 20_000],
    ['no copy costs more than the most', { trang: 198, ban: 1 }, 200_000],
    ['which holds for each copy on its own', { trang: 200, ban: 2 }, 400_000],
    ['several papers are added up', { trang: 1, ban: 1, trang2: 10, ban2: 2 }, 26_000],
    ['a paper of which only the pages are known is left out', { trang: 1, ban: 1, trang2: 10 }, 2000],
    ['nothing known has no price', { trang: 1 }, undefined],
  ])('is counted by pages: %s', (_name, values, vnd) => {
    const of = [
      { pages: 'trang', copies: 'ban' },
      { pages: 'trang2', copies: 'ban2' },
    ];
    const part = { kind: 'PER_PAGE', vnd: 2000, firstPages: 2, next: 1000, most: 200_000, of } as const;
    expect(costs([{ ...part, of: [...of] }], values)).toBe(vnd);
  });
});
