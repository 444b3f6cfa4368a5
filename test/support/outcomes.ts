import { expect } from '@jest/globals';
import type { Connection } from 'mongoose';
import type { CitizenHandle } from '../../simulator/citizens/citizen-handle.js';
import { until } from './until.js';

export const conversationIdOf = ({ oaId, userId }: Pick<CitizenHandle, 'oaId' | 'userId'>): string =>
  `${oaId}-${userId}`;

/** Waits until every event is handled, every effect carried out and every message has its end. */
export async function untilAllIsDone(database: Connection): Promise<void> {
  const count = (collection: string, filter: object) =>
    database.collection(collection).countDocuments(filter);
  const undone = { $or: [{ 'outbox.0': { $exists: true } }, { 'intents.0': { $exists: true } }] };
  await until(
    async () =>
      (await count('inbox', { state: 'waiting' })) +
        (await count('submissions', { state: 'waiting' })) +
        (await count('conversations', undone)) ===
      0,
    'everything is done',
  );
}

/** What the record says of the messages to one citizen, in order. */
export const messageRowsOf = (database: Connection, citizen: CitizenHandle) =>
  database
    .collection('messages')
    .find({ conversationId: conversationIdOf(citizen) })
    .sort({ seq: 1 })
    .toArray();

/** Every message to the citizen is recorded once, in order, and is the one that arrived in the chat. */
export async function expectEveryMessageOnce(database: Connection, citizen: CitizenHandle): Promise<void> {
  const rows = await messageRowsOf(database, citizen);
  const arrived = citizen.messages().filter(({ from }) => from === 'oa');
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, n) => n + 1));
  expect(rows.map((row) => row.state)).toEqual(rows.map(() => 'taken'));
  expect(rows.map((row) => String(row._id).split(':')[1])).toEqual(arrived.map(({ id }) => id));
}
