import { afterAll, beforeAll } from '@jest/globals';
import { createMongoAccountLeases } from '../../src/adapters/mongo/create-mongo-account-leases.js';
import { createMongoBroadcastCount } from '../../src/adapters/mongo/create-mongo-broadcast-count.js';
import {
  createMongoContactStore,
  ensureContactIndexes,
} from '../../src/adapters/mongo/create-mongo-contact-store.js';
import { createMongoFollowerNotes } from '../../src/adapters/mongo/create-mongo-follower-notes.js';
import { createMongoFollowerWalks } from '../../src/adapters/mongo/create-mongo-follower-walks.js';
import { createMongoNoticeArticleStore } from '../../src/adapters/mongo/create-mongo-notice-article-store.js';
import { createMongoNoticeFiles } from '../../src/adapters/mongo/create-mongo-notice-files.js';
import {
  createMongoNoticeRowStore,
  ensureNoticeRowIndexes,
} from '../../src/adapters/mongo/create-mongo-notice-row-store.js';
import {
  createMongoNoticeStore,
  ensureNoticeIndexes,
} from '../../src/adapters/mongo/create-mongo-notice-store.js';
import { createMongoOutgoingFiles } from '../../src/adapters/mongo/create-mongo-outgoing-files.js';
import { createMongoQuotaCounters } from '../../src/adapters/mongo/create-mongo-quota-counters.js';
import { createFakeContactStore } from '../fakes/create-fake-contact-store.js';
import { createFakeFollowerWalks } from '../fakes/create-fake-follower-walks.js';
import {
  createFakeAccountLeases,
  createFakeBroadcastCount,
  createFakeQuotaCounters,
} from '../fakes/create-fake-notice-ledgers.js';
import {
  createFakeNoticeArticleStore,
  createFakeNoticeRowStore,
  createFakeNoticeStore,
} from '../fakes/create-fake-notice-stores.js';
import { createFakeOutgoingFiles } from '../fakes/create-fake-outgoing-files.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import {
  describeAccountLeases,
  describeBroadcastCount,
  describeContactStore,
  describeFollowerNotes,
  describeFollowerWalks,
  describeNoticeArticleStore,
  describeNoticeFiles,
  describeNoticeRowStore,
  describeNoticeStore,
  describeQuotaCounters,
} from './notice-store-contracts.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('notices');
  await ensureNoticeIndexes(database.connection);
  await ensureNoticeRowIndexes(database.connection);
  await ensureContactIndexes(database.connection);
});
afterAll(() => database.close());

async function emptied() {
  await database.empty();
  return { connection: database.connection, cipher: testCipher, workerId: 'w' };
}

describeNoticeStore('memory', async () => createFakeNoticeStore());
describeNoticeStore('MongoDB', async () => createMongoNoticeStore(await emptied()));
describeContactStore('memory', async () => createFakeContactStore());
describeContactStore('MongoDB', async () => createMongoContactStore(await emptied()));
describeNoticeArticleStore('memory', async () => createFakeNoticeArticleStore());
describeNoticeArticleStore('MongoDB', async () => createMongoNoticeArticleStore(await emptied()));
describeFollowerNotes('memory', async () => createFakeContactStore());
describeFollowerNotes('MongoDB', async () => {
  const parts = await emptied();
  return { ...createMongoContactStore(parts), ...createMongoFollowerNotes(parts) };
});
describeFollowerWalks('memory', async () => createFakeFollowerWalks());
describeFollowerWalks('MongoDB', async () => createMongoFollowerWalks(await emptied()));
describeNoticeRowStore('memory', async () => createFakeNoticeRowStore());
describeNoticeRowStore('MongoDB', async () => createMongoNoticeRowStore(await emptied()));
describeNoticeFiles('memory', async (now) => {
  const files = createFakeOutgoingFiles({ now });
  return { files, noticeFiles: files };
});
describeNoticeFiles('MongoDB', async (now) => {
  const parts = { ...(await emptied()), now };
  return { files: createMongoOutgoingFiles(parts), noticeFiles: createMongoNoticeFiles(parts) };
});
describeQuotaCounters('memory', async () => createFakeQuotaCounters());
describeQuotaCounters('MongoDB', async () => createMongoQuotaCounters(await emptied()));
describeBroadcastCount('memory', async () => {
  const counters = createFakeQuotaCounters();
  return { counters, count: createFakeBroadcastCount(counters) };
});
describeBroadcastCount('MongoDB', async () => {
  const parts = await emptied();
  return { counters: createMongoQuotaCounters(parts), count: createMongoBroadcastCount(parts) };
});
describeAccountLeases('memory', async () => createFakeAccountLeases());
describeAccountLeases('MongoDB', async () => createMongoAccountLeases(await emptied()));
