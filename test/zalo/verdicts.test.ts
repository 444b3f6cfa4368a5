import { describe, expect, it } from '@jest/globals';
import { retryAtFor, VERDICTS, type Verdict } from '../../src/adapters/zalo/verdicts.js';

/** Every code of the platform's table, sorted by who must act. */
const DOCUMENTED: Record<string, readonly number[]> = {
  token: [-124, -216, -220],
  transport: [-235, -240],
  doubtful: [-200],
  'later until nextMinute': [-32],
  'later until soon': [-214],
  'later until tomorrow': [-218],
  'later until morning': [-234],
  unreachable: [-213, -217, -227, -230, -232, -244],
  human: [-204, -205, -209, -211, -212, -219, -221, -223, -224, -237, -242, -320, -321],
  bug: [-100, -201, -210, -233, -238, -241, -248, -249, -403, -1340, -1341],
};

const inWords = (verdict: Verdict | undefined): string | undefined => {
  if (verdict?.is === 'refused') return verdict.class;
  return verdict?.is === 'later' ? `later until ${verdict.wait}` : verdict?.is;
};

describe('the table of error codes', () => {
  const cases = Object.entries(DOCUMENTED).flatMap(([words, codes]) =>
    codes.map((code) => [code, words] as const),
  );

  it.each(cases)('%i means %s', (code, words) => {
    expect(inWords(VERDICTS.get(code))).toBe(words);
  });

  it('holds every documented code and no other', () => {
    const documented = Object.values(DOCUMENTED).flat();
    expect([...VERDICTS.keys()].toSorted((a, b) => a - b)).toEqual(documented.toSorted((a, b) => a - b));
  });
});

describe('the time of the next try', () => {
  const local = (text: string): number => Date.parse(`${text}+07:00`);

  it.each([
    ['nextMinute', '2026-06-01T10:00:00.000', '2026-06-01T10:01:00'],
    ['nextMinute', '2026-06-01T10:00:59.999', '2026-06-01T10:01:00'],
    ['soon', '2026-06-01T10:00:00', '2026-06-01T10:05:00'],
    ['morning', '2026-06-01T22:00:00', '2026-06-02T06:00:00'],
    ['morning', '2026-06-02T05:59:59.999', '2026-06-02T06:00:00'],
    ['morning', '2026-06-02T06:00:00', '2026-06-03T06:00:00'],
    ['tomorrow', '2026-12-31T23:59:59', '2027-01-01T00:00:00'],
    ['tomorrow', '2026-06-01T00:00:00', '2026-06-02T00:00:00'],
  ] as const)('%s from %s is %s, in Vietnamese time', (wait, now, expected) => {
    expect(new Date(retryAtFor(wait, local(now)))).toEqual(new Date(local(expected)));
  });
});
