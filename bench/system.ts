import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A program of the system under test, as a process of its own. */
export type Program = { name: string; args: string[]; env: Record<string, string> };

/** The running processes of one system; `usage` is what the operating system says of them. */
export type System = {
  usage(): { cpuMs: number; rssMiB: number };
  stop(): Promise<void>;
};

const TICKS_PER_SECOND = 100;
const PAGES_PER_MIB = 256;

/** Starts the programs and waits until `isReady`. A program that ends by itself fails the bench with what it last said. */
export async function startSystem(
  programs: readonly Program[],
  isReady: () => Promise<boolean>,
): Promise<System> {
  let stopping = false;
  const children = programs.map((program) => start(program, () => stopping));
  while (!(await isReady().catch(() => false))) await pause(100);
  return {
    usage: () =>
      children.map(usageOf).reduce((a, b) => ({ cpuMs: a.cpuMs + b.cpuMs, rssMiB: a.rssMiB + b.rssMiB })),
    async stop() {
      stopping = true;
      await Promise.all(children.map(stopChild));
    },
  };
}

function start({ name, args, env }: Program, isStopping: () => boolean): ChildProcess {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let last = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      last = (last + chunk.toString()).slice(-2_000);
    });
  }
  child.on('exit', (code) => {
    if (isStopping()) return;
    console.error(`${name} ended with code ${code}:\n${last}`);
    process.exit(1);
  });
  return child;
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

function usageOf({ pid }: ChildProcess): { cpuMs: number; rssMiB: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { cpuMs: (ticks * 1000) / TICKS_PER_SECOND, rssMiB: Number(fields[21]) / PAGES_PER_MIB };
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
