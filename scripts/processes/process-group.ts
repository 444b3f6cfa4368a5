import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { findIdentity } from './process-identity.js';
import { createProcessLedger } from './process-ledger.js';
import { DEFAULT_GRACE_MS, stopLedger, stopProcess } from './stop-processes.js';
import { typeScriptCommand } from './type-script-command.js';

/** Who goes last when everything stops: stores outlive the gateway before them, and both outlive the product. */
export const STOP_ORDER = { store: 1, gateway: 2, application: 3 } as const;

export type ProcessSpec = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly order: (typeof STOP_ORDER)[keyof typeof STOP_ORDER];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly stopSignal?: 'SIGTERM' | 'SIGINT';
};

export type RunningProcess = {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** how it ended, in words; never rejects */
  readonly ended: Promise<string>;
  hasEnded(): boolean;
  stop(): Promise<void>;
};

/** Starts processes that never outlive this one, whatever ends it: each is in the ledger that the keeper reads. */
export type ProcessGroup = {
  /** Throws when the program cannot be started at all; a program that ends soon shows in `ended`. */
  start(spec: ProcessSpec): Promise<RunningProcess>;
  /** Resolves with the first process that ends, of those that run now. */
  untilOneEnds(): Promise<RunningProcess>;
  /** Stops everything, what others stand on last. */
  stop(): Promise<void>;
};

/** `graceMs` is how long a process may take to stop before it is killed. */
export function createProcessGroup(
  folders: { run: string; logs: string },
  graceMs = DEFAULT_GRACE_MS,
): ProcessGroup {
  const ledger = createProcessLedger(folders.run);
  const keeper = startKeeper(ledger.folder, graceMs);
  const running = new Set<RunningProcess>();
  let stopping = false;
  mkdirSync(folders.logs, { recursive: true });
  return {
    untilOneEnds: () => Promise.race([...running].map((one) => one.ended.then(() => one))),
    async start(spec) {
      if (stopping) throw new Error('everything is being stopped');
      const logFile = join(folders.logs, `${spec.name}.log`);
      const child = await spawnLogged(spec, logFile);
      const identity = findIdentity(child.pid);
      const record = {
        ...(identity ?? { pid: child.pid, bornAt: '' }),
        name: spec.name,
        order: spec.order,
        stopSignal: spec.stopSignal ?? 'SIGTERM',
      } as const;
      ledger.add(record);
      const one = { name: spec.name, logFile, ...child, stop: () => stopProcess(record, graceMs) };
      running.add(one);
      void child.ended.then(() => {
        running.delete(one);
        ledger.remove(child.pid);
      });
      return one;
    },
    async stop() {
      stopping = true;
      await stopLedger(ledger, graceMs);
      keeper.stdin?.end();
    },
  };
}

/** Starts the program as leader of a process group of its own: Ctrl-C reaches the launcher alone, which keeps the order. */
async function spawnLogged(spec: ProcessSpec, logFile: string) {
  if (existsSync(logFile)) renameSync(logFile, logFile.replace(/\.log$/, '.previous.log'));
  const log = openSync(logFile, 'w');
  const [file, ...args] = spec.command;
  const options = { env: spec.env ?? process.env, cwd: spec.cwd ?? process.cwd(), detached: true };
  const child = spawn(file, args, { ...options, stdio: ['ignore', log, log] });
  closeSync(log);
  let over = false;
  const ended = new Promise<string>((resolve) => {
    child.on('exit', (code, signal) => {
      over = true;
      resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`);
    });
  });
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid ?? 0));
  });
  return { pid, ended, hasEnded: () => over };
}

function startKeeper(ledgerFolder: string, graceMs: number): ChildProcess {
  const [file, ...args] = typeScriptCommand('scripts/processes/keeper.ts', ledgerFolder, String(graceMs));
  const keeper = spawn(file, args, {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keeper.unref();
  // The pipe alone must not keep this process alive.
  (keeper.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return keeper;
}

/** The last lines of a log, to show why a process ended. */
export function lastLines(file: string, count = 20): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}
