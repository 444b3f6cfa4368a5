import type { Connection, mongo } from 'mongoose';
import { z } from 'zod';
import { createBatcher } from '../../concurrency/create-batcher.js';
import { splitConversationId } from '../../ids.js';
import type {
  MessageFate,
  MessageLog,
  MessageOutcome,
  MessageRecord,
  Receipt,
} from '../../replies/message-log.js';
import type { Cipher } from '../../secrets/cipher.js';
import { isOnlyDuplicates } from './guarded-bulk.js';

const MAX_BATCH = 200;
/** A receipt for a message that is not ours (a clerk wrote in the platform's own page) is dropped after this. */
const ORPHAN_MS = 2 * 24 * 3_600_000;

/**
 * The row of a message. A message that the platform took is kept under the platform's id, so that its receipts find it
 * whichever comes first; any other under its place in the conversation. `rank` only rises: 1 sent, 2 delivered, 3 seen.
 */
const MessageRow = z.object({
  _id: z.string(),
  conversationId: z.string().optional(),
  seq: z.int().optional(),
  ref: z.string().optional(),
  sealed: z.string().nullable().optional(),
  createdAt: z.number().optional(),
  state: z.enum(['taken', 'failed', 'skipped']).optional(),
  rank: z.int().optional(),
  sentAt: z.number().optional(),
  deliveredAt: z.number().optional(),
  seenAt: z.number().optional(),
  endedAt: z.number().optional(),
  reason: z.string().optional(),
  code: z.number().optional(),
  orphanUntil: z.date().optional(),
});
type MessageRow = z.infer<typeof MessageRow>;

/** Message rows in the collection `messages`; records and receipts of many conversations share round trips. */
export function createMongoMessageLog({
  connection,
  cipher,
}: {
  connection: Connection;
  cipher: Cipher;
}): MessageLog {
  const rows = connection.collection<MessageRow>('messages');

  const record = createBatcher<MessageRecord, void>({
    maxBatch: MAX_BATCH,
    async run(records) {
      const docs = records.map((r) => toRow(cipher, r));
      try {
        await rows.insertMany(docs, { ordered: false });
      } catch (error) {
        if (!isOnlyDuplicates(error)) throw error;
        await rows.bulkWrite(docs.map(completeRow), { ordered: false });
      }
      return records.map(() => undefined);
    },
  });

  const receive = createBatcher<Receipt, void>({
    maxBatch: MAX_BATCH,
    async run(receipts) {
      await rows.bulkWrite(receipts.map(toReceiptUpdate), { ordered: false });
      return receipts.map(() => undefined);
    },
  });

  return {
    record,
    receive,
    async outcomeOf(conversationId, seq) {
      const row = await rows.findOne({ conversationId, seq });
      return row ? toOutcome(MessageRow.parse(row)) : undefined;
    },
    async fatesOf(conversationId, refs) {
      const found = await rows.find({ conversationId, ref: { $in: [...refs] } }).toArray();
      return new Map(found.map((row) => MessageRow.parse(row)).map((row) => [row.ref ?? '', toFate(row)]));
    },
    async refOf(conversationId, platformId) {
      const { oaId } = splitConversationId(conversationId);
      const row = await rows.findOne({ _id: platformKey(oaId, platformId), conversationId });
      return row?.ref;
    },
    async isTaken(oaId, platformId) {
      const row = await rows.findOne({ _id: platformKey(oaId, platformId) }, { projection: { seq: 1 } });
      return row?.seq !== undefined;
    },
    async forgetTexts(conversationId) {
      await rows.updateMany({ conversationId }, { $set: { sealed: null } });
    },
  };
}

const platformKey = (oaId: string, platformId: string): string => `${oaId}:${platformId}`;

function toRow(
  cipher: Cipher,
  { conversationId, oaId, seq, text, createdAt, outcome, ref }: MessageRecord,
): MessageRow {
  const common = {
    ...{ conversationId, seq, createdAt, sealed: cipher.seal(text), endedAt: outcome.at },
    ...(ref !== undefined && { ref }),
  };
  switch (outcome.kind) {
    case 'sent':
      return {
        ...common,
        _id: platformKey(oaId, outcome.platformId),
        state: 'taken',
        rank: 1,
        sentAt: outcome.at,
      };
    case 'failed':
    case 'skipped':
      return {
        ...common,
        _id: `${conversationId}-${seq}`,
        state: outcome.kind,
        reason: outcome.reason,
        ...('code' in outcome && outcome.code !== undefined && { code: outcome.code }),
      };
  }
}

/** The row exists: a receipt was faster, or we record for the second time. */
function completeRow({ _id, rank, ...fields }: MessageRow): mongo.AnyBulkWriteOperation<MessageRow> {
  return {
    updateOne: {
      filter: { _id },
      update: { $set: fields, ...(rank && { $max: { rank } }), $unset: { orphanUntil: true } },
      upsert: true,
    },
  };
}

function toReceiptUpdate({ oaId, platformId, kind, at }: Receipt): mongo.AnyBulkWriteOperation<MessageRow> {
  const seen = kind === 'seen';
  return {
    updateOne: {
      filter: { _id: platformKey(oaId, platformId) },
      update: {
        $set: seen ? { seenAt: at } : { deliveredAt: at },
        $max: { rank: seen ? 3 : 2 },
        $setOnInsert: { orphanUntil: new Date(at + ORPHAN_MS) },
      },
      upsert: true,
    },
  };
}

const RANKS = ['sent', 'sent', 'delivered', 'seen'] as const;

function toFate({ state, rank = 1, reason = 'unknown' }: MessageRow): MessageFate {
  return state === 'failed' || state === 'skipped'
    ? { kind: state, reason }
    : { kind: RANKS[rank] ?? 'sent' };
}

function toOutcome(row: MessageRow): MessageOutcome | undefined {
  const at = row.endedAt ?? 0;
  if (row.state === 'taken') return { kind: 'sent', platformId: row._id.slice(row._id.indexOf(':') + 1), at };
  if (row.state === undefined) return undefined;
  return { kind: row.state, reason: row.reason ?? 'unknown', at };
}
