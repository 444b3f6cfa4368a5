import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { offeredOn } from '../../src/flow/catalogue.js';
import { dayOf } from '../../src/flow/show/moments.js';
import { catalogue } from './universe.js';

/** What the terminal shows when these lines are typed, one after another. */
async function chat(args: string[], typed: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/chat.ts', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  child.stdin.end(`${typed.join('\n')}\n`);
  return text(child.stdout);
}

const procedures = offeredOn(catalogue, dayOf(Date.now())).map(({ id }) => id);

describe('the conversation in a terminal', () => {
  it.each(procedures)('plays %s from its card into its first question', async (id) => {
    await expect(chat([id], ['bắt đầu', 'đồng ý'])).resolves.toMatch(/Câu 1\/\d+\./);
  });
});
