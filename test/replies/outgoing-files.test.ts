import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createMongoOutgoingFiles,
  ensureOutgoingFileIndexes,
} from '../../src/adapters/mongo/create-mongo-outgoing-files.js';
import { createFakeOutgoingFiles } from '../fakes/create-fake-outgoing-files.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { aFile, BYTES, describeOutgoingFiles } from './outgoing-files-contract.js';

let database: TestDatabase;
const open = (now: () => number = () => 1_000_000) =>
  createMongoOutgoingFiles({ connection: database.connection, cipher: testCipher, now });

beforeAll(async () => {
  database = await openTestDatabase('outgoing');
  await ensureOutgoingFileIndexes(database.connection);
});
afterAll(() => database.close());

describeOutgoingFiles('the fake', async (now) => createFakeOutgoingFiles({ now }));
describeOutgoingFiles('the store on MongoDB', async (now) => {
  await database.empty();
  return open(now);
});

describe('the store on MongoDB', () => {
  beforeEach(() => database.empty());

  const everything = async () => {
    const names = ['outgoingFiles', 'mediaFiles.files', 'mediaFiles.chunks'];
    const rows = await Promise.all(
      names.map((name) => database.connection.collection(name).find().toArray()),
    );
    return rows
      .flat()
      .map((row) => JSON.stringify(row) + String(row.data?.buffer ?? ''))
      .join('\n');
  };

  it('holds neither bytes nor name nor token in the clear', async () => {
    await open().save(aFile('f1'), BYTES);
    await open().rememberToken('f1', { token: 'token-in-the-clear', until: 5 });
    expect(await everything()).not.toMatch(/Lan|PDF|token-in-the-clear/);
  });

  it('leaves no bytes behind, neither of erased files nor of makers that lost the race', async () => {
    await Promise.all([1, 2, 3].map(() => open().save(aFile('f1'), BYTES)));
    const countChunks = () => database.connection.collection('mediaFiles.chunks').countDocuments();
    await expect(countChunks()).resolves.toBe(1);
    await open().drop(['f1']);
    await expect(countChunks()).resolves.toBe(0);
  });
});
