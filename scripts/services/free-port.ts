import { createServer } from 'node:net';

/** True when nothing listens on this port of this machine, on any address. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

/** The wanted port, or the next free one after it. Throws when a hundred in a row are taken. */
export async function findFreePort(wanted: number, except: readonly number[] = []): Promise<number> {
  for (let port = wanted; port < wanted + 100; port += 1) {
    if (!except.includes(port) && (await isPortFree(port))) return port;
  }
  throw new Error(`ports ${wanted} to ${wanted + 99} are all taken`);
}

/** Any free port. Another process may take it before it is used; whoever starts on it must be ready to try again. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
