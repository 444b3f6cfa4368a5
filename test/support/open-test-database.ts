import { randomBytes } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';

export type TestDatabase = {
  connection: Connection;
  /** Empties every collection and keeps the indexes. */
  empty(): Promise<void>;
  /** Drops the database and hangs up. */
  close(): Promise<void>;
};

/** A database of one test file's own on the server that the runner brought up (`TEST_MONGODB_URI`). */
export async function openTestDatabase(name: string): Promise<TestDatabase> {
  const uri = process.env.TEST_MONGODB_URI;
  if (!uri) throw new Error('TEST_MONGODB_URI is not set: run the tests with npm test');
  const dbName = `test_${name}_${randomBytes(4).toString('hex')}`;
  const connection = await mongoose.createConnection(uri, { dbName }).asPromise();
  return {
    connection,
    async empty() {
      const collections = await connection.listCollections();
      await Promise.all(collections.map((c) => connection.collection(c.name).deleteMany({})));
    },
    async close() {
      await connection.dropDatabase();
      await connection.close();
    },
  };
}
