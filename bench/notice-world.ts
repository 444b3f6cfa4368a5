import { readFileSync, writeFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { anyFreePort } from '../scripts/services/free-port.js';
import { createCipher } from '../src/adapters/crypto/create-cipher.js';
import {
  createMongoContactStore,
  ensureContactIndexes,
} from '../src/adapters/mongo/create-mongo-contact-store.js';
import { createMongoNoticeRowStore } from '../src/adapters/mongo/create-mongo-notice-row-store.js';
import { createMongoNoticeStore } from '../src/adapters/mongo/create-mongo-notice-store.js';
import { readSettings } from '../src/config.js';
import { CitizenId, OaId, OfficeId, toConversationId } from '../src/ids.js';
import type { ChatFacts } from '../src/notices/contact.js';
import { loadNoticeTemplates } from '../src/notices/load-notice-templates.js';
import type { Notice } from '../src/notices/notice.js';
import type { Way } from '../src/notices/way.js';
import { writeNotice } from '../src/notices/write-notice.js';
import { read } from './bench-env.js';
import { OA_ID, prepareProduct, productEnvironment } from './product.js';
import { startSystem } from './system.js';

/** What the package of an office is when its limit is not to be felt. */
export const LIFTED_PER_MINUTE = 10_000_000;
const OFFICE = OfficeId.parse('bench');
const OA = OaId.parse(OA_ID);
const HOUR_MS = 3_600_000;
/** It is always ten in the morning in Vietnam, which is three. */
const offset = (3 - new Date().getUTCHours()) * HOUR_MS;
export const now = () => Date.now() + offset;

let runs = 0;

type WorldWish = {
  platformUrl: string;
  citizens: number;
  perMinute: number;
  /** what is known of the n-th of them; left out: all of them wrote an hour ago */
  factsOf?: (n: number) => Partial<ChatFacts>;
  roles?: readonly string[];
};

/** The product on a database of its own, with one office whose citizens can all be reached for nothing, unless told otherwise. */
export async function openNoticeWorld(wish: WorldWish) {
  const { platformUrl, citizens, perMinute, factsOf = () => ({}), roles = ['worker'] } = wish;
  const redisUrl = read('BENCH_REDIS_URL');
  const redis = new Redis(redisUrl);
  await redis.flushall();
  redis.disconnect();
  const uri = new URL(read('BENCH_MONGODB_URI'));
  uri.pathname = `/bench_notices_${process.pid}_${++runs}`;
  const [port, workerPort] = [await anyFreePort(), await anyFreePort()];
  const env: Record<string, string> = {
    ...productEnvironment({ port, workerPort, mongodbUri: uri.href, redisUrl, platformUrl }),
    TEST_CLOCK_OFFSET_MS: String(offset),
  };
  const file = String(env.OFFICES_FILE);
  writeFileSync(file, readFileSync(file, 'utf8').replace(`${LIFTED_PER_MINUTE}`, `${perMinute}`));
  await prepareProduct(env);
  const connection = await mongoose.createConnection(uri.href).asPromise();
  const { ENCRYPTION_KEYS, BLIND_INDEX_KEY } = readSettings(env);
  const parts = { connection, cipher: createCipher({ keys: ENCRYPTION_KEYS, indexKey: BLIND_INDEX_KEY }) };
  await ensureContactIndexes(connection);
  await meet(createMongoContactStore(parts), citizens, factsOf);
  const ports = roles.map((role) => (role === 'web' ? port : workerPort));
  const system = await startSystem(
    roles.map((role) => ({
      name: role,
      args: ['--import', 'tsx', '--import', './test/support/shifted-clock.ts', 'src/main.ts', role],
      env,
    })),
    async () => {
      const answers = await Promise.all(ports.map((one) => fetch(`http://127.0.0.1:${one}/readyz`)));
      return answers.every((answer) => answer.ok);
    },
  );
  return {
    ...{
      port,
      system,
      notices: createMongoNoticeStore(parts),
      rows: createMongoNoticeRowStore({ ...parts, workerId: 'bench' }),
    },
    async close() {
      await system.stop();
      await connection.dropDatabase();
      await connection.close();
    },
  };
}
export type NoticeWorld = Awaited<ReturnType<typeof openNoticeWorld>>;

const BATCH = 1_000;

async function meet(
  contacts: ReturnType<typeof createMongoContactStore>,
  count: number,
  factsOf: (n: number) => Partial<ChatFacts>,
): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    await contacts.noteChats(
      Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => ({
        conversationId: toConversationId(OA, CitizenId.parse(`c${String(from + n).padStart(7, '0')}`)),
        ...{ officeId: OFFICE, following: true, lastInteractionAt: now() - HOUR_MS, optedOut: false },
        ...{ inFormUntil: null, language: 'vi' as const, leftTopics: [] },
        ...factsOf(from + n),
      })),
    );
  }
}

/** Puts a released notice where the worker finds it; by default it costs nothing. */
export async function releaseNotice(
  { notices }: Pick<NoticeWorld, 'notices'>,
  { ways = ['free', 'state'], budgetVnd = 0 }: { ways?: Way[]; budgetVnd?: number } = {},
): Promise<void> {
  const kind = loadNoticeTemplates('templates').kindOf('canh-bao');
  if (!kind) throw new Error('there is no such kind');
  const notice = writeNotice(kind, { officeId: OFFICE, noticeId: 'n', by: 'hoa', at: now() });
  const fields = Object.fromEntries(kind.fields.map(({ key, example }) => [key, example]));
  await notices.save({
    ...notice,
    budgetVnd,
    state: 'released',
    content: { ...notice.content, fields, ways },
  });
}

const PAUSE_MS = 100;

/** Milliseconds until the notice has come to one of these states. */
export async function untilNotice({ notices }: NoticeWorld, ...states: Notice['state'][]): Promise<number> {
  const began = performance.now();
  for (;;) {
    const notice = await notices.find(OFFICE, 'n');
    if (notice && states.includes(notice.state)) return performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
