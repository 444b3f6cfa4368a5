import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createMongoStaffStore } from '../../src/adapters/mongo/create-mongo-staff-store.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { describeStaffStore } from './staff-store-contract.js';
import { aStaff } from './support/staff-fixtures.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('staff');
});
afterAll(() => database.close());

const open = async () => {
  await database.empty();
  return createMongoStaffStore({ connection: database.connection, cipher: testCipher });
};

describeStaffStore('MongoDB', open);

it('keeps the names of staff sealed', async () => {
  await (await open()).insert(aStaff());
  const rows = await database.connection.collection('staff').find().toArray();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('Trần');
});

it('reads an account of an older release, and one with a choice that is no longer offered, with the usual settings', async () => {
  const store = await open();
  const usual = aStaff();
  await store.insert(usual);
  const rows = database.connection.collection('staff');
  await rows.updateOne({}, { $unset: { settings: '' } });
  expect(await store.find(usual.username)).toEqual(usual);
  await rows.updateOne({}, { $set: { settings: { rowsPerPage: 7, textSize: 'large', start: 'gone' } } });
  expect((await store.find(usual.username))?.settings).toEqual({ ...usual.settings, textSize: 'large' });
});
