import type { Connection } from 'mongoose';
import { DossierState } from '../../dossiers/dossier-state.js';
import type { DossierStore } from '../../dossiers/dossier-store.js';
import type { Cipher } from '../../secrets/cipher.js';
import { type DossierRow, LINE_FIELDS, toDossier, toDossierHead, toDossierLine } from './dossier-row.js';

export type DossierRows = ReturnType<typeof Connection.prototype.collection<DossierRow>>;

type Reads = Omit<DossierStore, 'insert' | 'commitChange' | 'markAnnounced'>;

/** The reading half of the dossier store. */
export function createMongoDossierReads(rows: DossierRows, cipher: Cipher): Reads {
  return {
    find: async (_id) => opened(cipher, await rows.findOne({ _id })),
    findBySubmission: async (submissionId) => opened(cipher, await rows.findOne({ submissionId })),
    findHead: async (_id) => head(await rows.findOne({ _id }, { projection: LINE_FIELDS })),
    findByCode: async (officeId, code) =>
      head(await rows.findOne({ officeId, code }, { projection: LINE_FIELDS })),
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
    async appointmentsBetween(officeId, from, to) {
      const found = await rows
        .find({ officeId, 'appointment.at': { $gte: from, $lt: to } }, { projection: LINE_FIELDS })
        .sort({ 'appointment.at': 1, _id: 1 })
        .toArray();
      return found.map((row) => toDossierLine(cipher, row));
    },
    async countByState(officeId) {
      const count = { $group: { _id: '$state', count: { $sum: 1 } } };
      const groups = await rows
        .aggregate<{ _id: unknown; count: number }>([{ $match: { officeId } }, count])
        .toArray();
      return new Map(groups.map((group) => [DossierState.parse(group._id), group.count]));
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

const opened = (cipher: Cipher, row: unknown) => (row ? toDossier(cipher, row) : undefined);
const head = (row: unknown) => (row ? toDossierHead(row) : undefined);
