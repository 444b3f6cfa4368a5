import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  checkIdentityNumber,
  IdentityNumber,
  maskIdentityNumber,
  readIdentityNumber,
} from '../../src/identity/identity-number.js';
import { data } from '../flow/answers/domain.js';

const prefixes = new Set<string>(data.formerProvinces.map(({ prefix }) => prefix));
const check = (number: string, declared: Parameters<typeof checkIdentityNumber>[1] = {}) =>
  checkIdentityNumber(number, declared, prefixes);

describe('What an identity number says', () => {
  it.each([
    ['072090001234', { prefix: '072', sex: 'male', birthYear: 1990 }],
    ['072301004567', { prefix: '072', sex: 'female', birthYear: 2001 }],
    ['079199000321', { prefix: '079', sex: 'female', birthYear: 1999 }],
    ['072226000001', { prefix: '072', sex: 'male', birthYear: 2026 }],
    ['072405000001', { prefix: '072', sex: 'male', birthYear: 2105 }],
    ['072505000001', { prefix: '072', sex: 'female', birthYear: 2105 }],
    ['072605000001', { prefix: '072', sex: 'male', birthYear: 2205 }],
    ['072705000001', { prefix: '072', sex: 'female', birthYear: 2205 }],
    ['072805000001', { prefix: '072', sex: 'male', birthYear: 2305 }],
    ['072905000001', { prefix: '072', sex: 'female', birthYear: 2305 }],
  ] as const)('%s', (number, facts) => {
    expect(readIdentityNumber(number)).toEqual(facts);
  });

  it('raises no doubt where it agrees with what was declared, or nothing was', () => {
    expect(check('072090001234', { birthYear: 1990, sex: 'male' })).toEqual([]);
    expect(check('072301004567', { birthYear: 2001, sex: 'female' })).toEqual([]);
    expect(check('079199000321', { birthYear: 1999, sex: 'female' })).toEqual([]);
    expect(check('072090001234')).toEqual([]);
  });

  it('raises every doubt at once, and each only where it belongs', () => {
    expect(check('072090001234', { birthYear: 1991, sex: 'female' })).toEqual([
      { doubt: 'birthYear', inNumber: 1990, declared: 1991 },
      { doubt: 'sex', inNumber: 'male', declared: 'female' },
    ]);
    expect(check('072090001234', { birthYear: 2090 })).toEqual([
      { doubt: 'birthYear', inNumber: 1990, declared: 2090 },
    ]);
    expect(check('999090001234')).toEqual([{ doubt: 'prefix', prefix: '999' }]);
  });

  it('knows the 63 prefixes of the old provinces, not the codes of the new ones', () => {
    expect(prefixes.size).toBe(63);
    expect(check('080090001234')).toEqual([]);
    expect(check('003090001234')).toEqual([{ doubt: 'prefix', prefix: '003' }]);
  });

  it('is masked but for its ends', () => {
    expect(maskIdentityNumber('072090001234')).toBe('0720••••1234');
    fc.assert(
      fc.property(fc.stringMatching(/^\d{12}$/), (number) => {
        expect(maskIdentityNumber(number)).toBe(`${number.slice(0, 4)}••••${number.slice(8)}`);
      }),
    );
  });

  it('has twelve digits', () => {
    for (const wrong of ['07209000123', '0720900012345', '07209000123a', '', ' 072090001234'])
      expect(IdentityNumber.safeParse(wrong).success).toBe(false);
  });
});
