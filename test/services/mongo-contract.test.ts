// What the product relies on from MongoDB, asked of whatever the runner brought up: a mongod or the gateway.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';

type Thing = {
  _id: string | number;
  kind?: string;
  n?: number;
  version?: number;
  tags?: string[];
  at?: Date;
};

let connection: Connection;
const things = () => connection.collection<Thing>(collectionName);
const collectionName = 'things';

beforeAll(async () => {
  const uri = process.env.TEST_MONGODB_URI ?? '';
  connection = await mongoose
    .createConnection(uri, { dbName: `test_contract_${randomUUID().slice(0, 8)}`, maxPoolSize: 20 })
    .asPromise();
});

afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

const numbered = (count: number, kind: string): Thing[] =>
  Array.from({ length: count }, (_, n) => ({ _id: `${kind}-${n}`, kind, n }));

describe('writing', () => {
  it('inserts many and says how many', async () => {
    const result = await things().insertMany(numbered(500, 'many'));
    expect(result.insertedCount).toBe(500);
    expect(await things().countDocuments({ kind: 'many' })).toBe(500);
  });

  it('refuses a second document with the same _id as error 11000', async () => {
    await things().insertOne({ _id: 'once' });
    await expect(things().insertOne({ _id: 'once' })).rejects.toMatchObject({ code: 11000 });
  });

  it('goes on after a refused document when the order does not matter', async () => {
    await things().insertOne({ _id: 'there' });
    const docs = [{ _id: 'new-1' }, { _id: 'there' }, { _id: 'new-2' }];
    const failure = await things()
      .insertMany(docs, { ordered: false })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 11000, insertedCount: 2 });
    expect(await things().countDocuments({ _id: { $in: ['new-1', 'new-2'] } })).toBe(2);
  });

  it('refuses what a unique index forbids, also in an update', async () => {
    const codes = connection.collection<{ _id: number; code: string }>('codes');
    await codes.createIndex({ code: 1 }, { unique: true });
    await codes.insertMany([
      { _id: 1, code: 'A' },
      { _id: 2, code: 'B' },
    ]);
    await expect(codes.insertOne({ _id: 3, code: 'A' })).rejects.toMatchObject({ code: 11000 });
    await expect(codes.updateOne({ _id: 2 }, { $set: { code: 'A' } })).rejects.toMatchObject({ code: 11000 });
    expect(await codes.findOne({ _id: 2 })).toEqual({ _id: 2, code: 'B' });
  });

  it('leaves documents outside of a partial unique index alone', async () => {
    const claims = connection.collection<{ _id: number; holder: string; open: boolean }>('claims');
    await claims.createIndex({ holder: 1 }, { unique: true, partialFilterExpression: { open: true } });
    await claims.insertMany([
      { _id: 1, holder: 'A', open: false },
      { _id: 2, holder: 'A', open: true },
    ]);
    await expect(claims.insertOne({ _id: 3, holder: 'A', open: true })).rejects.toMatchObject({
      code: 11000,
    });
  });

  it('updates or inserts, and answers the document after it', async () => {
    const upsert = () =>
      things().findOneAndUpdate(
        { _id: 'counter' },
        { $inc: { n: 1 }, $setOnInsert: { kind: 'counter' } },
        { upsert: true, returnDocument: 'after' },
      );
    expect(await upsert()).toEqual({ _id: 'counter', kind: 'counter', n: 1 });
    expect(await upsert()).toEqual({ _id: 'counter', kind: 'counter', n: 2 });
  });

  it('writes a mixed bulk and counts each kind', async () => {
    await things().insertMany(numbered(3, 'bulk'));
    const result = await things().bulkWrite([
      { insertOne: { document: { _id: 'bulk-new' } } },
      { updateOne: { filter: { _id: 'bulk-0' }, update: { $set: { n: 7 } } } },
      { updateOne: { filter: { _id: 'bulk-up' }, update: { $set: { n: 1 } }, upsert: true } },
      { deleteOne: { filter: { _id: 'bulk-1' } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 });
  });

  it('says which operation of a bulk was refused', async () => {
    await things().insertOne({ _id: 'taken' });
    const inserts = ['free-1', 'taken', 'free-2'].map((_id) => ({ insertOne: { document: { _id } } }));
    const failure = await things()
      .bulkWrite(inserts, { ordered: false })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 11000, writeErrors: [{ index: 1, code: 11000 }] });
  });
});

describe('racing', () => {
  it('lets exactly one of many guarded updates win', async () => {
    await things().insertOne({ _id: 'guarded', version: 1 });
    const attempts = Array.from({ length: 50 }, () =>
      things().updateOne({ _id: 'guarded', version: 1 }, { $set: { version: 2 } }),
    );
    const results = await Promise.all(attempts);
    expect(results.filter((result) => result.modifiedCount === 1)).toHaveLength(1);
  });

  it('loses no increment', async () => {
    await things().insertOne({ _id: 'sum', n: 0 });
    await Promise.all(
      Array.from({ length: 100 }, () => things().updateOne({ _id: 'sum' }, { $inc: { n: 1 } })),
    );
    expect(await things().findOne({ _id: 'sum' })).toMatchObject({ n: 100 });
  });

  it('gets bulks that touch the same documents in opposite order through', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `crossed-${n}`);
    await things().insertMany(ids.map((_id) => ({ _id, n: 0 })));
    const bulk = (order: string[]) =>
      things().bulkWrite(
        order.map((_id) => ({ updateOne: { filter: { _id }, update: { $inc: { n: 1 } } } })),
      );
    const backwards = ids.toReversed();
    await Promise.all(Array.from({ length: 10 }, (_, i) => bulk(i % 2 === 0 ? ids : backwards)));
    expect(await things().countDocuments({ _id: { $in: ids }, n: 10 })).toBe(20);
  });
});

