import type { Connection } from 'mongoose';
import { z } from 'zod';
import { DataRequest, RequestEntry } from '../../own-data/data-request.js';
import type { DataRequestStore } from '../../own-data/data-request-store.js';
import type { Cipher } from '../../secrets/cipher.js';
import { idsOf } from './ids-of.js';
import { isDuplicateKey } from './is-duplicate-key.js';
import { MAJORITY } from './media-row.js';

const EntryRow = RequestEntry.omit({ note: true }).extend({ noteSealed: z.string().optional() });
type EntryRow = z.infer<typeof EntryRow>;

/** A request as MongoDB holds it: what the citizen and the office wrote is sealed. */
const RequestRow = DataRequest.omit({ requestId: true, text: true, history: true }).extend({
  _id: z.string(),
  textSealed: z.string(),
  history: z.array(EntryRow),
  /** since when the citizen has to hear of something; absent when they heard all */
  untoldSince: z.number().optional(),
  /** when it was answered: from then on it is kept as a proof only */
  doneAt: z.number().optional(),
});
type RequestRow = z.infer<typeof RequestRow>;

type Deps = { connection: Connection; cipher: Cipher; now: () => number };

/** The register in the collection `dataRequests`, one document each; see the port for what it promises. */
export function createMongoDataRequestStore({ connection, cipher, now }: Deps): DataRequestStore {
  const rows = connection.collection<RequestRow>('dataRequests');
  const listed = async (cursor: ReturnType<typeof rows.find>, limit: number) =>
    (await cursor.limit(limit).toArray()).map((row) => toRequest(cipher, row));

  return {
    async save(request, tell) {
      const row = { ...toRow(cipher, request), ...(tell && { untoldSince: now() }) };
      try {
        await rows.insertOne(row, MAJORITY);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
    async find(requestId) {
      const row = await rows.findOne({ _id: requestId });
      return row ? toRequest(cipher, row) : undefined;
    },
    async append(requestId, expectedVersion, { state, entry, tell }) {
      const done = state === 'done' ? { doneAt: entry.at } : {};
      const { matchedCount } = await rows.updateOne(
        { _id: requestId, version: expectedVersion },
        {
          $set: { state, version: expectedVersion + 1, ...done, ...(tell && { untoldSince: now() }) },
          $push: { history: toEntryRow(cipher, entry) },
          ...(!tell && { $unset: { untoldSince: '' as const } }),
        },
        MAJORITY,
      );
      return matchedCount === 1;
    },
    async countAttempt(requestId) {
      const row = await rows.findOneAndUpdate(
        { _id: requestId },
        { $inc: { attempts: 1 } },
        { returnDocument: 'after' },
      );
      return row?.attempts ?? 0;
    },
    waitingSince: (at, limit) => idsOf(rows, { state: 'waiting', receivedAt: { $lt: at } }, limit),
    untoldSince: (at, limit) => idsOf(rows, { untoldSince: { $gt: 0, $lt: at } }, limit),
    async markTold(requestId, version) {
      await rows.updateOne({ _id: requestId, version }, { $unset: { untoldSince: '' } });
    },
    listOpen: (officeId, limit) =>
      listed(rows.find({ state: 'open', ...(officeId && { officeId }) }).sort({ dueAt: 1, _id: 1 }), limit),
    listDone: (officeId, limit) =>
      listed(rows.find({ state: 'done', officeId }).sort({ doneAt: -1, _id: 1 }), limit),
    listOf: (conversationId, limit) =>
      listed(rows.find({ conversationId }).sort({ receivedAt: -1, _id: 1 }), limit),
  };
}

function toRow(cipher: Cipher, { requestId, text, history, ...rest }: DataRequest): RequestRow {
  const doneAt = rest.state === 'done' ? history.at(-1)?.at : undefined;
  return {
    _id: requestId,
    ...rest,
    textSealed: cipher.seal(text),
    history: history.map((entry) => toEntryRow(cipher, entry)),
    ...(doneAt !== undefined && { doneAt }),
  };
}

const toEntryRow = (cipher: Cipher, { note, ...entry }: RequestEntry): EntryRow => ({
  ...entry,
  ...(note !== undefined && { noteSealed: cipher.seal(note) }),
});

/** Opens and parses a row. Throws `SealBroken` or a ZodError when it is not what we wrote. */
function toRequest(cipher: Cipher, stored: unknown): DataRequest {
  const {
    _id: requestId,
    textSealed,
    history,
    untoldSince: _,
    doneAt: __,
    ...rest
  } = RequestRow.parse(stored);
  return {
    ...rest,
    requestId,
    text: cipher.open(textSealed),
    history: history.map(({ noteSealed, ...entry }) => ({
      ...entry,
      ...(noteSealed !== undefined && { note: cipher.open(noteSealed) }),
    })),
  };
}

/** Makes sure that the indexes of the register exist. */
export async function ensureDataRequestIndexes(connection: Connection): Promise<void> {
  await connection.collection<RequestRow>('dataRequests').createIndexes([
    { key: { conversationId: 1 }, name: 'conversation' },
    { key: { state: 1, officeId: 1, dueAt: 1 }, name: 'state' },
    { key: { untoldSince: 1 }, name: 'untold', partialFilterExpression: { untoldSince: { $gt: 0 } } },
  ]);
}
