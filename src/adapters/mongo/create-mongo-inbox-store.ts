import type { Collection, Connection } from 'mongoose';
import { createBatcher } from '../../concurrency/create-batcher.js';
import type { FlowEvent } from '../../flow/events.js';
import type { ConversationId } from '../../ids.js';
import type { WaitingEvent } from '../../inbox/fold-events.js';
import type { InboxEvent } from '../../inbox/inbox-event.js';
import type { InboxStore } from '../../inbox/inbox-store.js';
import type { Cipher } from '../../secrets/cipher.js';
import { createMongoDeadLetters } from './create-mongo-dead-letters.js';
import { InboxRow, openInboxRow, toInboxRow } from './inbox-row.js';
import { outcomesOfInsert } from './insert-once.js';

/** Rows per round trip: enough to carry a burst, small enough that a slow write delays few. */
const MAX_BATCH = 500;
/** The platform re-delivers for hours; a month and a half also covers a spool that was forgotten on a disk. */
const DEDUPE_SECONDS = 45 * 24 * 3600;

type Deps = {
  connection: Connection;
  cipher: Cipher;
  now: () => number;
  /** an event cannot be read and became a dead letter: somebody must look */
  onDead?(eventId: string, reason: string): void;
};
type Rows = Collection<InboxRow>;

/** The inbox in the collection `inbox`. Reads, inserts and completions of many conversations are committed in groups. */
export function createMongoInboxStore({ connection, cipher, now, onDead }: Deps): InboxStore {
  const rows = connection.collection<InboxRow>('inbox');
  const deadLetters = createMongoDeadLetters(rows, now);
  const finish = finishInGroups(rows, now);
  const bury = async (eventId: string, reason: string) => {
    await deadLetters.markDead(eventId, reason);
    onDead?.(eventId, reason);
  };

  return {
    ...deadLetters,
    record: recordInGroups(rows, cipher),
    waitingOf: readInGroups(rows, (row) => openOrBury(cipher, bury, row)),
    markDone: async (eventIds) => {
      if (eventIds.length > 0) await finish(eventIds);
    },
    async conversationsWaitingLongerThan(ms, limit) {
      const found = await rows
        .aggregate<{ _id: ConversationId }>([
          { $match: { state: 'waiting', receivedAt: { $lt: now() - ms } } },
          { $group: { _id: '$conversationId', oldest: { $min: '$receivedAt' } } },
          { $sort: { oldest: 1, _id: 1 } },
          { $limit: limit },
        ])
        .toArray();
      return found.map((row) => row._id);
    },
    countWaiting: () => rows.countDocuments({ state: 'waiting' }),
  };
}

const recordInGroups = (rows: Rows, cipher: Cipher) =>
  createBatcher<InboxEvent, 'recorded' | 'duplicate'>({
    maxBatch: MAX_BATCH,
    run: async (events) => {
      const fresh = events.map((event) => toInboxRow(cipher, event));
      try {
        await rows.insertMany(fresh, { ordered: false, writeConcern: { w: 'majority', journal: true } });
        return fresh.map(() => 'recorded');
      } catch (error) {
        return outcomesOfInsert(error, fresh.length);
      }
    },
  });

const readInGroups = (rows: Rows, open: (row: InboxRow) => Promise<FlowEvent | undefined>) =>
  createBatcher<ConversationId, WaitingEvent[]>({
    maxBatch: MAX_BATCH,
    run: async (ids) => {
      const found = await rows
        .find({ conversationId: { $in: [...new Set(ids)] }, state: 'waiting' })
        .sort({ at: 1, receivedAt: 1, _id: 1 })
        .toArray();
      const byConversation = new Map<ConversationId, WaitingEvent[]>(ids.map((id) => [id, []]));
      for (const row of found) {
        const event = await open(row);
        if (event) byConversation.get(row.conversationId)?.push({ eventId: row._id, event });
      }
      return ids.map((id) => byConversation.get(id) ?? []);
    },
  });

const finishInGroups = (rows: Rows, now: () => number) =>
  createBatcher<readonly string[], undefined>({
    maxBatch: MAX_BATCH,
    run: async (idLists) => {
      await rows.updateMany(
        { _id: { $in: idLists.flat() }, state: { $ne: 'done' } },
        { $set: { state: 'done', doneAt: new Date(now()) }, $unset: { sealed: '', reason: '' } },
      );
      return idLists.map(() => undefined);
    },
  });

/** A row that cannot be read must not hold up its conversation for ever, nor those that share the round trip. */
async function openOrBury(
  cipher: Cipher,
  bury: InboxStore['markDead'],
  row: InboxRow,
): Promise<FlowEvent | undefined> {
  try {
    return openInboxRow(cipher, InboxRow.parse(row));
  } catch (cause) {
    await bury(row._id, `unreadable: ${cause instanceof Error ? cause.name : 'unknown'}`);
    return undefined;
  }
}

/**
 * Makes sure that the indexes of the inbox exist. Each holds only rows of one state, so that a new row costs two
 * entries and a done one costs one; `state` leads where it is the only thing that a question is about.
 */
export async function ensureInboxIndexes(connection: Connection): Promise<void> {
  const rows = connection.collection<InboxRow>('inbox');
  const only = (state: InboxRow['state']) => ({ partialFilterExpression: { state } });
  await rows.createIndex(
    { conversationId: 1, at: 1, receivedAt: 1 },
    { name: 'waiting_of', ...only('waiting') },
  );
  await rows.createIndex({ state: 1, receivedAt: 1 }, { name: 'waiting', ...only('waiting') });
  await rows.createIndex({ state: 1, at: 1 }, { name: 'dead_letters', ...only('dead') });
  await rows.createIndex(
    { doneAt: 1 },
    { name: 'done_until', expireAfterSeconds: DEDUPE_SECONDS, ...only('done') },
  );
}
