import type { Connection } from 'mongoose';
import { createBatcher } from '../../concurrency/create-batcher.js';
import { ConversationUnreadable } from '../../errors/conversation-unreadable.js';
import { ConversationId } from '../../ids.js';
import type { Conversation } from '../../inbox/conversation.js';
import type { ConversationStore, OutboxRewrite, StepCommit } from '../../inbox/conversation-store.js';
import type { Cipher } from '../../secrets/cipher.js';
import { type ConversationRow, toConversation, toIntentRow, toOutboxRow } from './conversation-row.js';
import { createMongoIntentTroubles } from './create-mongo-intent-troubles.js';
import { createGuardedBulk, type GuardedWrite } from './guarded-bulk.js';

const MAX_BATCH = 200;
/** A row that was written before ageing was asked for is looked at after so long a rest. */
const UNASKED_MS = 24 * 3_600_000;

type Deps = { connection: Connection; cipher: Cipher; workerId: string; now: () => number };

/** Conversations in the collection `conversations`, one document each; see the port for what it promises. */
export function createMongoConversationStore({ connection, cipher, workerId, now }: Deps): ConversationStore {
  const rows = connection.collection<ConversationRow>('conversations');
  const write = createGuardedBulk(rows, workerId);

  const load = createBatcher<ConversationId, Conversation | undefined>({
    maxBatch: MAX_BATCH,
    async run(ids) {
      const found = await rows.find({ _id: { $in: [...new Set(ids)] } }).toArray();
      const byId = new Map(found.map((row) => [row._id, row]));
      return ids.map((id) => openOrError(id, byId.get(id)));
    },
  });

  function openOrError(id: ConversationId, row: unknown): Conversation | undefined | Error {
    try {
      return row === undefined ? undefined : toConversation(cipher, row);
    } catch (cause) {
      return new ConversationUnreadable('a conversation does not open', { conversation: id }, { cause });
    }
  }

  return {
    ...createMongoIntentTroubles(rows),
    load,
    commitStep: (commit) => write(toCommitWrite(cipher, commit, now())),
    rewriteOutbox: (rewrite) => write(toRewriteWrite(cipher, rewrite, now())),
    async clearIntents(id, intentIds) {
      await rows.bulkWrite([
        { updateOne: { filter: { _id: id }, update: { $pull: { intents: { id: { $in: intentIds } } } } } },
        { updateOne: { filter: { _id: id, intents: { $size: 0 } }, update: { $set: { intentsAt: null } } } },
        {
          updateOne: {
            filter: { _id: id, 'trouble.intentId': { $in: intentIds } },
            update: { $set: { trouble: null } },
          },
        },
      ]);
    },
    async toWake(at, limit) {
      const due = { $gt: 0, $lte: at };
      const found = await rows
        .find({ $or: [{ wakeAt: due }, { intentsAt: due }] }, { projection: { _id: 1 } })
        .limit(limit)
        .toArray();
      return found.map((row) => ConversationId.parse(row._id));
    },
    async agedBy(at, limit) {
      const unasked = { agesAt: { $exists: false }, updatedAt: { $lt: at - UNASKED_MS } };
      const found = await rows
        .find({ $or: [{ agesAt: { $gt: 0, $lte: at } }, unasked] }, { projection: { _id: 1 } })
        .limit(limit)
        .toArray();
      return found.map((row) => ConversationId.parse(row._id));
    },
    async dueReminders(at, limit) {
      const found = await rows
        .find({ 'reminder.dueAt': { $gt: 0, $lte: at } }, { projection: { reminder: 1 } })
        .limit(limit)
        .toArray();
      return found.flatMap(({ _id, reminder }) =>
        reminder ? [{ conversationId: ConversationId.parse(_id), reminderId: reminder.reminderId }] : [],
      );
    },
    async clearReminder({ conversationId, reminderId }) {
      await rows.updateOne(
        { _id: conversationId, 'reminder.reminderId': reminderId },
        { $set: { reminder: null } },
      );
    },
  };
}

function toCommitWrite(cipher: Cipher, commit: StepCommit, now: number): GuardedWrite {
  const outbox = commit.newMessages.map((message) => toOutboxRow(cipher, message));
  const intents = commit.newIntents.map((intent) => toIntentRow(cipher, intent));
  const fields = {
    officeId: commit.officeId,
    version: commit.expectedVersion + 1,
    sealedSession: cipher.seal(JSON.stringify(commit.session)),
    handled: commit.handled,
    nextSeq: commit.nextSeq,
    lastInteractionAt: commit.lastInteractionAt,
    agesAt: commit.agesAt,
    updatedAt: now,
    ...(commit.reminder !== undefined && { reminder: commit.reminder }),
    ...(commit.sender && { sender: commit.sender }),
    ...(commit.wakeAt !== undefined && { wakeAt: commit.wakeAt }),
    ...(commit.intentsAt !== undefined && { intentsAt: commit.intentsAt }),
  };
  if (commit.expectedVersion === 0) {
    const empty = { sender: null, wakeAt: null, intentsAt: null, reminder: null, createdAt: now };
    return { id: commit.id, insert: { ...empty, ...fields, outbox, intents } };
  }
  const push = {
    ...(outbox.length > 0 && { outbox: { $each: outbox } }),
    ...(intents.length > 0 && { intents: { $each: intents } }),
  };
  return {
    id: commit.id,
    where: { version: commit.expectedVersion },
    update: { $set: fields, ...(Object.keys(push).length > 0 && { $push: push }) },
  };
}

function toRewriteWrite(cipher: Cipher, rewrite: OutboxRewrite, now: number): GuardedWrite {
  const held = rewrite.heldBy
    ? { 'sender.by': rewrite.heldBy }
    : { $or: [{ sender: null }, { 'sender.until': { $lte: now } }] };
  return {
    id: rewrite.id,
    where: { version: rewrite.expectedVersion, ...held },
    update: {
      $set: {
        outbox: rewrite.outbox.map((message) => toOutboxRow(cipher, message)),
        sender: rewrite.sender,
        wakeAt: rewrite.wakeAt,
      },
    },
  };
}
