import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import type { Simulator } from '../../../simulator/simulator.js';
import { composeOperator } from '../../../src/composition/compose-operator.js';
import { readSettings } from '../../../src/config.js';
import { OfficeId } from '../../../src/ids.js';
import { PASSWORD } from '../../console/support/staff-fixtures.js';
import { moveToDaytime } from '../../support/by-day.js';
import { createProductProcess } from '../../support/product-process.js';
import { prepareProduct, startSimulator } from '../../support/start-product.js';
import { databaseUri, OAS, redisUrl, testEnvironment } from '../../support/test-settings.js';

export const WARD = OAS[0]?.oaId ?? '';
const REDIS_DB = 4;
const CROWD = 60;
/** Slow enough that a notice to the crowd can be stopped in the middle. */
const PER_MINUTE = 600;
const CLOCK = ['test/support/shifted-clock.ts'];
const HOUR_MS = 3_600_000;

/** A ward with followers and two officials; web and worker are whole processes, where it is ten in the morning. */
export type OfficialsTown = Awaited<ReturnType<typeof openOfficialsTown>>;

export async function openOfficialsTown() {
  const trueTime = Date.now;
  const backToNow = moveToDaytime();
  const { simulator, url } = await startSimulator();
  const dbName = `test_officials_${randomBytes(4).toString('hex')}`;
  const offset = Date.now() - trueTime();
  const over = { TEST_CLOCK_OFFSET_MS: String(offset), ZALO_TIMEOUT_MS: '2000', LOG_LEVEL: 'warn' };
  const env = testEnvironment({ dbName, simulatorUrl: url, redisDb: REDIS_DB, over });
  slowDown(String(env.OFFICES_FILE));
  const redis = new Redis(redisUrl(REDIS_DB));
  await redis.flushdb();
  redis.disconnect();
  await prepareProduct(env, simulator);
  await addOfficials(env);
  const shares = { free: 80, open: 5, welcome: 5, silent: 10 };
  simulator.seedCrowd(WARD, { count: CROWD, shares, phoneOff: 0 });
  const web = await createProductProcess('web', env, CLOCK);
  const later = { ...env, TEST_CLOCK_OFFSET_MS: String(offset + HOUR_MS) };
  const [worker, laterWorker] = await Promise.all([
    createProductProcess('worker', env, CLOCK),
    createProductProcess('worker', later, CLOCK),
  ]);
  await Promise.all([web.start(), worker.start()]);
  simulator.setWebhookUrl(`http://127.0.0.1:${web.port}/webhooks/zalo`);
  const database = await mongoose.createConnection(databaseUri(dbName)).asPromise();
  return {
    simulator,
    console: `http://127.0.0.1:${web.port}/console`,
    crowd: [...simulator.crowd(WARD)].filter(({ follows }) => follows).length,
    now: () => Date.now(),
    countContacts: () => database.collection('contacts').countDocuments({ following: true }),
    /** accounts whose notices some worker is sending */
    countServed: () => database.collection('noticeLeases').countDocuments({}),
    countWaiting: () => database.collection('noticeRows').countDocuments({ state: 'waiting' }),
    /** how many of the crowd something has arrived at */
    arrived: () => reached(simulator),
    /** The worker goes, and another comes for whom it is an hour later. */
    async passHour() {
      await Promise.all([worker.stop(), laterWorker.start()]);
    },
    async close() {
      await Promise.all([web.stop(), worker.stop(), laterWorker.stop()]);
      await simulator.close();
      await database.dropDatabase();
      await database.close();
      backToNow();
    },
  };
}

const reached = (simulator: Simulator): number =>
  [...simulator.arrivals(WARD)].filter(({ userId }) => userId.startsWith('60')).length;

function slowDown(officesFile: string): void {
  const offices = readFileSync(officesFile, 'utf8');
  writeFileSync(officesFile, offices.replaceAll('ratePerMinute: 20000', `ratePerMinute: ${PER_MINUTE}`));
}

async function addOfficials(env: Record<string, string>): Promise<void> {
  const operator = await composeOperator(readSettings(env));
  const officeIds = [OfficeId.parse('ninh-thanh')];
  for (const [username, displayName] of [
    ['hanh', 'Đỗ Thị Hạnh'],
    ['phuc', 'Lý Văn Phúc'],
  ] as const)
    await operator.staff.addStaff({ officeIds, username, displayName, role: 'official', password: PASSWORD });
  await operator.close();
}
