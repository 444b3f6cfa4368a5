import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

/** Runs a program to its end and answers what it printed. Throws with its last lines when it fails. */
export function runTool(
  file: string,
  args: readonly string[],
  options: { logFile?: string; cwd?: string } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: options.cwd ?? process.cwd(),
      env: { ...process.env, LC_ALL: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log =
      options.logFile === undefined ? undefined : createWriteStream(options.logFile, { flags: 'a' });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk;
      log?.write(chunk);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => {
      log?.end();
      if (code === 0) resolve(output);
      else
        reject(
          new Error(`${file} ended with code ${code}: ${output.trim().split('\n').slice(-5).join('\n')}`),
        );
    });
  });
}
