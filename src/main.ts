import { composeWeb } from './composition/compose-web.js';
import { composeWorker } from './composition/compose-worker.js';
import type { Running } from './composition/running.js';
import { readSettings } from './config.js';
import { AppError } from './errors/app-error.js';

const ROLES = {
  web: [composeWeb],
  worker: [composeWorker],
  all: [composeWeb, composeWorker],
} as const;

/** Starts the role that the command line names and stops it on SIGTERM or SIGINT, within the time that is usual for containers. */
async function main(): Promise<void> {
  const role = process.argv[2] ?? 'all';
  if (role !== 'web' && role !== 'worker' && role !== 'all') {
    throw new Error(`unknown role ${role}: expected web, worker or all`);
  }
  const settings = readSettings();
  const running = await Promise.all(ROLES[role].map((compose) => compose(settings)));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(running));
}

const PATIENCE_MS = 25_000;

async function stop(running: readonly Running[]): Promise<void> {
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  await Promise.all(running.map((one) => one.close()));
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof AppError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
