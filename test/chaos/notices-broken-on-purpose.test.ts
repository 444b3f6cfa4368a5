import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import mongoose, { type Connection } from 'mongoose';
import type { Simulator } from '../../simulator/simulator.js';
import { createCipher } from '../../src/adapters/crypto/create-cipher.js';
import { createMongoContactStore } from '../../src/adapters/mongo/create-mongo-contact-store.js';
import { createMongoNoticeRowStore } from '../../src/adapters/mongo/create-mongo-notice-row-store.js';
import { createMongoNoticeStore } from '../../src/adapters/mongo/create-mongo-notice-store.js';
import { readSettings } from '../../src/config.js';
import { CitizenId, OaId, OfficeId, toConversationId } from '../../src/ids.js';
import { actOnNotice } from '../../src/notices/act-on-notice.js';
import { loadNoticeTemplates } from '../../src/notices/load-notice-templates.js';
import type { NoticeAction } from '../../src/notices/notice.js';
import type { NoticeRow } from '../../src/notices/notice-row.js';
import { writeNotice } from '../../src/notices/write-notice.js';
import { moveToDaytime } from '../support/by-day.js';
import { createProductProcess, type ProductProcess } from '../support/product-process.js';
import { prepareProduct, startSimulator } from '../support/start-product.js';
import { databaseUri, OAS, redisUrl, testEnvironment } from '../support/test-settings.js';
import { until } from '../support/until.js';

const CROWD = 3_000;
const REDIS_DB = 2;
const OFFICE = OfficeId.parse('ninh-thanh');
const OA = OaId.parse(OAS[0]?.oaId);
const PATIENCE_MS = 150_000;
const trueTime = Date.now;

/**
 * A notice to thousands, sent by whole processes while these are killed, the token expires, the platform is busy, loses
 * answers and swallows requests, and Redis is flushed. Each ends in one row, and nobody hears it twice.
 */
