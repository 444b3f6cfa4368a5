/**
 * Encryption at rest. `seal` writes AES-256-GCM with the current key and puts the key's id into the value;
 * `open` reads values of every configured key and throws `SealBroken` when the value was changed or its key is gone.
 */
export type Cipher = {
  seal(plain: string): string;
  open(sealed: string): string;
  sealBytes(plain: Uint8Array): Buffer;
  openBytes(sealed: Uint8Array): Buffer;
  /** Keyed hash for equality search; `purpose` keeps phone numbers apart from identity numbers. */
  blindIndex(purpose: string, value: string): string;
};
