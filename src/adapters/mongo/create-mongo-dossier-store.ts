import type { Connection } from 'mongoose';
import { DossierState } from '../../dossiers/dossier-state.js';
import type { DossierChange, DossierStore } from '../../dossiers/dossier-store.js';
import type { Cipher } from '../../secrets/cipher.js';
import {
  type DossierRow,
  LINE_FIELDS,
  toDossier,
  toDossierHead,
  toDossierLine,
  toDossierRow,
  toHistoryRow,
  toSupplementRow,
} from './dossier-row.js';
import { isDuplicateKey } from './is-duplicate-key.js';

type Deps = { connection: Connection; cipher: Cipher; now: () => number };

/** Dossiers in the collection `dossiers`, one document each; see the port for what it promises. */
export function createMongoDossierStore({ connection, cipher, now }: Deps): DossierStore {
  const rows = connection.collection<DossierRow>('dossiers');

  async function findOne(filter: Partial<Pick<DossierRow, '_id' | 'submissionId'>>) {
    const row = await rows.findOne(filter);
    return row ? toDossier(cipher, row) : undefined;
  }

  async function findHeadBy(filter: Partial<Pick<DossierRow, '_id' | 'officeId' | 'code'>>) {
    const row = await rows.findOne(filter, { projection: LINE_FIELDS });
    return row ? toDossierHead(row) : undefined;
  }

  return {
    find: (dossierId) => findOne({ _id: dossierId }),
    findBySubmission: (submissionId) => findOne({ submissionId }),
    findHead: (dossierId) => findHeadBy({ _id: dossierId }),
    findByCode: (officeId, code) => findHeadBy({ officeId, code }),
    async insert(dossier) {
      try {
        await rows.insertOne(toDossierRow(cipher, dossier, now()));
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async commitChange(dossierId, expectedVersion, change) {
      const { matchedCount } = await rows.updateOne(
        { _id: dossierId, version: expectedVersion },
        toUpdate(cipher, expectedVersion, change, now()),
      );
      return matchedCount === 1;
    },
    async listOfConversation(conversationId, { code, limit }) {
      const found = await rows
        .find({ conversationId, ...(code !== undefined && { code }) }, { projection: LINE_FIELDS })
        .sort({ receivedAt: -1 })
        .limit(limit)
        .toArray();
      return found.map(toDossierHead);
    },
    async list({ officeId, states, skip, limit }) {
      const found = await rows
        .find({ officeId, state: { $in: [...states] } }, { projection: LINE_FIELDS })
        .sort({ dueAt: 1, receivedAt: 1, _id: 1 })
        .skip(skip)
        .limit(limit)
        .toArray();
      return found.map((row) => toDossierLine(cipher, row));
    },
    async countByState(officeId) {
      const groups = await rows
        .aggregate<{ _id: unknown; count: number }>([
          { $match: { officeId } },
          { $group: { _id: '$state', count: { $sum: 1 } } },
        ])
        .toArray();
      return new Map(groups.map(({ _id, count }) => [DossierState.parse(_id), count]));
    },
    async markAnnounced(dossierId, seq) {
      const { matchedCount } = await rows.updateOne(
        { _id: dossierId, lastSeq: seq },
        { $set: { announcedSeq: seq }, $unset: { unannouncedSince: '' } },
      );
      if (matchedCount === 1) return;
      // more has happened since: that part stays untold
      await rows.updateOne({ _id: dossierId, announcedSeq: { $lt: seq } }, { $set: { announcedSeq: seq } });
    },
    async unannouncedSince(at, limit) {
      const found = await rows
        .find({ unannouncedSince: { $gt: 0, $lte: at } }, { projection: { _id: 1 } })
        .sort({ unannouncedSince: 1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id }) => _id);
    },
  };
}

/** Field by field: whatever else an object may carry, nothing but the clock, the state and new history is written. */
function toUpdate(cipher: Cipher, expectedVersion: number, change: DossierChange, now: number) {
  const { state, dueAt, dueProvisional, pausedAt, resultAt, resultClass, updatedAt } = change;
  const clock = { state, dueAt, dueProvisional, pausedAt, resultAt, resultClass, updatedAt };
  const lastSeq = change.entries.at(-1)?.seq;
  if (lastSeq === undefined) throw new Error('a change without history');
  return {
    $set: { ...clock, version: expectedVersion + 1, lastSeq, unannouncedSince: now },
    $push: {
      history: { $each: change.entries.map((entry) => toHistoryRow(cipher, entry)) },
      ...(change.supplement && { supplements: toSupplementRow(cipher, change.supplement) }),
    },
  };
}