describe('a notice, broken on purpose', () => {
  let simulator: Simulator;
  let database: Connection;
  let redis: Redis;
  let worker: ProductProcess;
  let backToNow: () => void;
  let stores: ReturnType<typeof openStores>;

  function openStores(env: Record<string, string>) {
    const { ENCRYPTION_KEYS, BLIND_INDEX_KEY } = readSettings(env);
    const cipher = createCipher({ keys: ENCRYPTION_KEYS, indexKey: BLIND_INDEX_KEY });
    const parts = { connection: database, cipher, workerId: 'test' };
    return {
      notices: createMongoNoticeStore(parts),
      rows: createMongoNoticeRowStore(parts),
      contacts: createMongoContactStore(parts),
    };
  }

  beforeAll(async () => {
    backToNow = moveToDaytime();
    const started = await startSimulator();
    simulator = started.simulator;
    const dbName = `test_notices_${randomBytes(4).toString('hex')}`;
    const env = testEnvironment({
      ...{ dbName, simulatorUrl: started.url, redisDb: REDIS_DB },
      over: {
        ...{ ZALO_TIMEOUT_MS: '1000', LOG_LEVEL: 'warn', SWEEP_SECONDS: '1' },
        TEST_CLOCK_OFFSET_MS: String(Date.now() - trueTime()),
      },
    });
    redis = new Redis(redisUrl(REDIS_DB));
    await redis.flushdb();
    await prepareProduct(env, simulator);
    database = await mongoose.createConnection(databaseUri(dbName)).asPromise();
    stores = openStores(env);
    worker = await createProductProcess('worker', env, ['test/support/shifted-clock.ts']);
    await worker.start();
  }, 240_000);
  afterAll(async () => {
    await worker?.stop();
    await simulator?.close();
    await database?.dropDatabase();
    await database?.close();
    redis?.disconnect();
    backToNow();
  }, 240_000);

  /** Everybody of the crowd as the projection would have them. */
  async function meetCrowd(): Promise<number> {
    simulator.seedCrowd(OA, {
      count: CROWD,
      shares: { free: 70, open: 10, silent: 10, blocked: 5, welcome: 5 },
    });
    const facts = [...simulator.crowd(OA)].map(({ userId, follows, lastInteractionAt }) => ({
      conversationId: toConversationId(OA, CitizenId.parse(userId)),
      ...{ officeId: OFFICE, following: follows, lastInteractionAt: lastInteractionAt ?? null },
      ...{ optedOut: false, inFormUntil: null, language: 'vi' as const, leftTopics: [] },
    }));
    await stores.contacts.noteChats(facts);
    return facts.length;
  }

  async function release(): Promise<string> {
    const { kindOf } = loadNoticeTemplates('templates');
    const kind = kindOf('canh-bao');
    if (!kind) throw new Error('no such kind');
    const notice = writeNotice(kind, { officeId: OFFICE, noticeId: 'n-chaos', by: 'hoa', at: Date.now() });
    const fields = Object.fromEntries(kind.fields.map(({ key, example }) => [key, example]));
    await stores.notices.save({ ...notice, content: { ...notice.content, fields } });
    let version = 1;
    for (const [action, by] of [
      ['submit', 'hoa'],
      ['release', 'binh'],
    ] satisfies [NoticeAction, string][]) {
      const seen = { officeId: OFFICE, noticeId: 'n-chaos', version };
      const outcome = await actOnNotice(
        { ...stores, kindOf, faultsOf: async () => [], isWhole: async () => true },
        seen,
        {
          action,
          by,
          at: Date.now(),
        },
      );
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
      version = outcome.notice.version;
    }
    return 'n-chaos';
  }

  const countSent = () => database.collection('noticeRows').countDocuments({ state: 'sent' });

  async function killWhen(sent: number): Promise<void> {
    await until(async () => (await countSent()) >= sent, `${sent} are sent`, PATIENCE_MS);
    await worker.kill();
    await worker.start();
  }

  async function allRows(noticeId: string): Promise<NoticeRow[]> {
    const rows: NoticeRow[] = [];
    for (;;) {
      const page = await stores.rows.page(noticeId, rows.at(-1)?.rowId ?? '', 1_000);
      if (page.length === 0) return rows;
      rows.push(...page);
    }
  }

  it('ends in a row for each, nobody twice, nobody at night', async () => {
    const crowd = await meetCrowd();
    const noticeId = await release();
    await killWhen(150);
    simulator.faults.inject({ kind: 'timeoutButDone', times: 3 });
    simulator.faults.inject({ kind: 'timeout', times: 2 });
    await killWhen(400);
    simulator.expireAccessTokens(OA);
    await killWhen(700);
    await redis.flushdb();
    simulator.faults.inject({ kind: 'cutButDone', times: 2 });
    simulator.faults.inject({ kind: 'error', code: -32 });
    await killWhen(1_000);
    await killWhen(1_300);
    await until(
      async () => (await stores.notices.find(OFFICE, noticeId))?.state === 'done',
      'the notice is done',
      PATIENCE_MS,
    );

    const rows = await allRows(noticeId);
    expect(rows).toHaveLength(crowd);
    const open = rows.filter(({ state }) => state === 'waiting' || state === 'leaving');
    const unexplained = rows.filter(({ state, reason }) => state !== 'sent' && reason === null);
    expect({ open, unexplained }).toEqual({ open: [], unexplained: [] });

    const lost = new Set(rows.filter(({ state }) => state === 'unknown').map((row) => row.conversationId));
    const arrivals = [...simulator.arrivals(OA)];
    const twice = arrivals.filter(
      ({ total, userId }) => total > 1 && !lost.has(toConversationId(OA, CitizenId.parse(userId))),
    );
    expect(twice).toEqual([]);
    expect(arrivals.filter(({ quiet }) => quiet > 0)).toEqual([]);
    const sent = rows.filter(({ state }) => state === 'sent');
    expect(arrivals.length).toBeGreaterThanOrEqual(sent.length);
    expect(arrivals.length).toBeLessThanOrEqual(sent.length + lost.size);
    expect(sent.length).toBeGreaterThan(crowd * 0.6);
  }, 400_000);
});
