// Runs several commands of the operator's tool in one process: each alone would load the whole product again.
// Standard input: JSON list of what would have been typed, and of what would have come on standard input.
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { composeOperator } from '../../src/composition/compose-operator.js';
import { readSettings } from '../../src/config.js';
import { findCommand } from '../../src/ops/commands.js';

const OperatorCommand = z.strictObject({
  words: z.array(z.string()),
  options: z.record(z.string(), z.string()),
  flags: z.array(z.string()),
  input: z.string(),
});
export type OperatorCommand = z.infer<typeof OperatorCommand>;

async function main(): Promise<void> {
  const commands = z.array(OperatorCommand).parse(JSON.parse(await text(process.stdin)));
  const operator = await composeOperator(readSettings());
  try {
    for (const { words, options, flags, input } of commands) {
      const { run, args } = findCommand(words);
      for (const line of await run(operator, {
        args,
        options,
        flags: new Set(flags),
        readStdin: async () => input,
      }))
        console.log(line);
    }
  } finally {
    await operator.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
