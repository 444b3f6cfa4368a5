import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createMongoAuditTrail } from '../../src/adapters/mongo/create-mongo-audit-trail.js';
import { createMongoStaffStore } from '../../src/adapters/mongo/create-mongo-staff-store.js';
import type { AuditEntry } from '../../src/console/audit/audit-trail.js';
import { Username } from '../../src/console/staff/staff.js';
import { NINH_THANH } from '../dossiers/dossier-builders.js';
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

it('keeps every audit entry, the same one twice included', async () => {
  const audit = createMongoAuditTrail(database);
  const entry: AuditEntry = {
    action: 'revealedAnswer',
    at: 1,
    username: Username.parse('mai'),
    officeId: NINH_THANH,
    dossierId: 'd-1',
    field: 'nyc.soDinhDanh',
  };
  await audit.record(entry);
  await audit.record(entry);
  const rows = await database.connection.collection('audit').find().toArray();
  expect(rows.map(({ _id, ...row }) => row)).toEqual([entry, entry]);
});
