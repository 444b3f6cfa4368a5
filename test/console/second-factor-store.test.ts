import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createMongoSecondFactorStore } from '../../src/adapters/mongo/create-mongo-second-factor-store.js';
import { Username } from '../../src/console/staff/staff.js';
import { createFakeSecondFactorStore } from '../fakes/create-fake-second-factor-store.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { describeSecondFactorStore } from './second-factor-store-contract.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('factors');
});
afterAll(() => database.close());

const open = async () => {
  await database.empty();
  return createMongoSecondFactorStore({ connection: database.connection, cipher: testCipher });
};

describeSecondFactorStore('the fake', createFakeSecondFactorStore);
describeSecondFactorStore('MongoDB', open);

it('keeps secrets sealed', async () => {
  const store = await open();
  const mai = Username.parse('mai');
  await store.activate(mai, { secret: 'GEZDGNBVGY3TQOJQ', since: 1, step: 1, recovery: [] });
  await store.begin(mai, { secret: 'MFRGGZDFMZTWQ2LK', at: 1 });
  const rows = JSON.stringify(await database.connection.collection('secondFactors').find().toArray());
  expect(rows).not.toMatch(/GEZDGNBV|MFRGGZDF/);
});
