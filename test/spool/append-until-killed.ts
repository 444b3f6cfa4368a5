/** Child of the spool tests: appends without end and prints an id only after the spool has promised to keep it. */
import { createFileSpool } from '../../src/adapters/spool/create-file-spool.js';
import { testCipher } from '../support/test-cipher.js';
import { anArrival } from './an-arrival.js';

const [dir = '', name = ''] = process.argv.slice(2);
const spool = createFileSpool({ dir, cipher: testCipher, now: Date.now, log: { error: () => undefined } });

async function appendForEver(lane: number): Promise<void> {
  for (let i = 0; ; i += 1) {
    const id = `${name}-${lane}-${i}`;
    await spool.append(anArrival(id));
    process.stdout.write(`${id}\n`);
  }
}

await Promise.all([appendForEver(1), appendForEver(2), appendForEver(3)]);
