import { createCipher } from '../../src/adapters/crypto/create-cipher.js';

/** A real cipher with a fixed key, so that what one process of a test sealed another can open. */
export const testCipher = createCipher({
  keys: [{ id: 'test', key: Buffer.alloc(32, 7) }],
  indexKey: Buffer.alloc(32, 9),
});
