import type { Connection, mongo } from 'mongoose';
import { createBatcher } from '../../concurrency/create-batcher.js';
import type { NoticeRowStore, RowEnd, RowReceipt } from '../../notices/notice-row-store.js';
import type { Cipher } from '../../secrets/cipher.js';
import { countNoticeRows, sumSpent } from './count-notice-rows.js';
import { createGuardedBulk, isOnlyDuplicates } from './guarded-bulk.js';
import { keepNoticeWords } from './keep-notice-words.js';
import { type NoticeRowDocument, toNoticeRow, toRowDocument } from './notice-row-document.js';

type Deps = { connection: Connection; cipher: Cipher; workerId: string };
type Rows = mongo.Collection<NoticeRowDocument>;

const MAX_BATCH = 200;

/** Rows in the collection `noticeRows`, one per notice and recipient; see the port for what it promises. */
export function createMongoNoticeRowStore({ connection, cipher, workerId }: Deps): NoticeRowStore {
  const rows = connection.collection<NoticeRowDocument>('noticeRows') as unknown as Rows;
  const open = (found: unknown[]) => found.map((row) => toNoticeRow(cipher, row));
  const depart = createGuardedBulk(rows, workerId);
  const write = createBatcher<mongo.AnyBulkWriteOperation<NoticeRowDocument>, void>({
    maxBatch: MAX_BATCH,
    async run(operations) {
      await rows.bulkWrite([...operations], { ordered: true });
      return operations.map(() => undefined);
    },
  });

  return {
    plan: (planned) =>
      insertMissing(
        rows,
        planned.map((row) => toRowDocument(cipher, row)),
      ),
    async due(noticeId, now, limit) {
      const where = { noticeId, state: 'waiting' as const, retryAt: { $not: { $gt: now } } };
      return open(await rows.find(where, { batchSize: limit }).sort({ _id: 1 }).limit(limit).toArray());
    },
    depart: (rowId, { at, way, costVnd, part }) =>
      depart({
        id: rowId,
        where: { state: 'waiting', ...atPart(part) },
        update: { $set: { way, leavingVnd: costVnd, state: 'leaving', leftAt: at } },
      }),
    end: (end) => write(toEnd(end)),
    async restUntil(rowId, at) {
      await rows.updateOne({ _id: rowId, state: 'leaving' }, { $set: { retryAt: at } });
    },
    async adrift(noticeId, leftBefore, limit) {
      const where = { noticeId, state: 'leaving' as const, leftAt: { $lt: leftBefore } };
      const notYet = { retryAt: { $not: { $gt: leftBefore } } };
      return open(
        await rows
          .find({ ...where, ...notYet })
          .sort({ _id: 1 })
          .limit(limit)
          .toArray(),
      );
    },
    countOpen: (noticeId) => rows.countDocuments({ noticeId, state: { $in: ['waiting', 'leaving'] } }),
    counts: (noticeId) => countNoticeRows(rows, noticeId),
    spentVnd: (noticeId) => sumSpent(rows, noticeId),
    receive: (receipt) => write(toReceipt(receipt)),
    async answer(rowId, answer, { at, words }) {
      if (words !== undefined) await keepNoticeWords({ rows, cipher }, rowId, { at, words });
      const first = { _id: rowId, sentAt: { $gt: 0 }, answeredAt: null };
      const { matchedCount } = await rows.updateOne(first, { $set: { answer, answeredAt: at } });
      return matchedCount === 1;
    },
    async answers(noticeId, { answer, after, limit }) {
      const older = after && {
        $or: [{ answeredAt: { $lt: after.at } }, { answeredAt: after.at, _id: { $lt: after.rowId } }],
      };
      const where = { noticeId, answeredAt: { $gt: 0 }, ...(answer !== undefined && { answer }) };
      const found = rows.find(older ? { $and: [where, older] } : where, { batchSize: limit });
      return open(await found.sort({ answeredAt: -1, _id: -1 }).limit(limit).toArray());
    },
    async noteOptOut(conversationId, since, at) {
      const got = { conversationId, sentAt: { $gte: since } };
      const last = await rows.findOne(got, { sort: { sentAt: -1 }, projection: { _id: 1 } });
      if (last) await rows.updateOne({ _id: last._id }, { $set: { optedOutAt: at } });
    },
    countOptOuts: (noticeId) => rows.countDocuments({ noticeId, optedOutAt: { $gt: 0 } }),
    async retryPassing(noticeId) {
      const again = {
        state: 'waiting' as const,
        reason: null,
        code: null,
        passing: false,
        retryAt: null,
        attempts: 0,
      };
      const done = await rows.updateMany({ noticeId, state: 'failed', passing: true }, { $set: again });
      return done.modifiedCount;
    },
    async ofConversation(conversationId, limit) {
      const got = { conversationId, sentAt: { $gt: 0 } };
      return open(await rows.find(got).sort({ sentAt: -1 }).limit(limit).toArray());
    },
    async page(noticeId, after, limit) {
      const where = { noticeId, _id: { $gt: after } };
      return open(await rows.find(where, { batchSize: limit }).sort({ _id: 1 }).limit(limit).toArray());
    },
    countPlaces: (noticeId) => rows.countDocuments({ noticeId, sealedPlaces: { $gt: '' } }),
    async erasePlaces(noticeId) {
      const erased = { sealedPlaces: null, passing: false };
      const done = await rows.updateMany({ noticeId, sealedPlaces: { $gt: '' } }, { $set: erased });
      return done.modifiedCount;
    },
    async forget(conversationId) {
      const erased = { state: 'skipped' as const, reason: 'erased' };
      await rows.updateMany({ conversationId, state: 'waiting' }, { $set: erased });
      const emptied = { sealedPlaces: null, sealedWords: null, wordsAt: null, neighbourhood: null };
      await rows.updateMany({ conversationId }, { $set: emptied });
    },
  };
}

