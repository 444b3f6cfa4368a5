import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createMongoMediaStore,
  ensureMediaIndexes,
} from '../../src/adapters/mongo/create-mongo-media-store.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { aFile, aMedia, describeMediaStore } from './media-store-contract.js';

let database: TestDatabase;
const open = (now: () => number = () => 1_000_000) =>
  createMongoMediaStore({ connection: database.connection, cipher: testCipher, now });
const countOf = (name: string) => database.connection.collection(name).countDocuments();

beforeAll(async () => {
  database = await openTestDatabase('media');
  await ensureMediaIndexes(database.connection);
});
afterAll(() => database.close());

describeMediaStore('the store on MongoDB', async (now) => {
  await database.empty();
  return open(now);
});

describe('the store on MongoDB', () => {
  beforeEach(() => database.empty());

  it('holds neither bytes nor address nor name in the clear', async () => {
    await open().saveWaiting(
      aMedia('m1', { name: 'Giấy của Lan.jpg', url: 'https://f6.zdn.vn/secret-path' }),
    );
    await open().store('m1', { ...aFile, bytes: Buffer.from('bytes-in-the-clear') });
    const all = await Promise.all(
      ['media', 'mediaFiles.files', 'mediaFiles.chunks'].map((name) =>
        database.connection.collection(name).find().toArray(),
      ),
    );
    const text = all
      .flat()
      .map((row) => JSON.stringify(row) + String(row.data?.buffer ?? ''))
      .join('\n');
    expect(text).not.toMatch(/Lan|secret-path|bytes-in-the-clear/);
  });

  it('keeps a file of many chunks to the byte', async () => {
    const bytes = randomBytes(3 * 1024 * 1024);
    await open().saveWaiting(aMedia('m1'));
    await open().store('m1', { ...aFile, bytes });
    expect((await open().read('m1'))?.bytes.equals(bytes)).toBe(true);
  });

  it('leaves no bytes of uploads that lost the race', async () => {
    await open().saveWaiting(aMedia('m1'));
    await Promise.all([1, 2, 3, 4].map(() => open().store('m1', aFile)));
    expect([await countOf('mediaFiles.files'), await countOf('mediaFiles.chunks')]).toEqual([1, 1]);
  });

  it('leaves no bytes when a file is dropped, also while it is being stored', async () => {
    for (const id of ['m1', 'm2', 'm3', 'm4']) {
      await open().saveWaiting(aMedia(id));
      await Promise.all([open().store(id, { ...aFile, bytes: randomBytes(400_000) }), open().drop([id])]);
    }
    await open().drop(['m1', 'm2', 'm3', 'm4']);
    expect([await countOf('mediaFiles.files'), await countOf('mediaFiles.chunks')]).toEqual([0, 0]);
  });

  it('has a file due again whose dropping was interrupted', async () => {
    await open().saveWaiting(aMedia('m1'));
    await database.connection
      .collection<{ _id: string }>('media')
      .updateOne({ _id: 'm1' }, { $set: { state: 'dropped', dueAt: 5 } });
    await expect(open().due(10)).resolves.toEqual(['m1']);
    await open().drop(['m1']);
    await expect(open().due(10)).resolves.toEqual([]);
  });

  it('says so when the bytes were changed', async () => {
    await open().saveWaiting(aMedia('m1'));
    await open().store('m1', aFile);
    const chunks = database.connection.collection<{ data: { buffer: Buffer } }>('mediaFiles.chunks');
    const [chunk] = await chunks.find().toArray();
    const data = Buffer.from(chunk?.data.buffer ?? '');
    data.writeUInt8(data.readUInt8(data.length - 1) ^ 1, data.length - 1);
    await chunks.updateMany({}, { $set: { data: data as never } });
    await expect(open().read('m1')).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
  });
});
