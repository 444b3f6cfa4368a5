import { afterAll, beforeAll } from '@jest/globals';
import { createMongoDossierStore } from '../../src/adapters/mongo/create-mongo-dossier-store.js';
import {
  createMongoRegisterSource,
  ensureRegisterIndex,
} from '../../src/adapters/mongo/create-mongo-register-source.js';
import { createFakeDossierStore } from '../fakes/create-fake-dossier-store.js';
import { createFakeRegisterSource } from '../fakes/create-fake-register-source.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { describeRegisterSource } from './register-source-contract.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('register');
  await ensureRegisterIndex(database.connection);
});
afterAll(() => database.close());

describeRegisterSource('fakes', async () => {
  const store = createFakeDossierStore(createManualClock());
  return { store, source: createFakeRegisterSource(store) };
});

describeRegisterSource('MongoDB', async () => {
  await database.empty();
  const deps = { connection: database.connection, cipher: testCipher, now: createManualClock().now };
  return { store: createMongoDossierStore(deps), source: createMongoRegisterSource(deps) };
});
