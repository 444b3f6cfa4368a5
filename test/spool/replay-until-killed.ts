/** Child of the spool tests: replays slowly, noting in a file what it has stored, and waits to be killed. */
import { appendFileSync } from 'node:fs';
import { createFileSpool } from '../../src/adapters/spool/create-file-spool.js';
import { testCipher } from '../support/test-cipher.js';
import { idOf } from './an-arrival.js';

const [dir = '', storedFile = ''] = process.argv.slice(2);
const spool = createFileSpool({ dir, cipher: testCipher, now: Date.now, log: { error: () => undefined } });

await spool.replay(async (arrivals) => {
  appendFileSync(storedFile, arrivals.map((arrival) => `${idOf(arrival)}\n`).join(''));
  process.stdout.write('stored a bundle\n');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});
