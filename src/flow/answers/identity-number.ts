import { z } from 'zod';
import type { DomainData } from '../../identity/domain-data.js';
import {
  checkIdentityNumber,
  type IdentityDoubt,
  IdentityNumber,
  maskIdentityNumber,
  type Sex,
} from '../../identity/identity-number.js';
import { plainKey } from '../../text/fold.js';
import type { AnswerKind, Warning } from './answer-kind.js';
import { readShortText } from './read-text.js';

/** Settings of a question for an identity number: none; it is compared with other answers by `identityWarnings`. */
export const IdentityNumberQuestion = z.strictObject({ kind: z.literal('identityNumber') });
export type IdentityNumberQuestion = z.infer<typeof IdentityNumberQuestion>;

const SEPARATORS = /[\s.\-–_]/g;
/** What people write before the number. */
const TITLE =
  /^(so )?(the )?(cccd|cmnd|cccd gan chip|can cuoc|can cuoc cong dan|dinh danh|dinh danh ca nhan|so)( so)?[ :]+(?=\d)/;

export const identityNumber: AnswerKind<IdentityNumberQuestion, string> = {
  kind: 'identityNumber',
  Question: IdentityNumberQuestion,
  Value: IdentityNumber,
  reasons: ['textExpected', 'identityNumber.twelveDigits', 'identityNumber.nineDigits'],
  warnings: ['warnings.birthYear', 'warnings.sex', 'warnings.identityPrefix'],
  parse(said, _question, data) {
    const text = readShortText(said);
    if (text.outcome !== 'text') return text;
    const number = plainKey(text.text.normalize('NFKC')).replace(TITLE, '').replace(SEPARATORS, '');
    if (!/\d/.test(number)) return { outcome: 'notUnderstood' };
    if (/^\d{9}$/.test(number)) return { outcome: 'invalid', reason: 'identityNumber.nineDigits' };
    if (!IdentityNumber.safeParse(number).success) return wrongLength(number);
    return { outcome: 'valid', value: number, warnings: identityWarnings(number, {}, data) };
  },
  show: (value) => value,
  mask: maskIdentityNumber,
};

const wrongLength = (number: string) => ({
  outcome: 'invalid' as const,
  reason: 'identityNumber.twelveDigits',
  params: { digits: number.replace(/\D/g, '').length },
});

/** Remarks for the clerk on a number, against the birth year and sex declared in other answers. */
export function identityWarnings(
  number: string,
  declared: { birthYear?: number; sex?: Sex },
  data: DomainData,
): Warning[] {
  const prefixes = new Set<string>(data.formerProvinces.map(({ prefix }) => prefix));
  return checkIdentityNumber(number, declared, prefixes).map(toWarning);
}

function toWarning(doubt: IdentityDoubt): Warning {
  switch (doubt.doubt) {
    case 'birthYear':
      return { key: 'warnings.birthYear', params: { inNumber: doubt.inNumber, declared: doubt.declared } };
    case 'sex':
      return {
        key: 'warnings.sex',
        params: { inNumber: doubt.inNumber, declared: doubt.declared },
      };
    case 'prefix':
      return { key: 'warnings.identityPrefix', params: { prefix: doubt.prefix } };
  }
}
