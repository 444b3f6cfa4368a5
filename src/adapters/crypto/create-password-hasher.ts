import { hash, verify } from '@node-rs/argon2';
import type { PasswordHasher } from '../../console/staff/password-hasher.js';

/** Argon2id (the library's default algorithm) with the parameters that OWASP recommends. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Two keyboards may write the same Vietnamese letter in different code points. */
const normalise = (password: string) => password.normalize('NFKC');

/** Passwords as argon2id hashes in PHC form. */
export function createPasswordHasher(): PasswordHasher {
  const nobody = hash('nobody has this password', cost);
  return {
    hash: (password) => hash(normalise(password), cost),
    async verify(stored, password) {
      const right = await verify(stored ?? (await nobody), normalise(password));
      return stored !== undefined && right;
    },
  };
}
