import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';

/** Runs the program until it said where it listens, and lets `use` work with the address. */
async function run(config: object, use: (url: string) => Promise<void>): Promise<number | null> {
  const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
  const path = join(folder, 'config.json');
  await writeFile(path, JSON.stringify({ ...config, dataFile: join(folder, 'state.json') }));
  const child = spawn(process.execPath, ['--import', 'tsx', 'simulator/main.ts'], {
    env: { ...process.env, SIM_CONFIG: path, SIM_PORT: '0', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const complaints = text(child.stderr);
  const url = await new Promise<string | undefined>((resolve) => {
    child.stdout.on('data', (said) => resolve(/http:\S+/.exec(String(said))?.[0]));
    child.once('exit', () => resolve(undefined));
  });
  try {
    if (url === undefined) throw new Error(await complaints);
    await use(url);
  } finally {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true });
  }
  return await ended;
}

const config = {
  appId: '1',
  appSecret: 's',
  webhookUrl: 'http://127.0.0.1:9/webhooks/zalo',
  oas: [{ oaId: '900', name: 'UBND phường Ninh Thạnh', oaSecret: 'k', oaType: 4, packagePerMinute: 100 }],
};

describe('the simulator as a program', () => {
  it('serves the page, two citizens and first tokens, and ends when told to', async () => {
    const code = await run(config, async (url) => {
      const state = (await (await fetch(`${url}/_sim/state`)).json()) as { citizens: unknown[] };
      expect(state.citizens).toHaveLength(2);
      expect(await (await fetch(url)).text()).toContain('Trang chat mô phỏng');
      const response = await fetch(`${url}/_sim/tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ oaId: '900' }),
      });
      const { access_token } = (await response.json()) as { access_token: string };
      const getOa = await fetch(`${url}/v2.0/oa/getoa`, { headers: { access_token } });
      expect(await getOa.json()).toMatchObject({ data: { oa_type: 4 } });
    });
    expect(code).toBe(0);
  });

  it('does not start with a configuration that makes no sense', async () => {
    await expect(run({ ...config, oas: [] }, async () => {})).rejects.toThrow('oas');
  });
});
