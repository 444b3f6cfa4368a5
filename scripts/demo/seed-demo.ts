import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Office } from '../../src/offices/office.js';
import { runWithInput } from '../launch/run-with-input.js';
import { typeScriptCommand } from '../processes/type-script-command.js';
import { type DemoPlan, simulatorDataFile, toProductEnv } from './demo-settings.js';
import type { OperatorCommand } from './run-operator-commands.js';

/** Who works at each office of the demonstration; user names are these and the office's id. Two officials, since one writes and another releases. */
const PEOPLE = [
  { user: 'canbo', name: 'Nguyễn Thị Mẫu', role: 'clerk' },
  { user: 'phutrach', name: 'Trần Văn Thử', role: 'head' },
  { user: 'lanhdao1', name: 'Lê Thị Ví Dụ', role: 'official' },
  { user: 'lanhdao2', name: 'Phạm Văn Nháp', role: 'official' },
  { user: 'quantri', name: 'Hồ Thị Mẫu', role: 'administrator' },
] as const;

/** The user names of the demonstration's people at an office, the clerk first; all have one password. */
export const usersOf = (office: Office): string[] => PEOPLE.map(({ user }) => `${user}.${office.id}`);

/**
 * Gives each office its people and its first tokens, as an operator would. Does nothing when it was done before
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
    plan.offices.map(async (office) => [...toAddPeople(plan, office), await toSetTokens(plan, office)]),
  );
  const env = { ...process.env, ...toProductEnv(plan), LOG_LEVEL: 'error' };
  const input = JSON.stringify(commands.flat());
  await runWithInput(typeScriptCommand('scripts/demo/run-operator-commands.ts'), { env, input });
  writeFileSync(marker, database);
}

const toAddPeople = ({ keys }: DemoPlan, office: Office): OperatorCommand[] =>
  PEOPLE.map(({ user, name, role }) => ({
    words: ['staff', 'add'],
    options: { office: office.id, user: `${user}.${office.id}`, name, role },
    flags: ['lasting'],
    input: keys.clerkPassword,
  }));

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
