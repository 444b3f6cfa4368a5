import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createMongoDataRequestStore,
  ensureDataRequestIndexes,
} from '../../src/adapters/mongo/create-mongo-data-request-store.js';
import { createFakeDataRequestStore } from '../fakes/create-fake-data-request-store.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { aRequest, describeDataRequestStore } from './data-request-store-contract.js';

let database: TestDatabase;
const open = (now: () => number = () => 1_000_000) =>
  createMongoDataRequestStore({ connection: database.connection, cipher: testCipher, now });

beforeAll(async () => {
  database = await openTestDatabase('datarequests');
  await ensureDataRequestIndexes(database.connection);
});
afterAll(() => database.close());

describeDataRequestStore('the fake', async (now) => createFakeDataRequestStore({ now }));
describeDataRequestStore('the store on MongoDB', async (now) => {
  await database.empty();
  return open(now);
});

describe('the store on MongoDB', () => {
  it('holds no word of the citizen or of the office in the clear', async () => {
    await database.empty();
    await open().save(aRequest('r1', { text: 'tên đệm của Lan' }), true);
    const entry = {
      seq: 2,
      at: 1,
      by: { kind: 'clerk', username: 'a' },
      what: 'answered',
      note: 'đã sửa cho Lan',
    } as const;
    await open().append('r1', 1, { state: 'done', entry, tell: true });
    const rows = await database.connection.collection('dataRequests').find().toArray();
    expect(JSON.stringify(rows)).not.toContain('Lan');
  });
});
