import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { composeOperator } from '../src/composition/compose-operator.js';
import { readSettings } from '../src/config.js';
import { AppError } from '../src/errors/app-error.js';
import { findCommand } from '../src/ops/commands.js';
import { packageRoot } from '../src/package-root.js';
import { demoEnvFile } from './demo/demo-env-file.js';

/** npm run ops -- <command>: what the operator does by hand. Ends with 1 and one clear message when it cannot be done. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      office: { type: 'string' },
      user: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      'dry-run': { type: 'boolean' },
      lasting: { type: 'boolean' },
    },
  });
  const { run, args } = findCommand(positionals);
  loadSettingsFile();
  const operator = await composeOperator(readSettings());
  try {
    const { 'dry-run': isDryRun, lasting, ...options } = values;
    const flags = new Set([...(isDryRun ? ['dry-run'] : []), ...(lasting ? ['lasting'] : [])]);
    const lines = await run(operator, { args, options, flags, readStdin: () => text(process.stdin) });
    for (const line of lines) console.log(line);
  } finally {
    await operator.close();
  }
}

/** `.env` as `npm start` reads it, else the settings of the demonstration here; what is set already stays as it is. */
function loadSettingsFile(): void {
  const demo = process.env.NODE_ENV === 'production' ? [] : [demoEnvFile(`${packageRoot}.data`)];
  const file = [`${packageRoot}.env`, ...demo].find((path) => existsSync(path));
  if (file) process.loadEnvFile(file);
}

main().catch((error: unknown) => {
  console.error(error instanceof AppError ? error.message : error);
  process.exit(1);
});
