import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Office } from '../../src/offices/office.js';
import { runWithInput } from '../launch/run-with-input.js';
import { typeScriptCommand } from '../processes/type-script-command.js';
import { type DemoPlan, simulatorDataFile, toProductEnv } from './demo-settings.js';

const TokenPair = z.looseObject({ access_token: z.string(), refresh_token: z.string() });

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
  for (const office of plan.offices) {
    await Promise.all([addClerk(plan, office), handOverTokens(plan, office)]);
  }
  writeFileSync(marker, database);
}

async function addClerk(plan: DemoPlan, office: Office): Promise<void> {
  const who = ['--user', clerkOf(office), '--name', 'Nguyễn Thị Mẫu', '--role', 'clerk'];
  await runOps(plan, ['staff', 'add', '--office', office.id, ...who], plan.keys.clerkPassword);
}

async function handOverTokens(plan: DemoPlan, office: Office): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${plan.ports.simulator}/_sim/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ oaId: office.oaId }),
  });
  if (!response.ok) throw new Error(`the simulator gave no tokens: status ${response.status}`);
  const tokens = TokenPair.parse(await response.json());
  await runOps(plan, ['tokens', 'set', office.oaId], JSON.stringify(tokens));
}

function runOps(plan: DemoPlan, args: readonly string[], input: string): Promise<void> {
  const env = { ...process.env, ...toProductEnv(plan), LOG_LEVEL: 'error' };
  return runWithInput(typeScriptCommand('scripts/ops.ts', ...args), { env, input });
}
