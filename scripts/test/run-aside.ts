import { spawn } from 'node:child_process';
import { projectFolder } from '../processes/type-script-command.js';

type Aside = {
  env: NodeJS.ProcessEnv;
  /** how far it lets others have the processor first: 0 not at all, up to 19 */
  niceness: number;
  /** ends it, with the exit code 1 */
  signal: AbortSignal;
};

/** Runs a program beside others, and prints what it said when it has ended. Answers its exit code. */
export function runAside(
  command: readonly [string, ...string[]],
  { env, niceness, signal }: Aside,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('nice', ['-n', String(niceness), ...command], {
      env,
      cwd: projectFolder,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    const pass = () => child.kill('SIGTERM');
    process.on('SIGTERM', pass);
    child.on('error', (error) => (signal.aborted ? resolve(1) : reject(error)));
    child.on('close', (code) => {
      process.off('SIGTERM', pass);
      process.stdout.write(Buffer.concat(said));
      resolve(code ?? 1);
    });
  });
}
