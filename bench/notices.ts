import { readFileSync, writeFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { anyFreePort } from '../scripts/services/free-port.js';
import { createCipher } from '../src/adapters/crypto/create-cipher.js';
import {
  createMongoContactStore,
  ensureContactIndexes,
} from '../src/adapters/mongo/create-mongo-contact-store.js';
import { createMongoNoticeStore } from '../src/adapters/mongo/create-mongo-notice-store.js';
import { readSettings } from '../src/config.js';
import { CitizenId, OaId, OfficeId, toConversationId } from '../src/ids.js';
import { loadNoticeTemplates } from '../src/notices/load-notice-templates.js';
import type { Notice } from '../src/notices/notice.js';
import { writeNotice } from '../src/notices/write-notice.js';
import { read } from './bench-env.js';
import { OA_ID, prepareProduct, productEnvironment } from './product.js';
import { startStubPlatform } from './stub-platform.js';
import { startSystem } from './system.js';

/**
 * npm run bench -- notices: one worker plans and sends a notice to few and to many, the platform taking everything at
 * once; then at a package's limit for three minutes. It is always ten in the morning for the worker.
 */
const SIZES = [5_000, 50_000];
const PACKAGE_PER_MINUTE = 2_000;
const AT_THE_LIMIT_MS = 180_000;
const OFFICE = OfficeId.parse('bench');
const OA = OaId.parse(OA_ID);
const LIFTED_PER_MINUTE = 10_000_000;
const HOUR_MS = 3_600_000;
/** ten in the morning in Vietnam is three */
const offset = (3 - new Date().getUTCHours()) * HOUR_MS;
const now = () => Date.now() + offset;

const redisUrl = read('BENCH_REDIS_URL');
let arrived = 0;
const platform = await startStubPlatform(() => {
  arrived += 1;
});
let runs = 0;

/** One worker on a database of its own, with so many citizens who all wrote an hour ago. */
async function open(citizens: number, perMinute: number) {
  const redis = new Redis(redisUrl);
  await redis.flushall();
  redis.disconnect();
  const uri = new URL(read('BENCH_MONGODB_URI'));
  uri.pathname = `/bench_notices_${process.pid}_${++runs}`;
  const [port, workerPort] = [await anyFreePort(), await anyFreePort()];
  const env: Record<string, string> = {
    ...productEnvironment({ port, workerPort, mongodbUri: uri.href, redisUrl, platformUrl: platform.url }),
    TEST_CLOCK_OFFSET_MS: String(offset),
  };
  const offices = readFileSync(env.OFFICES_FILE ?? '', 'utf8');
  writeFileSync(env.OFFICES_FILE ?? '', offices.replace(`${LIFTED_PER_MINUTE}`, `${perMinute}`));
  await prepareProduct(env);
  const connection = await mongoose.createConnection(uri.href).asPromise();
  const { ENCRYPTION_KEYS, BLIND_INDEX_KEY } = readSettings(env);
  const parts = { connection, cipher: createCipher({ keys: ENCRYPTION_KEYS, indexKey: BLIND_INDEX_KEY }) };
  await ensureContactIndexes(connection);
  await meet(createMongoContactStore(parts), citizens);
  const args = ['--import', 'tsx', '--import', './test/support/shifted-clock.ts', 'src/main.ts', 'worker'];
  const system = await startSystem([{ name: 'worker', args, env }], async () => {
    const answer = await fetch(`http://127.0.0.1:${workerPort}/readyz`);
    return answer.ok;
  });
  return {
    ...{ system, notices: createMongoNoticeStore(parts) },
    async close() {
      await system.stop();
      await connection.dropDatabase();
      await connection.close();
    },
  };
}

const BATCH = 1_000;

async function meet(contacts: ReturnType<typeof createMongoContactStore>, count: number): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    await contacts.noteChats(
      Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => ({
        conversationId: toConversationId(OA, CitizenId.parse(`c${String(from + n).padStart(7, '0')}`)),
        ...{ officeId: OFFICE, following: true, lastInteractionAt: now() - HOUR_MS, optedOut: false },
        ...{ inFormUntil: null, language: 'vi' as const, leftTopics: [] },
      })),
    );
  }
}

type World = Awaited<ReturnType<typeof open>>;

/** Puts a released notice where the worker finds it. */
async function release({ notices }: World): Promise<void> {
  const kind = loadNoticeTemplates('templates').kindOf('canh-bao');
  if (!kind) throw new Error('there is no such kind');
  const notice = writeNotice(kind, { officeId: OFFICE, noticeId: 'n', by: 'hoa', at: now() });
  const fields = Object.fromEntries(kind.fields.map(({ key, example }) => [key, example]));
  await notices.save({ ...notice, state: 'released', content: { ...notice.content, fields } });
}

const PAUSE_MS = 100;

/** Milliseconds until a notice has come to one of these states. */
async function until({ notices }: World, ...states: Notice['state'][]): Promise<number> {
  const began = performance.now();
  for (;;) {
    const notice = await notices.find(OFFICE, 'n');
    if (notice && states.includes(notice.state)) return performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

const one = (value: number, digits = 1) => value.toFixed(digits).replace('.', ',');

async function measure(citizens: number): Promise<number> {
  const world = await open(citizens, LIFTED_PER_MINUTE);
  arrived = 0;
  await release(world);
  const idle = world.system.usage();
  const planned = await until(world, 'scheduled', 'sending', 'done');
  const rss = world.system.usage().rssMiB;
  const sent = await until(world, 'done');
  const cpuMs = (world.system.usage().cpuMs - idle.cpuMs) / citizens;
  const perSecond = (citizens / sent) * 1_000;
  console.log(
    `| ${citizens} | ${arrived} | ${one(planned / 1_000)} | ${one(idle.rssMiB, 0)} | ${one(rss, 0)} | ${one(world.system.usage().rssMiB, 0)} | ${one(perSecond, 0)} | ${one(cpuMs, 2)} |`,
  );
  await world.close();
  return cpuMs;
}

async function measureLimit(): Promise<void> {
  const world = await open(PACKAGE_PER_MINUTE * 5, PACKAGE_PER_MINUTE);
  await release(world);
  await until(world, 'sending');
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const before = arrived;
  const began = performance.now();
  await new Promise((resolve) => setTimeout(resolve, AT_THE_LIMIT_MS));
  const perMinute = ((arrived - before) / (performance.now() - began)) * 60_000;
  console.log(
    `\nAt a limit of ${PACKAGE_PER_MINUTE} a minute: ${one(perMinute)} a minute, ${one((perMinute / PACKAGE_PER_MINUTE) * 100)} %.`,
  );
  await world.close();
}

console.log(
  '| citizens | arrived | planned s | RSS MiB idle | after planning | at the end | sent/s | CPU ms each |',
);
console.log(`|${'---|'.repeat(8)}`);
const costs: number[] = [];
for (const size of SIZES) costs.push(await measure(size));
console.log(
  `\nCost for each at ${SIZES[1]}: ${one((costs[1] ?? 0) / (costs[0] ?? 1), 2)} times that at ${SIZES[0]}.`,
);
if (!process.argv.includes('--quick')) await measureLimit();
await platform.close();
process.exit(0);
