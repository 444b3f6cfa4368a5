import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectFolder } from '../../scripts/processes/type-script-command.js';
import { Settings } from '../../src/config.js';

const read = (file: string) => readFileSync(`${projectFolder}/${file}`, 'utf8');
const words = (text: string) => text.split(/\s+/);

const Service = z.looseObject({
  command: z.array(z.string()),
  environment: z.record(z.string(), z.string()).optional(),
  healthcheck: z.looseObject({ test: z.array(z.string()) }),
  ports: z.array(z.string()).optional(),
});
const Compose = z.looseObject({ services: z.record(z.string(), Service) });

describe('compose.yaml', () => {
  const { services } = Compose.parse(parse(read('compose.yaml'), { merge: true }));
  const service = (name: string) => services[name] ?? Service.parse({});

  it('runs web and worker of the product, and its two stores', () => {
    expect(new Set(Object.keys(services))).toEqual(new Set(['web', 'worker', 'mongodb', 'redis']));
    expect([service('web').command, service('worker').command]).toEqual([['web'], ['worker']]);
  });

  it('keeps Redis on disk and lets it refuse rather than forget', () => {
    const command = service('redis').command.join(' ');
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--maxmemory-policy noeviction');
  });

  it('founds a replica set and asks the product to wait for its majority', () => {
    expect(service('mongodb').command.join(' ')).toContain('--replSet rs0');
    expect(service('mongodb').healthcheck.test.join(' ')).toContain("rs.initiate({ _id: 'rs0'");
    expect(service('web').environment?.MONGODB_URI).toMatch(/replicaSet=rs0&w=majority$/);
  });

  it('shows nothing but the web process to the outside', () => {
    const open = Object.keys(services).filter((name) => service(name).ports !== undefined);
    expect(open).toEqual(['web']);
  });

  it('gives web and worker only settings that exist', () => {
    for (const name of ['web', 'worker']) {
      const given = Object.keys(service(name).environment ?? {});
      expect(Object.keys(Settings.shape)).toEqual(expect.arrayContaining(given));
    }
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');
  const copiedFromHere = lines
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) => words(line).slice(1, -1));

  it('copies only what is there and what .dockerignore lets through', () => {
    const allowed = words(read('.dockerignore')).filter((word) => word.startsWith('!'));
    for (const file of copiedFromHere) {
      expect([file, existsSync(`${projectFolder}/${file}`)]).toEqual([file, true]);
      expect(allowed).toContain(`!${file.replace(/^\.\//, '')}`);
    }
  });

  it('runs as a user without rights, on the Node that CI tests too', () => {
    expect(lines).toContain('USER node');
    expect(lines.filter((line) => line.startsWith('FROM ')).every((line) => line.includes('node:24'))).toBe(
      true,
    );
    expect(read('.ci/run')).toContain('@24.x');
  });
});

describe('npm run build', () => {
  // Inside of the project, where the program finds its packages and templates as it does in the image.
  const folder = `${projectFolder}/.data/build-${process.pid}`;
  beforeAll(() => {
    const tsc = 'node_modules/typescript/bin/tsc';
    const args = [tsc, '-p', 'tsconfig.build.json', '--outDir', folder];
    execFileSync(process.execPath, args, { cwd: projectFolder });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['web', 'worker'])('makes a %s that runs without tsx and names what it misses', (role) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [`${folder}/src/main.js`, role], {
      cwd: projectFolder,
      env: { PATH: process.env.PATH, NODE_ENV: 'production' },
      encoding: 'utf8',
    });
    expect(status).not.toBe(0);
    expect(`${stdout}${stderr}`).toContain('MONGODB_URI: is missing');
  });

  it("makes the operator's tool", () => {
    expect(existsSync(`${folder}/scripts/ops.js`)).toBe(true);
  });
});
