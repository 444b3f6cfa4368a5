import { spawn } from 'node:child_process';
import { projectFolder } from '../processes/type-script-command.js';

type Aside = {
  env: NodeJS.ProcessEnv;
  /** how far it lets others have the processor first: 0 not at all, up to 19 */
  niceness: number;
};

/** Runs a program beside others, and prints what it said when it has ended. Answers its exit code. */
export function runAside(command: readonly [string, ...string[]], { env, niceness }: Aside): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('nice', ['-n', String(niceness), ...command], {
      env,
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    const pass = () => child.kill('SIGTERM');
    process.on('SIGTERM', pass);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('SIGTERM', pass);
      process.stdout.write(Buffer.concat(said));
      resolve(code ?? 1);
    });
  });
}
