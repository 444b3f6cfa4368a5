import type { Connection } from 'mongoose';
import { z } from 'zod';
import { DAY_MS } from '../../calendar/plain-date.js';
import type { DossierReminders } from '../../dossiers/dossier-reminders.js';
import type { DossierStore } from '../../dossiers/dossier-store.js';
import type { DossierWatch } from '../../dossiers/dossier-watch.js';
import { PROMISED_STATES } from '../../dossiers/worklists.js';
import type { Cipher } from '../../secrets/cipher.js';
import { ORDERS, toCondition, toOwner } from './dossier-conditions.js';
import {
  type DossierRow,
  LINE_FIELDS,
  toDossier,
  toDossierHead,
  toDossierLine,
  toSearchIndex,
} from './dossier-row.js';
import { idsOf } from './ids-of.js';

export type DossierRows = ReturnType<typeof Connection.prototype.collection<DossierRow>>;

type Reads = Omit<
  DossierStore,
  keyof DossierWatch | keyof DossierReminders | 'insert' | 'commitChange' | 'markAnnounced' | 'makeFindable'
>;

type ReadDeps = { rows: DossierRows; cipher: Cipher; now: () => number };

/** The reading half of the dossier store. */
export function createMongoDossierReads({ rows, cipher, now }: ReadDeps): Reads {
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
    async list({ officeId, where, owner, order, skip, limit }) {
      const look = (since: object) =>
        rows
          .find({ officeId, ...toCondition(where), ...toOwner(owner), ...since }, { projection: LINE_FIELDS })
          .sort(ORDERS[order])
          .skip(skip)
          .limit(limit)
          .toArray();
      const found = await (order === 'latest'
        ? newestFirst({ field: 'updatedAt', now: where.now, limit, look })
        : look({}));
      return found.map((row) => toDossierLine(cipher, row));
    },
    async search(officeId, keys, limit) {
      if (keys.length === 0) return [];
      const bears = { officeId, searchIndex: { $all: toSearchIndex(cipher, keys) } };
      const look = (since: object) =>
        rows
          .find({ ...bears, ...since }, { projection: LINE_FIELDS })
          .sort({ receivedAt: -1, _id: 1 })
          .limit(limit)
          .toArray();
      const found = await newestFirst({ field: 'receivedAt', now: now(), limit, look });
      return found.map((row) => toDossierLine(cipher, row));
    },
    async appointmentsBetween(officeId, from, to) {
      const found = await rows
        .find({ officeId, 'appointment.at': { $gte: from, $lt: to } }, { projection: LINE_FIELDS })
        .sort({ 'appointment.at': 1, _id: 1 })
        .toArray();
      return found.map((row) => toDossierLine(cipher, row));
    },
    async promisedBetween(officeId, from, to) {
      const promised = { officeId, state: { $in: [...PROMISED_STATES] }, dueAt: { $gte: from, $lt: to } };
      const found = await rows.find(promised, { projection: LINE_FIELDS }).sort(ORDERS.due).toArray();
      return found.map((row) => toDossierLine(cipher, row));
    },
    count: ({ officeId, where, owner }) =>
      rows.countDocuments({ officeId, ...toCondition(where), ...toOwner(owner) }),
    async countByOwner({ officeId, where }) {
      const groups = await rows
        .aggregate([
          { $match: { officeId, ...toCondition(where) } },
          { $group: { _id: '$placed.owner', count: { $sum: 1 } } },
        ])
        .toArray();
      return new Map(
        OwnerCount.array()
          .parse(groups)
          .map(({ _id, count }) => [_id === '' ? null : _id, count]),
      );
    },
    draftsLapsedBy: (at, limit) => idsOf(rows, { 'draft.answerBy': { $gt: 0, $lte: at } }, limit),
    unfindable: (limit) => idsOf(rows, { searchIndex: { $exists: false } }, limit),
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

/** How far back is looked for the newest, in days, before everything is. */
const OwnerCount = z.object({ _id: z.string(), count: z.int() });

const STRETCHES = [7, 60, 400];

type Newest<T> = {
  field: 'updatedAt' | 'receivedAt';
  now: number;
  limit: number;
  look(since: object): Promise<T[]>;
};

/**
 * The newest of what a query finds, without sorting years of it: a stretch of time that fills the page holds the newest
 * ones. `look` is given the condition of each stretch.
 */
async function newestFirst<T>({ field, now, limit, look }: Newest<T>): Promise<T[]> {
  for (const days of STRETCHES) {
    const found = await look({ [field]: { $gte: now - days * DAY_MS } });
    if (found.length === limit) return found;
  }
  return look({});
}

const opened = (cipher: Cipher, row: unknown) => (row ? toDossier(cipher, row) : undefined);
const head = (row: unknown) => (row ? toDossierHead(row) : undefined);
