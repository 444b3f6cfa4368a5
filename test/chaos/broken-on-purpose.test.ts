import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import mongoose, { type Connection } from 'mongoose';
import type { Simulator } from '../../simulator/simulator.js';
import { type CuttableLine, openCuttableLine } from '../support/cuttable-line.js';
import { fillForm } from '../support/fill-form.js';
import { createProductProcess, type ProductProcess } from '../support/product-process.js';
import { prepareProduct, startSimulator } from '../support/start-product.js';
import { databaseUri, OAS, redisUrl, testEnvironment } from '../support/test-settings.js';
import { until } from '../support/until.js';

const CITIZENS = 4;
const REDIS_DB = 3;
const PATIENCE = { timeoutMs: 60_000 };

/**
 * Citizens file dossiers through whole processes while these are killed, Redis is flushed, MongoDB goes away, and every
 * webhook comes twice and out of order. What must hold at the end is the invariants of the design.
 */
describe('the product, broken on purpose', () => {
  let simulator: Simulator;
  let mongo: CuttableLine;
  let database: Connection;
  let redis: Redis;
  let web: ProductProcess;
  let worker: ProductProcess;

  beforeAll(async () => {
    const started = await startSimulator();
    simulator = started.simulator;
    const dbName = `test_chaos_${randomBytes(4).toString('hex')}`;
    const direct = testEnvironment({ dbName, redisDb: REDIS_DB, simulatorUrl: started.url });
    await prepareProduct(direct, simulator);
    const uri = new URL(databaseUri(dbName));
    mongo = await openCuttableLine({ host: uri.hostname, port: Number(uri.port) });
    uri.host = `127.0.0.1:${mongo.port}`;
    const env = { ...direct, MONGODB_URI: uri.href };
    database = await mongoose.createConnection(databaseUri(dbName)).asPromise();
    redis = new Redis(redisUrl(REDIS_DB));
    web = await createProductProcess('web', env);
    worker = await createProductProcess('worker', env);
    await Promise.all([web.start(), worker.start()]);
    simulator.setWebhookUrl(`http://127.0.0.1:${web.port}/webhooks/zalo`);
  }, 120_000);

  afterAll(async () => {
    await Promise.all([web.kill(), worker.kill()]);
    await simulator.close();
    await database.dropDatabase();
    await database.close();
    redis.disconnect();
    await mongo.close();
  }, 60_000);

  it('loses nothing, repeats nothing, and makes one dossier with one code of each form', async () => {
    simulator.chaos.set({ copies: 2, reorder: 4 });
    const citizens = Array.from({ length: CITIZENS }, (_, n) =>
      simulator.citizen(OAS[n % 2]?.oaId ?? '', `24684588352961${10_000 + n}`),
    );
    let filing = true;
    let broken = 0;
    const filed = Promise.all(
      citizens.map(async (citizen, n) => {
        await citizen.say(n % 3 === 0 ? 'giấy độc thân' : 'trích lục khai sinh');
        return fillForm(citizen, [], PATIENCE);
      }),
    ).finally(() => {
      filing = false;
    });

    const replies = () => citizens.flatMap((c) => c.messages().filter(({ from }) => from === 'oa')).length;
    /** Some citizen is answered again, and then a moment more, so that things break at ever other points. */
    const someProgress = async () => {
      const before = replies();
      await until(() => !filing || replies() > before, 'somebody is answered', 60_000);
      await new Promise((resolve) => setTimeout(resolve, (broken * 97) % 500));
    };
    const breakThings = async () => {
      const flush = async () => void (await redis.flushall());
      const killWorker = async () => {
        await worker.kill();
        await worker.start();
      };
      const loseMongo = async () => {
        mongo.cut();
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        mongo.mend();
      };
      const killFlushed = async () => {
        await worker.kill();
        await flush();
        await worker.start();
      };
      const breakages = [
        killWorker,
        flush,
        killFlushed,
        killWorker,
        loseMongo,
        killWorker,
        flush,
        killWorker,
      ];
      for (; filing; broken++) {
        await someProgress();
        await breakages[broken % breakages.length]?.();
      }
    };
    const [receipts] = await Promise.all([filed, breakThings()]);
    await simulator.settled();
    const count = (collection: string, filter: object) =>
      database.collection(collection).countDocuments(filter);
    await until(
      async () => (await count('inbox', { state: 'waiting' })) === 0,
      'every event is handled',
      30_000,
    );
    const unsent = { 'outbox.0': { $exists: true } };
    await until(
      async () => (await count('conversations', unsent)) === 0,
      'every message has its end',
      30_000,
    );

    const dossiers = await database.collection('dossiers').find().toArray();
    const codes = dossiers.map((dossier) => String(dossier.code));
    expect(codes).toHaveLength(CITIZENS);
    expect(new Set(codes).size).toBe(CITIZENS);
    for (const receipt of receipts) expect(codes.some((code) => receipt.includes(code))).toBe(true);
    expect(await database.collection('inbox').countDocuments({ state: 'dead' })).toBe(0);
    expect(await database.collection('submissions').countDocuments({ state: { $ne: 'done' } })).toBe(0);
    expect(simulator.refusals()).toEqual([]);
    expect(broken).toBeGreaterThan(8);

    const rows = await database.collection('messages').find().toArray();
    for (const citizen of citizens) {
      const arrived = citizen.messages().filter(({ from }) => from === 'oa');
      const recorded = rows
        .filter((row) => row.conversationId === `${citizen.oaId}-${citizen.userId}`)
        .sort((a, b) => a.seq - b.seq);
      expect(recorded.map((row) => row.seq)).toEqual(recorded.map((_, n) => n + 1));
      expect(recorded.map((row) => row.state)).toEqual(recorded.map(() => 'taken'));
      expect(recorded.map((row) => String(row._id).split(':')[1])).toEqual(arrived.map((m) => m.id));
    }
  }, 300_000);

  it('stops in good order when it is told to', async () => {
    expect(await Promise.all([web.stop(), worker.stop()])).toEqual([0, 0]);
  }, 60_000);
});
