import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  createMongoSatisfactionStore,
  ensureSatisfactionIndexes,
} from '../../src/adapters/mongo/create-mongo-satisfaction-store.js';
import { createFakeSatisfactionStore } from '../fakes/create-fake-satisfaction-store.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { aSurvey, describeSatisfactionStore } from './satisfaction-store-contract.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('satisfaction');
  await ensureSatisfactionIndexes(database.connection);
});
afterAll(() => database.close());

const open = async () => {
  await database.empty();
  return createMongoSatisfactionStore({ connection: database.connection, cipher: testCipher });
};

describeSatisfactionStore('the fake', async () => createFakeSatisfactionStore());
describeSatisfactionStore('MongoDB', open);

it('keeps nothing by which somebody could be found: no dossier, no conversation, no day, no words in the clear', async () => {
  const store = await open();
  const dossierId = 'c0ffee00-0000-4000-8000-000000000001';
  await store.record(aSurvey({ dossierId, answer: { turn: 1, grade: 1, words: 'Bị đòi thêm giấy' } }));
  const [row, ...others] = await database.connection.collection('surveys').find().toArray();
  expect(others).toEqual([]);
  expect(Object.keys(row ?? {}).toSorted()).toEqual([
    '_id',
    'grade',
    'month',
    'officeId',
    'procedureId',
    'turn',
    'words',
  ]);
  expect(JSON.stringify(row)).not.toMatch(/c0ffee|Bị đòi|2026-03-04/);
});
