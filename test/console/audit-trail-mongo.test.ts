import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { auditDigest, createMongoAuditTrail } from '../../src/adapters/mongo/create-mongo-audit-trail.js';
import { ensureAuditIndexes } from '../../src/adapters/mongo/ensure-audit-indexes.js';
import { readAuditChain } from '../../src/adapters/mongo/read-audit-chain.js';
import { checkChain } from '../../src/console/audit/check-chain.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import { modulesIn } from '../repository/readers/modules.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { aReveal, describeAuditTrail } from './audit-trail-contract.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('audit');
  await ensureAuditIndexes(database.connection);
});
afterAll(() => database.close());

const createTrail = () => createMongoAuditTrail({ connection: database.connection, cipher: testCipher });
const digest = auditDigest(testCipher);
const rows = () => database.connection.collection<{ _id: string; seq: number; at: number }>('audit');
const check = (keptSince = 0, noted?: { seq: number; hash: string }) =>
  checkChain(readAuditChain(database.connection, NINH_THANH, keptSince), {
    ...{ digest, keptSince },
    ...(noted && { noted }),
  });

describeAuditTrail('MongoDB', async () => {
  await database.empty();
  return createTrail();
});

describe('the chain of an office', () => {
  beforeEach(async () => {
    await database.empty();
  });
  const recordMany = async (count: number) => {
    const audit = createTrail();
    for (let n = 1; n <= count; n++) await audit.record(aReveal({ at: n * 1000 }));
  };

  it('holds when several processes write to several offices at once, with numbers without gaps', async () => {
    const processes = Array.from({ length: 4 }, createTrail);
    await Promise.all(
      Array.from({ length: 120 }, (_, n) =>
        processes[n % 4]?.record(aReveal({ at: 1000 - n, officeId: n % 3 === 0 ? BINH_MINH : NINH_THANH })),
      ),
    );
    expect(await check()).toMatchObject({ entries: 80, first: 1, last: { seq: 80 }, faults: [] });
    expect(await rows().countDocuments({})).toBe(120);
  });

  it('never lets time run backwards, though clocks may', async () => {
    const audit = createTrail();
    await audit.record(aReveal({ at: 2000 }));
    await audit.record(aReveal({ at: 1000 }));
    expect((await audit.list(NINH_THANH, {}, 2)).map(({ entry }) => entry.at)).toEqual([2000, 2000]);
  });

  it.each([
    [
      'an entry says something else',
      () => rows().updateOne({ seq: 3 }, { $set: { username: 'quang' } }),
      [[3, 'altered']],
    ],
    [
      'something was added to an entry',
      () => rows().updateOne({ seq: 3 }, { $set: { more: 1 } }),
      [[3, 'altered']],
    ],
    ['an entry is gone', () => rows().deleteOne({ seq: 3 }), [[4, 'gap']]],
    ['the first is gone', () => rows().deleteOne({ seq: 1 }), [[2, 'beginningMissing']]],
    ['an entry was made to look old', () => rows().updateOne({ seq: 3 }, { $set: { at: -1 } }), [[4, 'gap']]],
  ] as const)('does not hold when %s', async (_what, tamper, faults) => {
    await recordMany(5);
    expect((await check()).faults).toEqual([]);
    await tamper();
    const report = await check();
    expect(report.faults.map(({ seq, kind }) => [seq, kind])).toEqual(faults);
  });

  it('does not hold when an entry was exchanged with its hash for one of another place', async () => {
    await recordMany(3);
    const first = await rows().findOne({ seq: 1 });
    await rows().deleteOne({ seq: 2 });
    if (first) await rows().insertOne({ ...first, _id: 'forged', seq: 2 });
    expect((await check()).faults.map(({ kind }) => kind)).toEqual(['altered', 'unlinked', 'unlinked']);
  });

  it('holds after its beginning was erased by age, and not when it went earlier', async () => {
    await recordMany(5);
    await rows().deleteMany({ at: { $lt: 3000 } });
    expect(await check(2500)).toMatchObject({ entries: 3, first: 3, faults: [] });
    expect((await check(1500)).faults).toEqual([{ seq: 3, kind: 'beginningMissing' }]);
  });

  it('shows that its end was cut off to whoever noted what it ended with', async () => {
    await recordMany(5);
    const { last } = await check();
    expect((await check(0, last)).faults).toEqual([]);
    await rows().deleteOne({ seq: 5 });
    expect((await check()).faults).toEqual([]);
    expect((await check(0, last)).faults).toEqual([{ seq: 5, kind: 'notAsNoted' }]);
    await createTrail().record(aReveal({ at: 9000 }));
    expect((await check(0, last)).faults).toEqual([{ seq: 5, kind: 'notAsNoted' }]);
  });
});

describe('nothing in the product', () => {
  it('changes or erases what the audit log holds, but for erasing by age', () => {
    // what lies in the rings of the console and the core cannot reach a database at all
    const touching = modulesIn('src', 'webhooks', 'scripts').filter(
      ({ path, text }) => !path.startsWith('src/console/') && /['"`]audit['"`]/.test(text),
    );
    expect(touching.map(({ path }) => path)).toEqual([
      'src/adapters/mongo/create-mongo-audit-trail.ts',
      'src/adapters/mongo/create-mongo-expiries.ts',
      'src/adapters/mongo/ensure-audit-indexes.ts',
      'src/adapters/mongo/read-audit-chain.ts',
      'src/retention/expiry.ts',
    ]);
    const ways = /\.(update|delete|replace|findOneAnd|bulkWrite|drop|rename|aggregate)\w*\(/;
    const changing = touching.filter(({ text }) => ways.test(text)).map(({ path }) => path);
    expect(changing).toEqual(['src/adapters/mongo/create-mongo-expiries.ts']);
  });
});
