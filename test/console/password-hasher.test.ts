import { describe, expect, it } from '@jest/globals';
import { createPasswordHasher } from '../../src/adapters/crypto/create-password-hasher.js';

const PASSWORD = 'bến đò Cẩm Giang';

describe('the password hasher', () => {
  const passwords = createPasswordHasher();

  it('keeps passwords as argon2id with the recommended cost, each with its own salt', async () => {
    const [one, other] = await Promise.all([passwords.hash(PASSWORD), passwords.hash(PASSWORD)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(other).not.toBe(one);
  });

  it('knows the right password from a wrong one', async () => {
    const hash = await passwords.hash(PASSWORD);
    expect(await passwords.verify(hash, PASSWORD)).toBe(true);
    expect(await passwords.verify(hash, PASSWORD.toLowerCase())).toBe(false);
  });

  it('takes a password from a keyboard that composes letters differently', async () => {
    const hash = await passwords.hash(PASSWORD.normalize('NFC'));
    expect(await passwords.verify(hash, PASSWORD.normalize('NFD'))).toBe(true);
  });

  it('never lets anybody in without an account, and works as hard for it', async () => {
    const hash = await passwords.hash(PASSWORD);
    const known = await timed(() => passwords.verify(hash, 'sai'));
    const unknown = await timed(() => passwords.verify(undefined, 'nobody has this password'));
    expect(unknown.result).toBe(false);
    expect(unknown.ms).toBeGreaterThan(known.ms / 3);
  });
});

/** The quickest of several tries, because other work on the machine only ever makes it slower. */
async function timed(work: () => Promise<boolean>): Promise<{ result: boolean; ms: number }> {
  let best = { result: await work(), ms: Number.POSITIVE_INFINITY };
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    const result = await work();
    best = { result, ms: Math.min(best.ms, performance.now() - start) };
  }
  return best;
}
