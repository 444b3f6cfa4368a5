import { spawn } from 'node:child_process';
import { projectFolder } from './processes/type-script-command.js';

/**
 * Runs a program on our terminal to its end and answers its exit code. Ctrl-C reaches it as well as us, and
 * we wait for it; a SIGTERM that only we get is handed on.
 */
export function runForeground(
  [file, ...args]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, cwd: projectFolder, stdio: 'inherit' });
    const hold = () => undefined;
    const pass = () => child.kill('SIGTERM');
    process.on('SIGINT', hold).on('SIGTERM', pass);
    child.on('error', reject);
    child.on('exit', (code) => {
      process.off('SIGINT', hold).off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}
