import { plainKey } from './fold.js';

/**
 * Signs of a one-time code: none that looks like another, and no vowel, D or W, which Vietnamese keyboards would make
 * other letters of.
 */
export const CODE_SIGNS = 'CFGHKLMNPQRTVX34679';
export const CODE_LENGTH = 6;

const CODE = new RegExp(`^[${CODE_SIGNS}]{${CODE_LENGTH}}$`);

/**
 * A code in a message that is nothing else: "MÃ K7PX4M", "k7p x4m". `isNamed` when it is called one; a bare one may be
 * an answer. A code has letters and digits both.
 */
export function findDraftCode(text: string): { code: string; isNamed: boolean } | undefined {
  const words = plainKey(text).replace(/[.:,\-"']/g, ' ');
  const [, called, rest = ''] = /^\s*(ma so |ma )?(.*)$/.exec(words) ?? [];
  const code = rest.replace(/\s/g, '').toUpperCase();
  const isCode = CODE.test(code) && /\d/.test(code) && /[A-Z]/.test(code);
  return isCode ? { code, isNamed: called !== undefined } : undefined;
}
