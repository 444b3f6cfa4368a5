import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** The project's folder. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** The command that runs a TypeScript file of the project in a Node process of its own. */
export function typeScriptCommand(file: string, ...args: string[]): [string, ...string[]] {
  // By its full address, so that it is found whatever folder the process works in.
  const tsx = pathToFileURL(require.resolve('tsx')).href;
  return [process.execPath, '--import', tsx, `${projectFolder}/${file}`, ...args];
}
