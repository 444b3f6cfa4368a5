import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { SealBroken } from '../../errors/seal-broken.js';
import type { Cipher } from '../../secrets/cipher.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** One key of the ring: a short id that is written into each value, and 32 bytes. */
export type CipherKey = { id: string; key: Buffer };

/**
 * A cipher over a ring of keys: the first seals, all of them open (rotation). `indexKey` keys the blind indexes
 * and must not change, or search over old values stops finding them.
 */
export function createCipher({ keys, indexKey }: { keys: readonly CipherKey[]; indexKey: Buffer }): Cipher {
  const current = keys[0];
  if (!current) throw new Error('a cipher needs at least one key');
  const ring = new Map(keys.map((k) => [k.id, k.key]));

  /** keyIdLength(1) keyId iv(12) tag(16) ciphertext */
  function sealBytes(plain: Uint8Array): Buffer {
    const id = Buffer.from(current?.id ?? '', 'utf8');
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', current?.key ?? Buffer.alloc(0), iv);
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.from([id.length]), id, iv, cipher.getAuthTag(), body]);
  }

  function openBytes(sealed: Uint8Array): Buffer {
    const buf = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    const ivAt = 1 + (buf[0] ?? 0);
    const keyId = buf.toString('utf8', 1, ivAt);
    const key = ring.get(keyId);
    if (!key) throw new SealBroken('no key for sealed value', { keyId });
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, buf.subarray(ivAt, ivAt + IV_BYTES));
      decipher.setAuthTag(buf.subarray(ivAt + IV_BYTES, ivAt + IV_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(buf.subarray(ivAt + IV_BYTES + TAG_BYTES)), decipher.final()]);
    } catch (cause) {
      throw new SealBroken('sealed value does not open', { keyId }, { cause });
    }
  }

  return {
    sealBytes,
    openBytes,
    seal: (plain) => sealBytes(Buffer.from(plain, 'utf8')).toString('base64'),
    open: (sealed) => openBytes(Buffer.from(sealed, 'base64')).toString('utf8'),
    blindIndex: (purpose, value) =>
      createHmac('sha256', indexKey).update(`${purpose}\0${value}`).digest('base64url'),
  };
}
