import { composeOperator } from '../../src/composition/compose-operator.js';
import { readSettings } from '../../src/config.js';
import { findCommand } from '../../src/ops/commands.js';

/** What the operator's command prints. */
export async function runOperator(env: Record<string, string>, ...words: string[]): Promise<string> {
  const operator = await composeOperator(readSettings(env));
  try {
    const flags = new Set(words.filter((word) => word.startsWith('--')).map((word) => word.slice(2)));
    const { run, args } = findCommand(words.filter((word) => !word.startsWith('--')));
    const input = { args, options: {}, flags, readStdin: async () => '' };
    return (await run(operator, input)).join('\n');
  } finally {
    await operator.close();
  }
}
