/** Keeps passwords so that a stolen record does not give them away. */
export type PasswordHasher = {
  hash(password: string): Promise<string>;
  /** With `undefined` for the hash it takes as long as with a real one and is false: unknown users cost the same. */
  verify(hash: string | undefined, password: string): Promise<boolean>;
};
