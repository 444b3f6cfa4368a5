import { PERSON_KEYS } from '../flow/person-part.js';
import type { SubmittedAnswer } from '../flow/submission.js';
import { maskIdentityNumber } from '../identity/identity-number.js';

/** What looks like a number of an identity paper, old or new, also inside other words. */
const PAPER_NUMBER = /(?<!\d)(?:\d{12}|\d{9})(?!\d)/g;

/**
 * An answer as it may leave the office: a Zalo account proves little (reference procedures §6.5), so numbers of identity
 * papers are masked wherever they stand.
 */
export function maskAnswer({
  key,
  shown,
  masked,
}: Pick<SubmittedAnswer, 'key' | 'shown' | 'masked'>): string {
  if (masked !== undefined) return masked;
  if (key.endsWith(`.${PERSON_KEYS.paperNumber.suffix}`)) return shown.replace(/.(?=.{3})/g, '•');
  return maskNumbers(shown);
}

/** A text with the numbers of identity papers masked. */
export const maskNumbers = (text: string): string => text.replace(PAPER_NUMBER, maskIdentityNumber);
