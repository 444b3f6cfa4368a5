import type { mongo } from 'mongoose';
import { createBatcher } from '../../concurrency/create-batcher.js';

type Document = mongo.BSON.Document;

/** An update that may only happen while the document is as the caller saw it. `insert` creates it instead. */
export type GuardedWrite =
  | { id: string; where: Document; update: Document }
  | { id: string; insert: Document };

const MAX_BATCH = 200;
const DUPLICATE_KEY = 11000;

/**
 * Guarded single-document writes of many callers in one round trip, each answered with whether it took place. A bulk
 * write only tells how many matched; every write therefore leaves a stamp of its own in the document, and when some did
 * not match the stamps tell whose they were. A write that lost and one whose stamp was already overwritten look the
 * same: the caller loads again and finds its own work there.
 */
export function createGuardedBulk<Row extends Document & { _id: string; stamp: string }>(
  collection: mongo.Collection<Row>,
  workerId: string,
): (write: GuardedWrite) => Promise<boolean> {
  let count = 0;

  async function run(writes: readonly GuardedWrite[]): Promise<boolean[]> {
    const stamped = writes.map((write) => ({ write, stamp: `${workerId}.${++count}` }));
    const refused = await bulk(stamped.map(({ write, stamp }) => toOperation(write, stamp)));
    if (refused === 'all-matched') return writes.map(() => true);
    const rows = await collection
      .find({ _id: { $in: writes.map((w) => w.id) } } as mongo.Filter<Row>, { projection: { stamp: 1 } })
      .toArray();
    const stamps = new Set(rows.map((row) => row.stamp));
    return stamped.map(({ stamp }) => stamps.has(stamp));
  }

  async function bulk(operations: mongo.AnyBulkWriteOperation<Row>[]): Promise<'all-matched' | 'some-not'> {
    try {
      const done = await collection.bulkWrite(operations, { ordered: false });
      return done.matchedCount + done.insertedCount === operations.length ? 'all-matched' : 'some-not';
    } catch (error) {
      if (isOnlyDuplicates(error)) return 'some-not';
      throw error;
    }
  }

  return createBatcher<GuardedWrite, boolean>({ run, maxBatch: MAX_BATCH });
}

function toOperation<Row extends Document>(
  write: GuardedWrite,
  stamp: string,
): mongo.AnyBulkWriteOperation<Row> {
  const operation =
    'insert' in write
      ? { insertOne: { document: { ...write.insert, _id: write.id, stamp } } }
      : {
          updateOne: {
            filter: { ...write.where, _id: write.id },
            update: { ...write.update, $set: { ...write.update.$set, stamp } },
          },
        };
  return operation as unknown as mongo.AnyBulkWriteOperation<Row>;
}

/** Whether a bulk write failed for nothing but documents that exist already. */
export function isOnlyDuplicates(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('writeErrors' in error)) return false;
  const errors = [error.writeErrors].flat();
  return errors.length > 0 && errors.every((e) => (e as { code?: unknown }).code === DUPLICATE_KEY);
}
