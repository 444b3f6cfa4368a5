import { generateSecret, generateURI, verifySync } from 'otplib';

const STEP_SECONDS = 30;
const ISSUER = 'Một Cửa';

/** A secret for a telephone's authenticator: 160 bits in base 32. */
export const newSecret = (): string => generateSecret();

/** What an authenticator reads from the QR code. */
export const uriOf = (username: string, secret: string): string =>
  generateURI({ issuer: ISSUER, label: username, secret });

/** The step to which a code belongs: the one of this moment, the one before or the one after; undefined for a wrong code. */
export function stepOf(secret: string, code: string, at: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(at / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}
