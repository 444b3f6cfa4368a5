import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  createMongoDraftStore,
  ensureDraftIndexes,
} from '../../src/adapters/mongo/create-mongo-draft-store.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { aDraft, describeDraftStore } from './draft-store-contract.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('drafts');
  await ensureDraftIndexes(database.connection);
});
afterAll(() => database.close());

const open = () => createMongoDraftStore({ connection: database.connection, cipher: testCipher });

describeDraftStore('MongoDB', async () => {
  await database.empty();
  return open();
});

it('keeps nothing readable of what was answered, and nothing at all of an ended draft', async () => {
  await database.empty();
  const rows = () => database.connection.collection('assistedDrafts').find({}).toArray();
  await open().save(aDraft());
  expect(JSON.stringify(await rows())).not.toMatch(/Thử|hoTen/);
  await open().save(aDraft({ version: 2, content: null, state: 'givenUp' }));
  expect(await rows()).toMatchObject([{ sealed: null }]);
});
