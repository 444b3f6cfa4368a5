import type { Connection } from 'mongoose';
import type { CitizenHandle } from '../../simulator/citizens/citizen-handle.js';
import { createCipher } from '../../src/adapters/crypto/create-cipher.js';
import { conversationIdOf } from './outcomes.js';
import { testCipher } from './test-cipher.js';
import { until } from './until.js';

const lostKey = Buffer.alloc(32, 11);
/** As it stands in `ENCRYPTION_KEYS`, once somebody has found it again. */
export const LOST_KEY = `lost:${lostKey.toString('base64')}`;

/** Seals the one thing that waits for this citizen with a key that no process has; resolves with its id. */
export async function spoilWaitingEvent(database: Connection, citizen: CitizenHandle): Promise<string> {
  const rows = database.collection<{ _id: string; sealed: string }>('inbox');
  const waiting = { conversationId: conversationIdOf(citizen), state: 'waiting' };
  await until(async () => (await rows.countDocuments(waiting)) === 1, 'the event waits');
  const row = await rows.findOne(waiting);
  const other = createCipher({ keys: [{ id: 'lost', key: lostKey }], indexKey: Buffer.alloc(32, 9) });
  const sealed = other.seal(testCipher.open(row?.sealed ?? ''));
  await rows.updateOne({ _id: row?._id ?? '' }, { $set: { sealed } });
  return row?._id ?? '';
}
