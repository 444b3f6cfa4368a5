import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Office } from '../../src/offices/office.js';
import { runWithInput } from '../launch/run-with-input.js';
import { typeScriptCommand } from '../processes/type-script-command.js';
import { type DemoPlan, simulatorDataFile, toProductEnv } from './demo-settings.js';
import type { OperatorCommand } from './run-operator-commands.js';

/** The user name of the demonstration's clerk at an office. */
export function clerkOf(office: Office): string {
  return `canbo.${office.id}`;
}

/**
 * Gives each office its clerk and its first tokens, as an operator would. Does nothing when it was done before
 * and neither the database nor the simulator is another one since. Throws with what the operator's tool said.
 */
export async function seedDemo(plan: DemoPlan, namedMongoUri: string | undefined): Promise<void> {
  const marker = `${plan.dataFolder}/demo/seeded`;
  // The address of the private MongoDB changes at every start while its data stays.
  const database = createHash('sha256')
    .update(namedMongoUri ?? 'private')
    .digest('hex');
  const isSeeded = existsSync(marker) && readFileSync(marker, 'utf8') === database;
  if (isSeeded && existsSync(simulatorDataFile(plan.dataFolder))) return;
  const commands = await Promise.all(
    plan.offices.map(async (office) => [toAddClerk(plan, office), await toSetTokens(plan, office)]),
  );
  const env = { ...process.env, ...toProductEnv(plan), LOG_LEVEL: 'error' };
  const input = JSON.stringify(commands.flat());
  await runWithInput(typeScriptCommand('scripts/demo/run-operator-commands.ts'), { env, input });
  writeFileSync(marker, database);
}

function toAddClerk({ keys }: DemoPlan, office: Office): OperatorCommand {
  const options = { office: office.id, user: clerkOf(office), name: 'Nguyễn Thị Mẫu', role: 'clerk' };
  return { words: ['staff', 'add'], options, flags: ['lasting'], input: keys.clerkPassword };
}

/** The first pair of tokens comes from the platform's own page, which the simulator has as an address. */
async function toSetTokens({ ports }: DemoPlan, { oaId }: Office): Promise<OperatorCommand> {
  const response = await fetch(`http://127.0.0.1:${ports.simulator}/_sim/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ oaId }),
  });
  if (!response.ok) throw new Error(`the simulator gave no tokens: status ${response.status}`);
  return { words: ['tokens', 'set', oaId], options: {}, flags: [], input: await response.text() };
}
