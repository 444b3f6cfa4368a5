import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import mongoose, { type Connection } from 'mongoose';
import {
  createMongoInboxStore,
  ensureInboxIndexes,
} from '../../src/adapters/mongo/create-mongo-inbox-store.js';
import { createFileSpool } from '../../src/adapters/spool/create-file-spool.js';
import { ConversationId } from '../../src/ids.js';
import { createRecorder, type Recorder } from '../../src/inbox/create-recorder.js';
import type { Spool } from '../../src/inbox/spool.js';
import { createZaloWebhookRouter } from '../../webhooks/zalo/create-zalo-webhook-router.js';
import { type CuttableLine, openCuttableLine } from '../support/cuttable-line.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { until } from '../support/until.js';
import { APP, fromUser, OA, USER } from './samples.js';

const SECRET = 'oa-secret-demo';
const LAN = ConversationId.parse(`${OA}-${USER}`);
const silent = { warn: () => undefined, error: () => undefined };

let database: TestDatabase;
let line: CuttableLine;
let connection: Connection;
let dir: string;
let spool: Spool;
let recorder: Recorder;
let server: Server;
let base: string;
let nudged: string[];

beforeAll(async () => {
  database = await openTestDatabase('away');
  await ensureInboxIndexes(database.connection);
  const uri = new URL(process.env.TEST_MONGODB_URI ?? '');
  line = await openCuttableLine({ host: uri.hostname, port: Number(uri.port || 27_017) });
  uri.host = `127.0.0.1:${line.port}`;
  uri.searchParams.set('directConnection', 'true');
  uri.searchParams.set('serverSelectionTimeoutMS', '1000');
  uri.searchParams.set('socketTimeoutMS', '2000');
  connection = await mongoose.createConnection(uri.href, { dbName: database.connection.name }).asPromise();
});
afterAll(async () => {
  await connection.close();
  await line.close();
  await database.close();
});

beforeEach(async () => {
  await database.empty();
  nudged = [];
  dir = await mkdtemp(join(tmpdir(), 'away-'));
  spool = createFileSpool({ dir, cipher: testCipher, now: Date.now, log: silent });
  const nudge = async (id: string) => void nudged.push(id);
  recorder = createRecorder({
    inbox: createMongoInboxStore({ connection, cipher: testCipher, now: Date.now }),
    receipts: { take: async () => undefined },
    taggings: { take: async () => undefined },
    spool,
    nudge,
    onSpooled: () => undefined,
    onReplayed: () => undefined,
    log: silent,
  });
  recorder.start();
  const app = express().use(
    createZaloWebhookRouter({
      appId: APP,
      secretsOf: () => [SECRET],
      recorder,
      nudge,
      finishConnect: async () => '/',
      counters: { event: () => undefined, refused: () => undefined, oddity: () => undefined },
      log: silent,
      now: Date.now,
    }),
  );
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  line.mend();
  await recorder.stop();
  await spool.close();
  server.closeAllConnections();
  server.close();
  await rm(dir, { recursive: true, force: true });
});

/** Says something as the citizen; answers the status and how long it took. */
async function say(messageId: string): Promise<{ status: number; ms: number }> {
  const timestamp = String(Date.now());
  const body = JSON.stringify({
    ...fromUser('user_send_text', { text: 'xin chào', msg_id: messageId }),
    timestamp,
  });
  const mac = createHash('sha256').update(`${APP}${body}${timestamp}${SECRET}`).digest('hex');
  const before = performance.now();
  const { status } = await fetch(`${base}/webhooks/zalo`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-zevent-signature': `mac=${mac}` },
  });
  return { status, ms: performance.now() - before };
}

const recorded = async (): Promise<string[]> => {
  const rows = await database.connection.collection<{ _id: string }>('inbox').find().toArray();
  return rows.map((row) => row._id.slice(OA.length + 1));
};

describe('the webhook while MongoDB is away', () => {
  it.each(['cut', 'freeze'] as const)(
    'keeps its promise and its two seconds when the line is %s, and replays each event once',
    async (how) => {
      const ids = Array.from({ length: 20 }, (_, i) => `m${i}`);
      await say('before');
      line[how]();
      const answers = await Promise.all([...ids, ...ids].map(say));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(2_000);
      expect(await readdir(dir)).not.toEqual([]);
      nudged = [];
      line.mend();
      await until(async () => (await recorded()).length === 21, 'everything is recorded');
      await until(async () => (await spool.size()) === 0, 'the spool is empty');
      expect(new Set(await recorded())).toEqual(new Set(['before', ...ids]));
      await until(() => nudged.includes(LAN), 'the conversation is nudged');
    },
  );

  it('goes its direct way again afterwards', async () => {
    line.cut();
    await say('m1');
    line.mend();
    await until(async () => (await recorded()).includes('m1'), 'the event is replayed');
    await until(
      async () => (await say('m2')).status === 200 && (await recorded()).includes('m2'),
      'm2 is recorded',
    );
    await until(async () => (await spool.size()) === 0, 'the spool is empty');
    expect((await recorded()).filter((id) => id === 'm2')).toHaveLength(1);
  });
});
