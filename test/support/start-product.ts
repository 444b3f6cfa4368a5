import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { createSimulator } from '../../simulator/create-simulator.js';
import type { Simulator } from '../../simulator/simulator.js';
import { composeOperator } from '../../src/composition/compose-operator.js';
import { composeWeb } from '../../src/composition/compose-web.js';
import { composeWorker } from '../../src/composition/compose-worker.js';
import type { Running } from '../../src/composition/running.js';
import { readSettings } from '../../src/config.js';
import { OaId, OfficeId } from '../../src/ids.js';
import { toTokenPair } from '../../src/zalo-account/grant.js';
import {
  APP_ID,
  APP_SECRET,
  DOSSIER_TEMPLATE,
  databaseUri,
  OAS,
  redisUrl,
  testEnvironment,
} from './test-settings.js';

/** The whole product on real parts: simulator, web and worker, with clerks and tokens. */
export type Product = {
  simulator: Simulator;
  env: Record<string, string>;
  /** base address of the web process */
  webUrl: string;
  database: mongoose.Connection;
  /** one more worker, on settings of its own where given */
  addWorker(over?: Record<string, string>): Promise<Running>;
  /** stops all workers in good order */
  stopWorkers(): Promise<void>;
  stop(): Promise<void>;
};

export const CLERK = { username: 'canbo.mau', password: 'mat-khau-cua-can-bo', name: 'Lê Thị Mẫu' };
export const OTHER_CLERK = { username: 'canbo.khac', password: 'mat-khau-khac-han', name: 'Phạm Văn Thử' };

/** A pair that is younger than a minute is not refreshed yet, whatever the platform says of it. */
const TOKENS_AGE_MS = 3_600_000;

/** A simulator of the two offices; its webhooks go to the product once that is known. */
export async function startSimulator(): Promise<{ simulator: Simulator; url: string }> {
  const simulator = createSimulator({
    appId: APP_ID,
    appSecret: APP_SECRET,
    webhookUrl: 'http://127.0.0.1:9/not-yet',
    oas: OAS.map((oa) => ({ ...oa, packagePerMinute: 20_000 })),
    templates: [DOSSIER_TEMPLATE],
  });
  return { simulator, url: await simulator.listen() };
}

/** Stores first tokens and clerks as an operator would. */
export async function prepareProduct(env: Record<string, string>, simulator: Simulator): Promise<void> {
  const operator = await composeOperator(readSettings(env));
  for (const { oaId } of OAS) {
    const pair = simulator.mintTokens(oaId);
    const tokens = { accessToken: pair.access_token, refreshToken: pair.refresh_token, livesMs: 90_000_000 };
    await operator.tokens.put(OaId.parse(oaId), toTokenPair(tokens, Date.now() - TOKENS_AGE_MS));
  }
  for (const [clerk, office] of [
    [CLERK, 'ninh-thanh'],
    [OTHER_CLERK, 'binh-minh'],
  ] as const) {
    const { username, password, name: displayName } = clerk;
    const officeIds = [OfficeId.parse(office)];
    await operator.staff.addStaff({ officeIds, username, displayName, role: 'clerk', password });
  }
  await operator.close();
}

export type ProductOptions = {
  /** the test file's own; it is emptied, for a run that was broken off may have left something */
  redisDb: number;
  over?: Record<string, string>;
  /** last changes to the environment of the processes, for what is known only now */
  change?(env: Record<string, string>): Record<string, string>;
};

/** Starts everything in this process. */
export async function startProduct({ redisDb, over = {}, change }: ProductOptions): Promise<Product> {
  await emptyRedis(redisDb); // first, because it says when the stores are not named, and nothing is open yet
  const { simulator, url } = await startSimulator();
  const dbName = `test_product_${randomBytes(4).toString('hex')}`;
  const direct = testEnvironment({ dbName, simulatorUrl: url, redisDb, over });
  await prepareProduct(direct, simulator);
  const env = change?.(direct) ?? direct;
  const web = await composeWeb(readSettings(env));
  const workers: Running[] = [];
  const addWorker = async (overWorker: Record<string, string> = {}) => {
    const worker = await composeWorker(readSettings({ ...env, ...overWorker }));
    workers.push(worker);
    return worker;
  };
  await addWorker();
  const webUrl = `http://127.0.0.1:${web.port}`;
  simulator.setWebhookUrl(`${webUrl}/webhooks/zalo`);
  const database = await mongoose.createConnection(databaseUri(dbName)).asPromise();
  const stopWorkers = async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close()));
  };
  return {
    simulator,
    env,
    webUrl,
    database,
    addWorker,
    stopWorkers,
    async stop() {
      await Promise.all([web.close(), stopWorkers()]);
      await simulator.close();
      await database.dropDatabase();
      await database.close();
    },
  };
}

async function emptyRedis(db: number): Promise<void> {
  const redis = new Redis(redisUrl(db));
  await redis.flushdb();
  redis.disconnect();
}
