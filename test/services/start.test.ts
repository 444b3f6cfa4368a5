// npm start on a copy of the project, as a newcomer would: everything comes up, and everything goes with it.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isRunning, type ProcessIdentity } from '../../scripts/processes/process-identity.js';
import { projectFolder } from '../../scripts/processes/type-script-command.js';
import { until } from '../support/until.js';

const PARTS = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'scripts',
  'src',
  'webhooks',
  'simulator',
  'templates',
];
const START_MS = 150_000;

let copy: string;
let output = '';
let launcher: ChildProcess;

beforeAll(() => {
  copy = mkdtempSync(`${tmpdir()}/mcc-start-`);
  for (const part of PARTS) execFileSync('cp', ['-r', `${projectFolder}/${part}`, copy]);
  symlinkSync(`${projectFolder}/node_modules`, `${copy}/node_modules`);
  // What the test machine has learned about its network holds for the copy as well.
  mkdirSync(`${copy}/.data`);
  spawnSync('cp', [`${projectFolder}/.data/mongod-unreachable`, `${copy}/.data/`]);
});
afterAll(async () => {
  launcher.kill('SIGTERM');
  await until(() => launcher.exitCode !== null, 'the launcher has ended');
  rmSync(copy, { recursive: true, force: true });
});

/** The environment of a newcomer: nothing of what the runner of these tests has set. */
const plainEnv = () => {
  const { PATH, HOME, XDG_CACHE_HOME } = process.env;
  return { PATH, HOME, ...(XDG_CACHE_HOME && { XDG_CACHE_HOME }) };
};

function start(): void {
  launcher = spawn(process.execPath, ['scripts/start.mjs'], { cwd: copy, env: plainEnv() });
  const collect = (chunk: Buffer) => {
    output += chunk;
  };
  launcher.stdout?.on('data', collect);
  launcher.stderr?.on('data', collect);
}

function listStarted(): (ProcessIdentity & { name: string })[] {
  const run = `${copy}/.data/run/${launcher.pid}`;
  const files = readdirSync(run).filter((file) => /^\d+\.json$/.test(file));
  return files.map((file) => JSON.parse(readFileSync(`${run}/${file}`, 'utf8')));
}

const addressOf = (title: string) => new RegExp(`^${title}\\s+(\\S+)`, 'm').exec(output)?.[1] ?? '';
const statusOf = async (url: string) => (await fetch(url)).status;

describe('npm start', () => {
  it(
    'brings everything up, refuses a second one, and stops everything when a part dies',
    async () => {
      start();
      const isUp = () => output.includes('Ctrl-C stops everything') || launcher.exitCode !== null;
      await until(isUp, 'the addresses are printed', START_MS);
      expect([launcher.exitCode, output]).toEqual([
        null,
        expect.stringContaining('canbo.ninh-thanh, phutrach.ninh-thanh'),
      ]);
      const addresses = [addressOf("Citizen's chat"), addressOf("Clerk's console"), addressOf('Health')];
      expect(await Promise.all(addresses.map(statusOf))).toEqual([200, 200, 200]);

      const second = spawnSync(process.execPath, ['scripts/start.mjs'], {
        cwd: copy,
        env: plainEnv(),
        encoding: 'utf8',
      });
      expect(second.status).toBe(1);
      expect(second.stderr).toContain(`It is running already, as process ${launcher.pid}`);
      expect(second.stderr).toContain(addresses[0]);

      const started = listStarted();
      const names = started.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['simulator', 'web', 'worker']));
      const worker = started.find(({ name }) => name === 'worker');
      process.kill(worker?.pid ?? 0, 'SIGKILL');
      await until(() => launcher.exitCode !== null, 'the launcher has ended');
      expect([launcher.exitCode, output]).toEqual([
        1,
        expect.stringContaining('worker was ended by SIGKILL'),
      ]);
      expect(started.filter(isRunning)).toEqual([]);
    },
    START_MS + 60_000,
  );
});
