import { describe, expect, it } from '@jest/globals';
import { formatDossierCode } from '../../src/dossiers/format-dossier-code.js';
import { DossierNumbersExhausted } from '../../src/errors/dossier-numbers-exhausted.js';
import { PlainDate } from '../../src/ids.js';

const parts = { unit: '000.00.01.H53', receivedOn: PlainDate.parse('2020-11-06'), number: 1 };

describe('a dossier code', () => {
  it('is unit, day of receipt and running number', () => {
    expect(formatDossierCode(parts)).toBe('000.00.01.H53-201106-0001');
    expect(formatDossierCode({ ...parts, number: 9_999 })).toBe('000.00.01.H53-201106-9999');
  });

  it('has room for 9,999 a day and says so when it is full', () => {
    expect(() => formatDossierCode({ ...parts, number: 10_000 })).toThrow(DossierNumbersExhausted);
  });

  it.each([{ unit: '00.01.H53' }, { unit: '000.00.01.X53' }, { number: 1.5 }, { number: -1 }])(
    'is never made of %j',
    (wrong) => {
      expect(() => formatDossierCode({ ...parts, ...wrong })).toThrow('not a dossier code');
    },
  );
});
