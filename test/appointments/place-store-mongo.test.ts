import { afterAll, afterEach, beforeAll } from '@jest/globals';
import {
  createMongoPlaceStore,
  ensurePlaceIndexes,
} from '../../src/adapters/mongo/create-mongo-place-store.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { describePlaceStore } from './place-store-contract.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('places');
  await ensurePlaceIndexes(database.connection);
});
afterEach(() => database.empty());
afterAll(() => database.close());

describePlaceStore('on MongoDB', async () => {
  const clock = createManualClock(1_800_000_000_000);
  return { ...clock, store: createMongoPlaceStore({ ...database, ...clock }) };
});
