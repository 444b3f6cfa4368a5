import { createHash } from 'node:crypto';

/**
 * Whether a verifier belongs to a challenge: base64url(sha256(verifier)) without padding. The documents say only
 * "Base64 without padding", so the other alphabet is accepted too.
 */
export function verifierFits(verifier: string, challenge: string): boolean {
  const digest = createHash('sha256').update(verifier, 'ascii').digest();
  const standard = digest.toString('base64').replace(/=+$/, '');
  return challenge === digest.toString('base64url') || challenge === standard;
}
