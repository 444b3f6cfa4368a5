import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { anyFreePort } from '../../scripts/services/free-port.js';
import { builtProduct } from './built-product.js';

/** One process of the product, to be killed and started again. */
export type ProductProcess = {
  role: 'web' | 'worker';
  /** where it listens */
  port: number;
  /** everything that it and its predecessors wrote */
  output(): string;
  start(): Promise<void>;
  /** `kill -9` */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code */
  stop(): Promise<number | null>;
};

const SOON_MS = 50;

/** A process that is not started yet; `preload` are sources of ours that run in it first. Its port stays the same over restarts, as behind a service address. */
export async function createProductProcess(
  role: 'web' | 'worker',
  env: Record<string, string>,
  preload: readonly string[] = [],
): Promise<ProductProcess> {
  const port = await anyFreePort();
  const built = await builtProduct();
  const programOf = (source: string) => join(built, source.replace(/\.ts$/, '.js'));
  const preloads = preload.flatMap((file) => ['--import', programOf(file)]);
  let child: ChildProcess | undefined;
  let output = '';

  const ended = (): Promise<number | null> =>
    new Promise((resolve) => {
      if (!child || child.exitCode !== null || child.signalCode !== null)
        return resolve(child?.exitCode ?? null);
      child.once('exit', (code) => resolve(code));
    });

  async function isReady(): Promise<boolean> {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    return response?.ok ?? false;
  }

  return {
    role,
    port,
    output: () => output,
    async start() {
      child = spawn(process.execPath, [...preloads, programOf('src/main.ts'), role], {
        env: { ...process.env, ...env, NODE_OPTIONS: '', PORT: String(port), WORKER_PORT: String(port) },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (chunk: Buffer) => {
          output += chunk.toString();
        });
      }
      while (!(await isReady())) {
        if (child.exitCode !== null) throw new Error(`${role} ended at its start:\n${output.slice(-2_000)}`);
        await new Promise((resolve) => setTimeout(resolve, SOON_MS));
      }
    },
    async kill() {
      child?.kill('SIGKILL');
      await ended();
    },
    async stop() {
      child?.kill('SIGTERM');
      return ended();
    },
  };
}
