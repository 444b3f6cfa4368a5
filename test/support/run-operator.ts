import { composeOperator } from '../../src/composition/compose-operator.js';
import { readSettings } from '../../src/config.js';
import { findCommand } from '../../src/ops/commands.js';

/** What the operator's command prints. */
export async function runOperator(env: Record<string, string>, ...words: string[]): Promise<string> {
  const operator = await composeOperator(readSettings(env));
  try {
    const { run, args } = findCommand(words);
    return (await run(operator, { args, options: {}, readStdin: async () => '' })).join('\n');
  } finally {
    await operator.close();
  }
}
