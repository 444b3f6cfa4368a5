import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createFileSpool } from '../../src/adapters/spool/create-file-spool.js';
import type { Arrival } from '../../src/inbox/arrival.js';
import type { Spool } from '../../src/inbox/spool.js';
import { testCipher } from '../support/test-cipher.js';
import { anArrival, idOf } from './an-arrival.js';

const NOW = 1_767_225_600_000;
let dir: string;
let errors: object[];
let opened: Spool[];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'spool-'));
  errors = [];
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((spool) => spool.close()));
  await rm(dir, { recursive: true, force: true });
});

function open(): Spool {
  const log = { error: (facts: object) => void errors.push(facts) };
  const spool = createFileSpool({ dir, cipher: testCipher, now: () => NOW, log });
  opened.push(spool);
  return spool;
}

async function replayed(): Promise<string[]> {
  const ids: string[] = [];
  await open().replay(async (arrivals) => void ids.push(...arrivals.map(idOf)));
  return ids;
}

const onlyFile = async (): Promise<string> => join(dir, (await readdir(dir))[0] ?? '');

type Child = ChildProcessByStdio<null, Readable, null>;
const child = (script: string, ...args: string[]): Child =>
  spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Everything the child printed until it was killed, the kill coming after so many lines. */
async function killAfter(process: Child, lines: number): Promise<string[]> {
  let printed = '';
  for await (const chunk of process.stdout) {
    printed += String(chunk);
    if (printed.split('\n').length > lines) process.kill('SIGKILL');
  }
  return printed.split('\n').slice(0, -1);
}

describe('the spool on files', () => {
  it('gives back what was appended, in order and to the letter, once', async () => {
    const spool = open();
    const arrivals = ['e1', 'e2', 'e3'].map((id) => anArrival(id));
    for (const arrival of arrivals) await spool.append(arrival);
    const seen: Arrival[] = [];
    await expect(spool.replay(async (some) => void seen.push(...some))).resolves.toBe(3);
    expect(seen).toEqual(arrivals);
    await expect(replayed()).resolves.toEqual([]);
    expect(await readdir(dir)).toEqual([]);
  });

  it('has nothing to replay before anything was ever spooled', async () => {
    await rm(dir, { recursive: true });
    await expect(replayed()).resolves.toEqual([]);
    await expect(open().size()).resolves.toBe(0);
  });

  it('keeps receipts as well', async () => {
    const receipt: Arrival = {
      kind: 'receipt',
      receipt: { kind: 'templateDelivered', oaId: '1' as never, platformId: 'm1', at: 5 },
    };
    await open().append(receipt);
    const seen: Arrival[] = [];
    await open().replay(async (some) => void seen.push(...some));
    expect(seen).toEqual([receipt]);
  });

  it('writes nothing in the clear', async () => {
    await open().append(anArrival('e1'));
    const text = await readFile(await onlyFile(), 'utf8');
    expect(text).toContain('e1');
    expect(text).not.toContain('chữ');
    expect(text).not.toContain('2468458835296197922');
  });

  it('shares one write among callers of the same moment', async () => {
    const spool = open();
    await Promise.all(Array.from({ length: 450 }, (_, i) => spool.append(anArrival(`e${i}`))));
    expect(await readdir(dir)).toHaveLength(1);
    expect(new Set(await replayed()).size).toBe(450);
  });

  it('keeps everything when the store refuses, and hands it over again', async () => {
    const spool = open();
    await spool.append(anArrival('e1'));
    await expect(spool.replay(() => Promise.reject(new Error('still away')))).rejects.toThrow('still away');
    expect(await spool.size()).toBeGreaterThan(0);
    await expect(replayed()).resolves.toEqual(['e1']);
  });

  it('goes on appending after its file was taken for a replay', async () => {
    const spool = open();
    await spool.append(anArrival('e1'));
    await spool.replay(async () => undefined);
    await spool.append(anArrival('e2'));
    await spool.append(anArrival('e3'));
    await expect(replayed()).resolves.toEqual(expect.arrayContaining(['e2', 'e3']));
  });

  it('loses nothing when appends and replays of several spools run at the same time', async () => {
    const [one, two] = [open(), open()];
    const stored = new Set<string>();
    const store = async (arrivals: readonly Arrival[]) => {
      for (const arrival of arrivals) stored.add(idOf(arrival));
    };
    let appending = true;
    const appends = Promise.all(
      [one, two].map(async (spool, s) => {
        for (let i = 0; i < 60; i += 1) await spool.append(anArrival(`e${s}-${i}`));
      }),
    ).finally(() => {
      appending = false;
    });
    while (appending) await Promise.all([one.replay(store), two.replay(store)]);
    await appends;
    await one.replay(store);
    expect(stored.size).toBe(120);
  });

  it('leaves out a torn last line and keeps the whole ones', async () => {
    await open().append(anArrival('e1'));
    await open().append(anArrival('e2'));
    for (const name of await readdir(dir)) await appendFile(join(dir, name), '{"id":"e3","sealed":"abc');
    expect(new Set(await replayed())).toEqual(new Set(['e1', 'e2']));
    expect(errors).toEqual([]);
    expect(await readdir(dir)).toEqual([]);
  });

  it('keeps a file with a damaged line for the operator, after storing the rest', async () => {
    const spool = open();
    await spool.append(anArrival('e1'));
    const file = await onlyFile();
    await writeFile(file, `not a line of ours\n${await readFile(file, 'utf8')}`);
    await expect(replayed()).resolves.toEqual(['e1']);
    expect(errors).toMatchObject([{ event: 'spool-line-broken', lines: 1 }]);
    expect(await readdir(dir)).toEqual([expect.stringMatching(/\.broken$/)]);
    await expect(replayed()).resolves.toEqual([]);
  });

  it('clears away what was begun long ago and never promised', async () => {
    await writeFile(join(dir, `${NOW - 3_600_001}-a.jsonl.begun`), 'half a li');
    await writeFile(join(dir, `${NOW - 1_000}-b.jsonl.begun`), 'half a li');
    await expect(replayed()).resolves.toEqual([]);
    expect(await readdir(dir)).toEqual([`${NOW - 1_000}-b.jsonl.begun`]);
  });

  it('rejects when the disk does not take the line', async () => {
    await rm(dir, { recursive: true });
    await writeFile(dir, 'a file where the folder should be');
    await expect(open().append(anArrival('e1'))).rejects.toThrow();
  });

  it('replays a file that a killed replay had taken', async () => {
    await open().append(anArrival('e1'));
    const file = await onlyFile();
    await rename(file, `${file}.taken`);
    await expect(replayed()).resolves.toEqual(['e1']);
  });
});

