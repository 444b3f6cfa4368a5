import { afterAll, beforeAll } from '@jest/globals';
import {
  createMongoAbsenceStore,
  ensureAbsenceIndexes,
} from '../../src/adapters/mongo/create-mongo-absence-store.js';
import { createFakeAbsenceStore } from '../fakes/create-fake-absence-store.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { describeAbsenceStore } from './absence-store-contract.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('absences');
  await ensureAbsenceIndexes(database.connection);
});
afterAll(() => database.close());

describeAbsenceStore('the fake', async () => createFakeAbsenceStore());
describeAbsenceStore('MongoDB', async () => {
  await database.empty();
  return createMongoAbsenceStore({ connection: database.connection });
});
