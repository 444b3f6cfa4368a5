import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import mongoose, { type Connection } from 'mongoose';
import sharp from 'sharp';
import type { CitizenHandle } from '../../simulator/citizens/citizen-handle.js';
import type { Simulator } from '../../simulator/simulator.js';
import { type CuttableLine, openCuttableLine } from '../support/cuttable-line.js';
import { type Answers, fillForm } from '../support/fill-form.js';
import { createProductProcess, type ProductProcess } from '../support/product-process.js';
import { prepareProduct, startSimulator } from '../support/start-product.js';
import { APP_ID, databaseUri, OAS, redisUrl, testEnvironment } from '../support/test-settings.js';
import { until } from '../support/until.js';

const CITIZENS = 4;
const REDIS_DB = 1;
/** A worker is killed for each answer to anybody, so one citizen may wait for several starts of it on a busy machine. */
const PATIENCE = { timeoutMs: 150_000 };
const ARRIVED = '✓ Đã nhận 1/1: ảnh 1';
/** The question of a form that asks for a photo. */
const PHOTO_ASKED = /Nếu còn giấy cũ, ông\/bà gửi ảnh/;

/** A picture that the photo coach has nothing to say about. */
const aPhoto = () =>
  sharp(randomBytes(3 * 64 * 64), { raw: { width: 64, height: 64, channels: 3 } })
    .resize(1_024, 1_024, { kernel: 'nearest' })
    .jpeg()
    .toBuffer();

/** Answers a question for photos, and says that it was all when the photo has arrived. */
const sending = (send: (citizen: CitizenHandle) => Promise<unknown>): Answers => [
  [
    PHOTO_ASKED,
    async (citizen) => {
      await send(citizen);
      await citizen.waitFor(ARRIVED, PATIENCE);
      await citizen.tap('Xong');
    },
  ],
];

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
  /** A host of pictures of which the first answer never ends. */
  let pictures: Server;
  let picturesAsked = 0;

  beforeAll(async () => {
    const started = await startSimulator();
    simulator = started.simulator;
    const dbName = `test_chaos_${randomBytes(4).toString('hex')}`;
    const direct = testEnvironment({ dbName, redisDb: REDIS_DB, simulatorUrl: started.url });
    await prepareProduct(direct, simulator);
    const uri = new URL(databaseUri(dbName));
    mongo = await openCuttableLine({ host: uri.hostname, port: Number(uri.port) });
    uri.host = `127.0.0.1:${mongo.port}`;
    const photo = await aPhoto();
    pictures = createServer((_req, res) => {
      picturesAsked += 1;
      if (picturesAsked === 1) res.writeHead(200).write(photo.subarray(0, 100));
      else res.end(photo);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => pictures.once('listening', resolve));
    const env = {
      ...direct,
      MONGODB_URI: uri.href,
      MEDIA_HOSTS: `${direct.MEDIA_HOSTS},127.0.0.1:${(pictures.address() as AddressInfo).port}`,
    };
    database = await mongoose.createConnection(databaseUri(dbName)).asPromise();
    redis = new Redis(redisUrl(REDIS_DB));
    web = await createProductProcess('web', env);
    worker = await createProductProcess('worker', env);
    await Promise.all([web.start(), worker.start()]);
    simulator.setWebhookUrl(`http://127.0.0.1:${web.port}/webhooks/zalo`);
  });

  afterAll(async () => {
    await Promise.all([web.kill(), worker.kill()]);
    pictures.closeAllConnections();
    pictures.close();
    await simulator.close();
    await database.dropDatabase();
    await database.close();
    redis.disconnect();
    await mongo.close();
  });

  it('loses nothing, repeats nothing, and makes one dossier with one code of each form', async () => {
    simulator.chaos.set({ copies: 2, reorder: 4 });
    const photo = await aPhoto();
    const photos = sending((citizen) => citizen.sendPhoto(photo));
    const citizens = Array.from({ length: CITIZENS }, (_, n) =>
      simulator.citizen(OAS[n % 2]?.oaId ?? '', `24684588352961${10_000 + n}`),
    );
    let filing = true;
    let broken = 0;
    const filed = Promise.all(
      citizens.map(async (citizen, n) => {
        await citizen.say(n % 3 === 0 ? 'giấy độc thân' : 'trích lục khai sinh');
        return fillForm(citizen, photos, PATIENCE);
      }),
    ).finally(() => {
      filing = false;
    });

    const replies = () => citizens.flatMap((c) => c.messages().filter(({ from }) => from === 'oa')).length;
    /** Some citizen is answered again, and then a moment more, so that things break at ever other points. */
    const someProgress = async () => {
      const before = replies();
      await until(() => !filing || replies() > before, 'somebody is answered', PATIENCE.timeoutMs);
      await new Promise((resolve) => setTimeout(resolve, (broken * 97) % 500));
    };
    const breakThings = async () => {
      const flush = async () => void (await redis.flushdb());
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
    await until(async () => (await count('inbox', { state: 'waiting' })) === 0, 'every event is handled');
    const unsent = { 'outbox.0': { $exists: true } };
    await until(async () => (await count('conversations', unsent)) === 0, 'every message has its end');

    const dossiers = await database.collection('dossiers').find().toArray();
    const codes = dossiers.map((dossier) => String(dossier.code));
    expect(codes).toHaveLength(CITIZENS);
    expect(new Set(codes).size).toBe(CITIZENS);
    for (const receipt of receipts) expect(codes.some((code) => receipt.includes(code))).toBe(true);
    const kept = { state: 'stored', filed: true };
    expect(await count('media', kept)).toBe(CITIZENS - Math.ceil(CITIZENS / 3));
    expect(await count('media', {})).toBe(await count('media', kept));
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

  it('has a file that a worker was fetching when it was killed', async () => {
    simulator.chaos.set({ copies: 1, reorder: 1 });
    const citizen = simulator.citizen(OAS[0]?.oaId ?? '', '2468458835296119999');
    const { oaId, userId } = citizen;
    const url = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}/anh.jpg`;
    await citizen.say('trích lục khai sinh');
    const answers = sending(async () => {
      await simulator.postEvent(oaId, userId, {
        app_id: APP_ID,
        event_name: 'user_send_image',
        sender: { id: userId },
        recipient: { id: oaId },
        message: { msg_id: 'm-killed', attachments: [{ type: 'image', payload: { url, thumbnail: url } }] },
      });
      await until(() => picturesAsked === 1, 'the worker is fetching', PATIENCE.timeoutMs);
      await worker.kill();
      await redis.flushdb();
      await database.collection('media').updateMany({ state: 'waiting' }, { $set: { dueAt: Date.now() } });
      await worker.start();
    });
    await fillForm(citizen, answers, PATIENCE);
    expect(picturesAsked).toBe(2);
    const conversationId = `${oaId}-${userId}`;
    const rows = await database.collection('media').find({ conversationId }).toArray();
    await until(
      async () => (await database.collection('media').countDocuments({ conversationId, filed: true })) === 1,
      'the file is in the dossier',
    );
    expect(rows.map(({ state }) => state)).toEqual(['stored']);
  }, 180_000);

  it('stops in good order when it is told to', async () => {
    expect(await Promise.all([web.stop(), worker.stop()])).toEqual([0, 0]);
  });
});