describe('the spool when processes are killed or the disk refuses', () => {
  it('has every line that it promised to keep to a process that was killed while appending', async () => {
    const promised = (
      await Promise.all([
        killAfter(child('append-until-killed.ts', dir, 'a'), 40),
        killAfter(child('append-until-killed.ts', dir, 'b'), 90),
      ])
    ).flat();
    const kept = await replayed();
    expect(promised.length).toBeGreaterThan(100);
    expect(promised.filter((id) => !kept.includes(id))).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('hands everything over again after a process was killed between storing and deleting', async () => {
    const spool = open();
    const ids = Array.from({ length: 250 }, (_, i) => `e${i}`);
    await Promise.all(ids.map((id) => spool.append(anArrival(id))));
    const storedFile = join(dir, 'stored');
    await killAfter(child('replay-until-killed.ts', dir, storedFile), 1);
    expect((await readFile(storedFile, 'utf8')).split('\n').length).toBeGreaterThan(100);
    await expect(replayed()).resolves.toEqual(ids);
  });

  it('keeps what it promised although writes in between break off in the middle of a line', async () => {
    const script = join(import.meta.dirname, 'append-into-limits.ts');
    const { stdout } = await promisify(execFile)('bash', [
      '-c',
      `ulimit -f 64; exec "$0" --import tsx "$1" "$2" 12`,
      process.execPath,
      script,
      dir,
    ]);
    const promised = stdout.trim().split('\n').slice(0, -1);
    expect(stdout).toMatch(/refused [1-9]/);
    expect(promised.length).toBeGreaterThan(5);
    expect(await replayed()).toEqual(expect.arrayContaining(promised));
    expect(errors).toEqual([]);
  });
});
