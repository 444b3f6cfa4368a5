import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createClamdScanner } from '../../src/adapters/media/create-clamd-scanner.js';
import { EICAR, openStandInClamd, type StandInClamd } from './support/stand-in-clamd.js';

let clamd: StandInClamd;
let reasons: string[];
beforeAll(async () => {
  clamd = await openStandInClamd({ maxLength: 2_000_000 });
});
afterAll(() => clamd.close());
beforeEach(() => {
  reasons = [];
  clamd.behave(undefined);
});

const scan = (bytes: Buffer, port = clamd.port) =>
  createClamdScanner({
    host: '127.0.0.1',
    port,
    timeoutMs: 400,
    onAway: (reason) => reasons.push(reason),
  }).scan(bytes);

describe('scanning with clamd', () => {
  it('finds nothing in a harmless file, and hands all of it over', async () => {
    const file = randomBytes(1_000_000);
    await expect(scan(file)).resolves.toBe('clean');
    expect(clamd.scanned.at(-1)?.equals(file)).toBe(true);
    expect(reasons).toEqual([]);
  });

  it('finds what everybody must find, wherever it stands', async () => {
    await expect(scan(EICAR)).resolves.toBe('infected');
    await expect(scan(Buffer.concat([randomBytes(65_530), EICAR, randomBytes(500)]))).resolves.toBe(
      'infected',
    );
  });

  it('scans an empty file too', async () => {
    await expect(scan(Buffer.alloc(0))).resolves.toBe('clean');
  });

  it.each<[string, Parameters<StandInClamd['behave']>[0]]>([
    ['closes without a word', (socket) => socket.end()],
    ['breaks off', (socket) => socket.destroy()],
    ['says nothing', () => undefined],
    ['answers with an error', (socket) => socket.end('INSTREAM: Can not write. ERROR\0')],
    ['talks of something else', (socket) => socket.end('PONG\0')],
    ['does not stop talking', (socket) => socket.write('x'.repeat(100_000))],
  ])('has no verdict from a scanner that %s', async (_what, how) => {
    clamd.behave(how);
    await expect(scan(Buffer.from('file'))).resolves.toBe('away');
    expect(reasons).toHaveLength(1);
  });

  it('has no verdict when the file is longer than the scanner takes, or nobody is there', async () => {
    await expect(scan(randomBytes(2_100_000))).resolves.toBe('away');
    await expect(scan(Buffer.from('file'), 1)).resolves.toBe('away');
    expect(reasons).toHaveLength(2);
  });
});
