import { randomInt } from 'node:crypto';

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const COUNT = 10;
const HALF = 5;

const makeHalf = (): string =>
  Array.from({ length: HALF }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** Ten codes for when the telephone is lost: `k7mqx-2pd9h`, 49 bits of chance each. */
export const makeRecoveryCodes = (): string[] =>
  Array.from({ length: COUNT }, () => `${makeHalf()}-${makeHalf()}`);

/** A code as it may be typed: with capitals, blanks, without the dash. Undefined for what cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const letters = typed.toLowerCase().replace(/[\s-]/g, '');
  return letters.length === 2 * HALF ? `${letters.slice(0, HALF)}-${letters.slice(HALF)}` : undefined;
}
