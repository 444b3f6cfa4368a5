import type { Connection } from 'mongoose';
import { isDuplicateKey } from './is-duplicate-key.js';

const MAJORITY = { writeConcern: { w: 'majority' } } as const;

type Versioned = { _id: string; version: number };

/** Writes a row over the version before it, or begins it with version 1; false when somebody was faster. */
export async function saveVersion(
  { connection, collection }: { connection: Connection; collection: string },
  { _id, ...fields }: Versioned,
): Promise<boolean> {
  const rows = connection.collection<Versioned>(collection);
  if (fields.version > 1) {
    const before = { _id, version: fields.version - 1 };
    const { matchedCount } = await rows.updateOne(before, { $set: fields }, MAJORITY);
    return matchedCount === 1;
  }
  try {
    await rows.insertOne({ _id, ...fields }, MAJORITY);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
