import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const DemoKeys = z.strictObject({
  encryptionKey: z.base64(),
  blindIndexKey: z.base64(),
  appId: z.string(),
  appSecret: z.string(),
  /** from this each OA has a secret of its own */
  oaSecretSeed: z.string(),
  clerkPassword: z.string(),
});
export type DemoKeys = z.infer<typeof DemoKeys>;

/**
 * The secrets of this demonstration, made at random at its first start: without them what it stored cannot be
 * read again, so they lie beside the data. Throws when the file is there but is not what we wrote.
 */
export function loadDemoKeys(file: string): DemoKeys {
  if (existsSync(file)) return DemoKeys.parse(JSON.parse(readFileSync(file, 'utf8')));
  const keys = createDemoKeys();
  mkdirSync(dirname(file), { recursive: true });
  // Whole or not at all: half a key file would lock the data away for ever.
  writeFileSync(`${file}.draft`, JSON.stringify(keys, null, 2), { mode: 0o600 });
  renameSync(`${file}.draft`, file);
  return keys;
}

function createDemoKeys(): DemoKeys {
  const word = () => randomBytes(3).toString('hex');
  return {
    encryptionKey: randomBytes(32).toString('base64'),
    blindIndexKey: randomBytes(32).toString('base64'),
    appId: `3${[...randomBytes(17)].map((byte) => byte % 10).join('')}`,
    appSecret: randomBytes(15).toString('base64url'),
    oaSecretSeed: randomBytes(16).toString('hex'),
    clerkPassword: [word(), word(), word()].join('-'),
  };
}
