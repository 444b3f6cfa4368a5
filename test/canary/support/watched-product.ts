import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import mongoose, { type Connection } from 'mongoose';
import type { Simulator } from '../../../simulator/simulator.js';
import { createProductProcess, type ProductProcess } from '../../support/product-process.js';
import { prepareProduct, startSimulator } from '../../support/start-product.js';
import { openStoreLines, type StoreLines } from '../../support/store-lines.js';
import { databaseUri, redisUrl, testEnvironment } from '../../support/test-settings.js';

/** Web and worker as processes of their own, with everything that they write to their output and to Redis on record. */
export type WatchedProduct = {
  simulator: Simulator;
  env: Record<string, string>;
  lines: StoreLines;
  web: ProductProcess;
  worker: ProductProcess;
  webUrl: string;
  database: Connection;
  /** every command that any process has sent to the Redis database of this test, scripts' own included */
  redisCommands: string[];
  close(): Promise<void>;
};

export async function startWatchedProduct(redisDb: number): Promise<WatchedProduct> {
  const { redisCommands, stopWatching } = await watchRedis(redisDb);
  const { simulator, url } = await startSimulator();
  const dbName = `test_canary_${randomBytes(4).toString('hex')}`;
  const direct = testEnvironment({ dbName, redisDb, simulatorUrl: url, over: { LOG_LEVEL: 'trace' } });
  await prepareProduct(direct, simulator);
  const lines = await openStoreLines();
  const env = lines.reroute(direct);
  const [web, worker] = [await createProductProcess('web', env), await createProductProcess('worker', env)];
  await Promise.all([web.start(), worker.start()]);
  const webUrl = `http://127.0.0.1:${web.port}`;
  simulator.setWebhookUrl(`${webUrl}/webhooks/zalo`);
  const database = await mongoose.createConnection(databaseUri(dbName)).asPromise();
  return {
    simulator,
    env: direct,
    lines,
    web,
    worker,
    webUrl,
    database,
    redisCommands,
    async close() {
      await Promise.all([web.kill(), worker.kill()]);
      stopWatching();
      await simulator.close();
      await database.dropDatabase();
      await database.close();
      await lines.close();
    },
  };
}

async function watchRedis(db: number) {
  const redis = new Redis(redisUrl(db));
  await redis.flushdb();
  const monitor = await redis.monitor();
  const redisCommands: string[] = [];
  monitor.on('monitor', (_time: string, args: string[], _source: string, database: string) => {
    if (Number(database) === db) redisCommands.push(args.join(' '));
  });
  const stopWatching = () => {
    monitor.disconnect();
    redis.disconnect();
  };
  return { redisCommands, stopWatching };
}
