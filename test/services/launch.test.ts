import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadDemoKeys } from '../../scripts/demo/demo-keys.js';
import { loadDemoOffices, toProductEnv, toSimulatorConfig } from '../../scripts/demo/demo-settings.js';
import { choosePorts } from '../../scripts/launch/choose-ports.js';
import { AlreadyRunning, takeLaunchLock } from '../../scripts/launch/launch-lock.js';
import { createProgress } from '../../scripts/launch/progress.js';
import { projectFolder } from '../../scripts/processes/type-script-command.js';
import { SimulatorConfig } from '../../simulator/config.js';
import { readSettings } from '../../src/config.js';
import { createTemporary, type Temporary } from './temporary.js';

let temporary: Temporary;
beforeAll(() => {
  temporary = createTemporary();
});
afterAll(() => temporary.remove());

describe('npm start in production', () => {
  it('starts nothing and names every missing setting at once', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs'], {
      cwd: projectFolder,
      env: { PATH: process.env.PATH, NODE_ENV: 'production' },
      encoding: 'utf8',
    });
    expect(status).not.toBe(0);
    const missing = ['REDIS_URL', 'MONGODB_URI', 'ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_SECRETS'];
    for (const name of missing) expect(`${stdout}${stderr}`).toContain(`${name}: is missing`);
  });
});

describe('ports', () => {
  const occupied = createServer();
  let taken = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => occupied.listen(0, '127.0.0.1', resolve));
    const address = occupied.address();
    taken = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(() => {
    occupied.close();
  });

  it('are refused with the name of the variable when somebody asks for one that is taken', async () => {
    const choosing = choosePorts({ SIM_PORT: String(taken) }, () => undefined);
    await expect(choosing).rejects.toThrow(`SIM_PORT asks for port ${taken}, which another program uses`);
  });

  it('are refused when they are none', async () => {
    await expect(choosePorts({ PORT: 'http' }, () => undefined)).rejects.toThrow('PORT must be a port');
  });

  it('are never the same for two processes', async () => {
    const ports = Object.values(await choosePorts({}, () => undefined));
    expect(new Set(ports).size).toBe(3);
  });
});

describe('a second start', () => {
  it('is told where the first one serves', () => {
    const lock = takeLaunchLock(`${temporary.folder}/first`);
    lock.publish(['http://127.0.0.1:8090/']);
    const second = () => takeLaunchLock(`${temporary.folder}/first`);
    expect(second).toThrow(AlreadyRunning);
    expect(second).toThrow(
      expect.objectContaining({ pid: process.pid, addresses: ['http://127.0.0.1:8090/'] }),
    );
    lock.release();
    expect(second).not.toThrow();
  });

  it('takes the place of a first one that was killed', () => {
    const folder = `${temporary.folder}/killed`;
    takeLaunchLock(folder);
    const killed = { pid: process.pid, bornAt: 'before the crash', addresses: [] };
    writeFileSync(`${folder}/launcher.json`, JSON.stringify(killed));
    expect(() => takeLaunchLock(folder)).not.toThrow();
  });

  it('takes the place of a first one whose note was cut short', () => {
    const folder = `${temporary.folder}/torn`;
    takeLaunchLock(folder);
    writeFileSync(`${folder}/launcher.json`, '{"pid":');
    expect(() => takeLaunchLock(folder)).not.toThrow();
  });
});

describe('the demonstration', () => {
  const plan = () => ({
    keys: loadDemoKeys(`${temporary.folder}/demo-keys.json`),
    offices: loadDemoOffices(),
    ports: { web: 8080, worker: 8081, simulator: 8090 },
    stores: { redisUrl: 'redis://127.0.0.1:6379', mongoUri: 'mongodb://127.0.0.1:27017/' },
    dataFolder: temporary.folder,
  });

  it('makes its keys once, at random, and lets nobody else read them', () => {
    const file = `${temporary.folder}/demo-keys.json`;
    const keys = loadDemoKeys(file);
    expect(loadDemoKeys(file)).toEqual(keys);
    expect(loadDemoKeys(`${temporary.folder}/other-keys.json`).encryptionKey).not.toBe(keys.encryptionKey);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain(keys.clerkPassword);
  });

  it('gives the product all that it needs', () => {
    const settings = readSettings(toProductEnv(plan()));
    expect([...settings.ZALO_OA_SECRETS.keys()]).toEqual(loadDemoOffices().map(({ oaId }) => oaId));
    expect(settings.ENCRYPTION_KEYS).toHaveLength(1);
  });

  it('has the templates approved that an office names for its notices', () => {
    const { templates } = SimulatorConfig.parse(toSimulatorConfig(plan()));
    const named = loadDemoOffices().flatMap(({ oaId, notices }) =>
      Object.values(notices.templates).map(({ templateId, data }) => ({ oaId, templateId, data })),
    );
    expect(named).not.toEqual([]);
    for (const { oaId, templateId, data } of named) {
      const approved = templates.find((template) => template.templateId === templateId);
      expect(approved).toMatchObject({ oaId, status: 'ENABLE' });
      expect(Object.keys(approved?.params ?? {}).toSorted()).toEqual(Object.keys(data).toSorted());
    }
  });

  it('gives the simulator the same secrets, and one OA of each kind', () => {
    const simulator = SimulatorConfig.parse(toSimulatorConfig(plan()));
    const settings = readSettings(toProductEnv(plan()));
    expect(simulator.appSecret).toBe(settings.ZALO_APP_SECRET);
    expect(new Set(simulator.oas.map(({ oaType }) => oaType))).toEqual(new Set([2, 4]));
    for (const { oaId, oaSecret } of simulator.oas) {
      expect(settings.ZALO_OA_SECRETS.get(oaId)).toEqual([oaSecret]);
    }
  });
});

describe('progress', () => {
  it('says what is done, with what and after how long', async () => {
    const lines: string[] = [];
    const clock = [1_000, 2_500];
    const progress = createProgress(
      (line) => lines.push(line),
      () => clock.shift() ?? 0,
    );
    const result = await progress.during(
      'Redis',
      async () => 'redis-server',
      (how) => how,
    );
    expect(result).toBe('redis-server');
    expect(lines).toEqual(['  ✓ Redis: redis-server (1.5 s)']);
  });
});
