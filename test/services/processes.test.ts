import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createProcessGroup, STOP_ORDER } from '../../scripts/processes/process-group.js';
import { findIdentity, isRunning } from '../../scripts/processes/process-identity.js';
import { findOrphanedLedgers, openProcessLedger } from '../../scripts/processes/process-ledger.js';
import { stopOrphans, stopProcess } from '../../scripts/processes/stop-processes.js';
import { typeScriptCommand } from '../../scripts/processes/type-script-command.js';
import { until } from '../support/until.js';
import { createTemporary, type Temporary } from './temporary.js';

let temporary: Temporary;
beforeAll(() => {
  temporary = createTemporary();
});
afterAll(() => temporary.remove());

const script = (code: string) => [process.execPath, '-e', code] as const;
const forever = script('setInterval(() => 0, 1000)');

describe('processes of a launcher', () => {
  it('die with it when it is killed, even those that do not want to', async () => {
    const [file, ...args] = typeScriptCommand(
      'test/services/stand-ins/launcher.ts',
      `${temporary.folder}/killed`,
    );
    const launcher = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const line = await new Promise<Buffer>((resolve) => launcher.stdout.once('data', resolve));
    const started = (JSON.parse(line.toString()) as number[]).map((pid) => findIdentity(pid));
    expect(started.every((identity) => identity && isRunning(identity))).toBe(true);
    launcher.kill('SIGKILL');
    await until(() => !started.some((identity) => identity && isRunning(identity)), 'both ended');
  });

  it('are stopped application first, store last', async () => {
    const folder = `${temporary.folder}/ordered`;
    const processes = createProcessGroup({ run: `${folder}/run`, logs: `${folder}/logs` });
    const note = (name: string) =>
      script(
        `process.on('SIGTERM', () => { require('fs').appendFileSync('${folder}/order', '${name} '); process.exit() }); console.log('up'); setInterval(() => 0, 1000)`,
      );
    await processes.start({ name: 'store', command: note('store'), order: STOP_ORDER.store });
    await processes.start({ name: 'app', command: note('app'), order: STOP_ORDER.application });
    await processes.start({ name: 'gateway', command: note('gateway'), order: STOP_ORDER.gateway });
    const isUp = (name: string) => readFileSync(`${folder}/logs/${name}.log`, 'utf8') === 'up\n';
    await until(() => ['store', 'app', 'gateway'].every(isUp), 'all three listen to signals');
    await processes.stop();
    expect(readFileSync(`${folder}/order`, 'utf8')).toBe('app gateway store ');
  });

  it('show which of them ended, and how', async () => {
    const one = await temporary.processes.start({
      name: 'short',
      command: script("console.error('out of luck'); process.exitCode = 3"),
      order: STOP_ORDER.application,
    });
    const first = await temporary.processes.untilOneEnds();
    expect([first.name, await one.ended]).toEqual(['short', 'ended with code 3']);
    expect(readFileSync(one.logFile, 'utf8')).toBe('out of luck\n');
  });

  it('cannot be started any more once everything is being stopped', async () => {
    const folder = `${temporary.folder}/stopped`;
    const processes = createProcessGroup({ run: `${folder}/run`, logs: `${folder}/logs` });
    await processes.stop();
    const late = processes.start({ name: 'late', command: forever, order: STOP_ORDER.store });
    await expect(late).rejects.toThrow('everything is being stopped');
  });

  it('are killed when they do not stop in time', async () => {
    const deaf = await temporary.processes.start({
      name: 'deaf',
      command: script("process.on('SIGTERM', () => 0); console.log('up'); setInterval(() => 0, 1000)"),
      order: STOP_ORDER.application,
    });
    await until(() => readFileSync(deaf.logFile, 'utf8') === 'up\n', 'it ignores signals');
    const identity = findIdentity(deaf.pid);
    if (identity === undefined) throw new Error('it is not there');
    await stopProcess({ ...identity, name: 'deaf', order: 1, stopSignal: 'SIGTERM' }, 100);
    expect(await deaf.ended).toBe('was ended by SIGKILL');
  });
});

describe('what a killed launcher and a killed keeper leave behind', () => {
  it('is stopped by the next start', async () => {
    const orphan = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { detached: true });
    const identity = findIdentity(orphan.pid ?? 0);
    if (identity === undefined) throw new Error('it did not start');
    const folder = `${temporary.folder}/orphans`;
    createProcessGroup({ run: folder, logs: folder });
    const ledger = openProcessLedger(`${folder}/${process.pid}`);
    ledger.add({ ...identity, name: 'orphan', order: 1, stopSignal: 'SIGTERM' });
    expect(findOrphanedLedgers(folder)).toHaveLength(0);
    writeFileSync(
      `${ledger.folder}/owner.json`,
      JSON.stringify({ pid: process.pid, bornAt: 'before the crash' }),
    );
    expect(await stopOrphans(folder)).toBe(1);
    expect(isRunning(identity)).toBe(false);
    expect(existsSync(ledger.folder)).toBe(false);
  });

  it('is left alone when its number belongs to another process now', async () => {
    const stranger = await temporary.processes.start({
      name: 'else',
      command: forever,
      order: STOP_ORDER.store,
    });
    await stopProcess({
      pid: stranger.pid,
      bornAt: 'long ago',
      name: 'old',
      order: 1,
      stopSignal: 'SIGTERM',
    });
    expect(stranger.hasEnded()).toBe(false);
  });
});
