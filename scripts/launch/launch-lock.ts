import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { findIdentity, isRunning } from '../processes/process-identity.js';

const Holder = z.object({ pid: z.int(), bornAt: z.string(), addresses: z.array(z.string()) });

/** One launcher at a time works on a data folder. */
export type LaunchLock = {
  /** Leaves the addresses for whoever starts a second time. */
  publish(addresses: readonly string[]): void;
  release(): void;
};

/** Another launcher holds the folder; `addresses` is where it serves, empty while it still starts. */
export class AlreadyRunning extends Error {
  readonly pid: number;
  readonly addresses: readonly string[];

  constructor(pid: number, addresses: readonly string[]) {
    super(`already running as process ${pid}`);
    this.pid = pid;
    this.addresses = addresses;
  }
}

/** Takes the lock, over the body of a launcher that was killed if need be. Throws `AlreadyRunning`. */
export function takeLaunchLock(dataFolder: string): LaunchLock {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, 'launcher.json');
  const write = (addresses: readonly string[], flag: 'w' | 'wx') =>
    writeFileSync(file, JSON.stringify({ ...findIdentity(process.pid), addresses }), { flag });
  for (;;) {
    try {
      write([], 'wx');
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = readHolder(file);
      if (holder !== undefined && isRunning(holder)) throw new AlreadyRunning(holder.pid, holder.addresses);
      rmSync(file, { force: true });
    }
  }
  return {
    publish: (addresses) => write(addresses, 'w'),
    release: () => rmSync(file, { force: true }),
  };
}

function readHolder(file: string): z.infer<typeof Holder> | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
