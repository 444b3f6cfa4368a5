import { randomBytes } from 'node:crypto';
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
import { APP_ID, APP_SECRET, databaseUri, OAS, testEnvironment } from './test-settings.js';

/** The whole product on real parts: simulator, web and worker, with clerks and tokens. */
export type Product = {
  simulator: Simulator;
  env: Record<string, string>;
  /** base address of the web process */
  webUrl: string;
  database: mongoose.Connection;
  stop(): Promise<void>;
};

export const CLERK = { username: 'canbo.mau', password: 'mat-khau-cua-can-bo', name: 'Lê Thị Mẫu' };
export const OTHER_CLERK = { username: 'canbo.khac', password: 'mat-khau-khac-han', name: 'Phạm Văn Thử' };

/** A simulator of the two offices; its webhooks go to the product once that is known. */
export async function startSimulator(): Promise<{ simulator: Simulator; url: string }> {
  const simulator = createSimulator({
    appId: APP_ID,
    appSecret: APP_SECRET,
    webhookUrl: 'http://127.0.0.1:9/not-yet',
    oas: OAS.map((oa) => ({ ...oa, packagePerMinute: 20_000 })),
  });
  return { simulator, url: await simulator.listen() };
}

/** Stores first tokens and clerks as an operator would. */
export async function prepareProduct(env: Record<string, string>, simulator: Simulator): Promise<void> {
  const operator = await composeOperator(readSettings(env));
  for (const { oaId } of OAS) {
    const pair = simulator.mintTokens(oaId);
    const tokens = { accessToken: pair.access_token, refreshToken: pair.refresh_token, livesMs: 90_000_000 };
    await operator.tokens.put(OaId.parse(oaId), toTokenPair(tokens, Date.now()));
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

/** Starts everything in this process. `redisDb` must be the test file's own. */
export async function startProduct(of: { redisDb: number; over?: Record<string, string> }): Promise<Product> {
  const { simulator, url } = await startSimulator();
  const dbName = `test_product_${randomBytes(4).toString('hex')}`;
  const env = testEnvironment({ dbName, simulatorUrl: url, ...of });
  await prepareProduct(env, simulator);
  const settings = readSettings(env);
  const running: Running[] = [await composeWeb(settings), await composeWorker(settings)];
  const webUrl = `http://127.0.0.1:${running[0]?.port}`;
  simulator.setWebhookUrl(`${webUrl}/webhooks/zalo`);
  const database = await mongoose.createConnection(databaseUri(dbName)).asPromise();
  return {
    simulator,
    env,
    webUrl,
    database,
    async stop() {
      await Promise.all(running.map((one) => one.close()));
      await simulator.close();
      await database.dropDatabase();
      await database.close();
    },
  };
}
