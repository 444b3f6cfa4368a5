import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createMongoTokenStore } from '../../src/adapters/mongo/create-mongo-token-store.js';
import { SealBroken } from '../../src/errors/seal-broken.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { createMemoryTokenStore } from './fakes/memory-token-store.js';
import { aPair, OA, OTHER_OA } from './fakes/universe.js';
import { tokenStoreContract } from './token-store.contract.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase('zalo_tokens');
});

afterAll(() => database.close());

const open = async () => {
  await database.empty();
  return createMongoTokenStore({ connection: database.connection, cipher: testCipher });
};

tokenStoreContract('memory', async () => createMemoryTokenStore());
tokenStoreContract('MongoDB', open);

it('shows no token to whoever reads the database', async () => {
  const store = await open();
  await store.put(OA, aPair());
  const raw = JSON.stringify(await database.connection.collection('zalo_tokens').find({}).toArray());
  expect(raw).toContain(OA);
  expect(raw).not.toContain('access-1');
  expect(raw).not.toContain('refresh-1');
});

it('does not open a pair that was moved to another OA', async () => {
  const store = await open();
  await store.put(OA, aPair());
  await store.put(OTHER_OA, aPair());
  const rows = database.connection.collection<{ _id: string; pair: string }>('zalo_tokens');
  const stolen = await rows.findOne({ _id: OA });
  await rows.updateOne({ _id: OTHER_OA }, { $set: { pair: stolen?.pair ?? '' } });
  await expect(store.find(OTHER_OA)).rejects.toBeInstanceOf(SealBroken);
});
