/** Child of the spool tests: appends while no file may grow beyond a limit, and prints what was promised. */
import { createFileSpool } from '../../src/adapters/spool/create-file-spool.js';
import { testCipher } from '../support/test-cipher.js';
import { anArrival } from './an-arrival.js';

const [dir = '', count = '0'] = process.argv.slice(2);
const spool = createFileSpool({ dir, cipher: testCipher, now: Date.now, log: { error: () => undefined } });
let refused = 0;

for (let i = 0; i < Number(count); i += 1) {
  const arrival = anArrival(`e${i}`, { text: 'x'.repeat(20_000) });
  try {
    await spool.append(arrival);
    process.stdout.write(`e${i}\n`);
  } catch {
    refused += 1;
  }
}
process.stdout.write(`refused ${refused}\n`);
