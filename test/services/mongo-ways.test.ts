import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { downloadMongod } from '../../scripts/services/mongo/download-mongod.js';
import { MONGO_WAYS, openMongo } from '../../scripts/services/mongo/open-mongo.js';
import { startMongod } from '../../scripts/services/mongo/start-mongod.js';
import { openFirst } from '../../scripts/services/service.js';
import { createTemporary, type Temporary } from './temporary.js';

let temporary: Temporary;
beforeAll(() => {
  temporary = createTemporary();
});
afterAll(() => temporary.remove());

describe('MongoDB', () => {
  it('is looked for in the order that the README promises', () => {
    expect(MONGO_WAYS.map(({ name }) => name)).toEqual([
      'MONGODB_URI',
      'mongod on PATH',
      'mongod from fastdl.mongodb.org',
      "PostgreSQL with DocumentDB from Debian's packages",
    ]);
  });

  it('is the configured one when MONGODB_URI is set', async () => {
    const uri = process.env.TEST_MONGODB_URI ?? '';
    expect(await openMongo(temporary.needs({ MONGODB_URI: uri }))).toEqual({ url: uri, how: 'MONGODB_URI' });
  });

  it('stops the start, naming the variable and not its value, when MONGODB_URI does not answer', async () => {
    const needs = temporary.needs({
      MONGODB_URI: 'mongodb://user:secret@127.0.0.1:1/?serverSelectionTimeoutMS=200',
    });
    const failure = await openMongo(needs).catch((error: Error) => error);
    expect((failure as Error).message).toMatch(/^MongoDB at MONGODB_URI does not answer/);
    expect((failure as Error).message).not.toContain('secret');
  });

  it('is a replica set of one when mongod is on PATH, and stays one on another port', async () => {
    const program = `${temporary.pathWith('mongod', 'mongod.ts')}/mongod`;
    const first = await openMongo(temporary.needs({ PATH: program.replace(/\/mongod$/, '') }));
    expect(first).toMatchObject({
      how: program,
      url: expect.stringMatching(/^mongodb:\/\/127\.0\.0\.1:\d+/),
    });
    const again = await startMongod(program, temporary.needs());
    expect(again).not.toBe(first.url);
    const config = JSON.parse(readFileSync(`${temporary.folder}/demo/mongod/config.json`, 'utf8'));
    expect(config).toMatchObject({ version: 2, members: [{ host: new URL(again).host }] });
  });

  it('does not wait again for a download that failed a while ago', async () => {
    mkdirSync(temporary.folder, { recursive: true });
    writeFileSync(`${temporary.folder}/mongod-unreachable`, '');
    const began = Date.now();
    expect(await downloadMongod(temporary.needs())).toEqual({
      closed: expect.stringContaining('was not reachable a while ago'),
    });
    expect(Date.now() - began).toBeLessThan(500);
  });

  it('says what to install or to set when nothing can be had', async () => {
    writeFileSync(`${temporary.folder}/mongod-unreachable`, '');
    const withoutDebian = MONGO_WAYS.slice(0, 3);
    const opening = openFirst('MongoDB', withoutDebian, temporary.needs({ PATH: '' }), 'Install MongoDB.');
    await expect(opening).rejects.toThrow(/MONGODB_URI: is not set\n {2}mongod on PATH: is not there\n/);
  });
});