async function insertMissing(rows: Rows, documents: NoticeRowDocument[]): Promise<void> {
  if (documents.length === 0) return;
  try {
    await rows.insertMany(documents, { ordered: false });
  } catch (error) {
    if (!isOnlyDuplicates(error)) throw error;
  }
}

/** Rows from before there were parts have none. */
const atPart = (part: number) => ({ part: part === 0 ? { $not: { $gt: 0 } } : part });

function toEnd({ rowId, ofPart, ...fields }: RowEnd): mongo.AnyBulkWriteOperation<NoticeRowDocument> {
  const [, conversation = ''] = rowId.split('|');
  const platformKey =
    fields.platformId == null ? {} : { platformKey: `${conversation.split('-')[0]}:${fields.platformId}` };
  return {
    updateOne: {
      filter: {
        ...{ _id: rowId, state: { $in: ['waiting', 'leaving'] } },
        ...(ofPart !== undefined && atPart(ofPart)),
      },
      update: { $set: { ...fields, ...platformKey, leavingVnd: 0 } },
    },
  };
}

/** Only the first receipt of a kind counts. */
function toReceipt({
  oaId,
  platformId,
  kind,
  at,
}: RowReceipt): mongo.AnyBulkWriteOperation<NoticeRowDocument> {
  const field = kind === 'seen' ? 'seenAt' : 'deliveredAt';
  return {
    updateOne: {
      filter: { platformKey: `${oaId}:${platformId}`, [field]: null },
      update: { $set: { [field]: at } },
    },
  };
}

/** Makes sure that the indexes of the rows exist. */
export async function ensureNoticeRowIndexes(connection: Connection): Promise<void> {
  const rows = connection.collection('noticeRows');
  await rows.createIndex({ noticeId: 1, state: 1, _id: 1 }, { name: 'of_a_notice' });
  await rows.createIndex({ conversationId: 1, sentAt: -1 }, { name: 'of_a_citizen' });
  await rows.createIndex(
    { noticeId: 1, answeredAt: -1, _id: -1 },
    { name: 'answers', partialFilterExpression: { answeredAt: { $gt: 0 } } },
  );
  await rows.createIndex(
    { wordsAt: 1 },
    { name: 'words_by_age', partialFilterExpression: { wordsAt: { $gt: 0 } } },
  );
  await rows.createIndex(
    { noticeId: 1 },
    { name: 'with_places', partialFilterExpression: { sealedPlaces: { $gt: '' } } },
  );
  await rows.createIndex(
    { platformKey: 1 },
    { name: 'by_receipt', partialFilterExpression: { platformKey: { $gt: '' } } },
  );
}
