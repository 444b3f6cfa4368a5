import { afterAll, beforeAll } from '@jest/globals';
import { createMongoStayStore, ensureStayIndexes } from '../../src/adapters/mongo/create-mongo-stay-store.js';
import { createFakeStayStore } from '../fakes/create-fake-stay-store.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { describeStayStore } from './stay-store-contract.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('stays');
  await ensureStayIndexes(database.connection);
});
afterAll(() => database.close());

describeStayStore('the fake', async () => createFakeStayStore());
describeStayStore('MongoDB', async () => {
  await database.empty();
  return createMongoStayStore({ connection: database.connection });
});
