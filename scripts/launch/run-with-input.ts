import { spawn } from 'node:child_process';

/** Runs a program with this standard input to its end. Throws with what it printed when it fails. */
export function runWithInput(
  [file, ...args]: readonly [string, ...string[]],
  { env, input }: { env: NodeJS.ProcessEnv; input: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(file, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(output.trim()))));
    // A program that refuses its arguments ends before it reads.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
