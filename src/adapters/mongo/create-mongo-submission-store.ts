import type { Connection } from 'mongoose';
import type { SubmissionStore } from '../../dossiers/submission-store.js';
import type { Cipher } from '../../secrets/cipher.js';
import { isDuplicateKey } from './is-duplicate-key.js';
import { SubmissionRow, toDeadSubmission, toSubmissionRecord } from './submission-row.js';

type Deps = { connection: Connection; cipher: Cipher; now: () => number };
type Rows = ReturnType<typeof Connection.prototype.collection<SubmissionRow>>;

/** Confirmed forms in the collection `submissions`, one document each; see the port for what it promises. */
export function createMongoSubmissionStore({ connection, cipher, now }: Deps): SubmissionStore {
  const rows: Rows = connection.collection<SubmissionRow>('submissions');
  const get = async (_id: string) => SubmissionRow.parse(await rows.findOne({ _id }));

  return {
    ...createDeadLetters(rows),
    async save({ submission, officeId, conversationId }) {
      const sealed = cipher.seal(JSON.stringify(submission));
      const fresh = { state: 'waiting', attempts: 0, createdAt: now() } as const;
      try {
        await rows.insertOne({ _id: submission.submissionId, officeId, conversationId, sealed, ...fresh });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
    async find(submissionId) {
      const row = await rows.findOne({ _id: submissionId });
      return row ? toSubmissionRecord(cipher, row) : undefined;
    },
    async claimCode(submissionId, code) {
      await rows.updateOne({ _id: submissionId, code: { $exists: false } }, { $set: { code } });
      const claimed = (await get(submissionId)).code;
      if (claimed === undefined) throw new Error('a claimed code is gone');
      return claimed;
    },
    async markDone(submissionId) {
      await rows.updateOne({ _id: submissionId }, { $set: { state: 'done' }, $unset: { reason: '' } });
    },
    async countAttempt(submissionId, reason) {
      await rows.updateOne({ _id: submissionId }, { $inc: { attempts: 1 }, $set: { reason } });
      return (await get(submissionId)).attempts;
    },
    async waitingOlderThan(at, limit) {
      const found = await rows
        .find({ state: 'waiting', createdAt: { $lt: at } }, { projection: { _id: 1 } })
        .sort({ createdAt: 1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id }) => _id);
    },
  };
}

function createDeadLetters(rows: Rows): Pick<SubmissionStore, 'markDead' | 'revive' | 'listDead'> {
  return {
    async markDead(submissionId, reason) {
      await rows.updateOne({ _id: submissionId, state: 'waiting' }, { $set: { state: 'dead', reason } });
    },
    async revive(submissionId) {
      const { matchedCount } = await rows.updateOne(
        { _id: submissionId, state: 'dead' },
        { $set: { state: 'waiting', attempts: 0 }, $unset: { reason: '' } },
      );
      return matchedCount === 1;
    },
    async listDead(limit) {
      const found = await rows.find({ state: 'dead' }).sort({ createdAt: 1 }).limit(limit).toArray();
      return found.map(toDeadSubmission);
    },
  };
}
