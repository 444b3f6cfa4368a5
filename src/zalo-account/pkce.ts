import { createHash, randomInt } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const VERIFIER_LENGTH = 43;

/**
 * A fresh PKCE verifier. Only letters and digits: the platform's documents demand that, while RFC 7636 would also
 * allow `-` and `_`.
 */
export const createCodeVerifier = (): string =>
  Array.from({ length: VERIFIER_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** The S256 challenge of a verifier: base64url without padding. */
export const toCodeChallenge = (verifier: string): string =>
  createHash('sha256').update(verifier, 'ascii').digest('base64url');