describe('reading', () => {
  beforeAll(async () => {
    await things().insertMany(numbered(350, 'page'));
  });

  it.each([
    ['as they lie', {}],
    ['sorted', { n: -1 as const }],
  ])('walks a cursor over several batches, %s', async (_name, sort) => {
    const found = await things().find({ kind: 'page' }).sort(sort).batchSize(100).toArray();
    expect(new Set(found.map(({ n }) => n)).size).toBe(350);
  });

  it('leaves nothing behind when a cursor is closed half-way', async () => {
    for (let round = 0; round < 40; round += 1) {
      const cursor = things().find({ kind: 'page' }).sort({ n: 1 }).batchSize(10);
      await cursor.next();
      await cursor.close();
    }
    expect(await things().findOne({ _id: 'page-1' })).toMatchObject({ n: 1 });
  });

  it('groups, and groups into more than one batch', async () => {
    const totals = things().aggregate([
      { $match: { kind: 'page' } },
      { $group: { _id: { $mod: ['$n', 200] }, sum: { $sum: '$n' } } },
    ]);
    expect(await totals.toArray()).toHaveLength(200);
  });

  it('keeps 64-bit numbers, dates and binary as they were written', async () => {
    const { Long, Binary } = mongoose.mongo;
    const raw = connection.collection('raw');
    const at = new Date('2026-11-23T01:02:03.004Z');
    const big = Long.fromString('4318657024519982301');
    await raw.insertOne({ big, at, bytes: new Binary(Buffer.from([0, 255, 10])) });
    const found = await raw.findOne({}, { promoteLongs: false });
    expect(found?.big.toString()).toBe('4318657024519982301');
    expect(found?.at).toEqual(at);
    expect(Buffer.from(found?.bytes.buffer)).toEqual(Buffer.from([0, 255, 10]));
  });

  it('stores and reads a file of several chunks', async () => {
    const bucket = new mongoose.mongo.GridFSBucket(connection.getClient().db(connection.name));
    const content = Buffer.alloc(700_000, 'giấy tờ');
    const upload = bucket.openUploadStream('giay-to.bin');
    upload.end(content);
    await new Promise((resolve, reject) => upload.on('finish', resolve).on('error', reject));
    const chunks = await bucket.openDownloadStream(upload.id).toArray();
    expect(Buffer.concat(chunks as Buffer[]).equals(content)).toBe(true);
  });

  it('creates an index that lets documents expire', async () => {
    const name = await things().createIndex({ at: 1 }, { expireAfterSeconds: 3600 });
    const index = (await things().indexes()).find((one) => one.name === name);
    expect(Number(index?.expireAfterSeconds)).toBe(3600);
  });
});

describe('transactions', () => {
  const inTransaction = (work: (session: mongoose.mongo.ClientSession) => Promise<unknown>) =>
    connection.getClient().withSession((session) => session.withTransaction(() => work(session)));

  it('shows all of it or nothing', async () => {
    await inTransaction(async (session) => {
      await things().insertOne({ _id: 'tx-1' }, { session });
      await things().insertOne({ _id: 'tx-2' }, { session });
      expect(await things().findOne({ _id: 'tx-1' })).toBeNull();
    });
    expect(await things().countDocuments({ _id: { $in: ['tx-1', 'tx-2'] } })).toBe(2);
  });

  it('undoes everything when the work fails', async () => {
    const failing = inTransaction(async (session) => {
      await things().insertOne({ _id: 'tx-undone' }, { session });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await things().findOne({ _id: 'tx-undone' })).toBeNull();
  });

  it('undoes everything when a write in it is refused', async () => {
    await things().insertOne({ _id: 'tx-taken' });
    const refused = inTransaction(async (session) => {
      await things().insertOne({ _id: 'tx-before' }, { session });
      await things().insertOne({ _id: 'tx-taken' }, { session });
    });
    await expect(refused).rejects.toMatchObject({ code: 11000 });
    expect(await things().findOne({ _id: 'tx-before' })).toBeNull();
  });

  it('runs again until two that read and write the same have both counted', async () => {
    await things().insertOne({ _id: 'tx-sum', n: 0 });
    const addOne = () =>
      inTransaction(async (session) => {
        const found = await things().findOne({ _id: 'tx-sum' }, { session });
        await things().updateOne({ _id: 'tx-sum' }, { $set: { n: (found?.n ?? 0) + 1 } }, { session });
      });
    await Promise.all([addOne(), addOne(), addOne()]);
    expect(await things().findOne({ _id: 'tx-sum' })).toMatchObject({ n: 3 });
  });
});
