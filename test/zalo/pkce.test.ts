import { expect, it } from '@jest/globals';
import { createCodeVerifier, toCodeChallenge } from '../../src/zalo-account/pkce.js';

it('makes the challenge of RFC 7636', () => {
  expect(toCodeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

it('makes verifiers of 43 letters and digits, never the same', () => {
  const verifiers = Array.from({ length: 100 }, createCodeVerifier);
  expect(verifiers.every((verifier) => /^[A-Za-z0-9]{43}$/.test(verifier))).toBe(true);
  expect(new Set(verifiers).size).toBe(100);
});
