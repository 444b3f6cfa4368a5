import type { Connection } from 'mongoose';
import { toMoving } from '../../dossiers/dossier.js';
import type { DossierChange, DossierStore } from '../../dossiers/dossier-store.js';
import { searchKeysOf } from '../../dossiers/search-keys.js';
import type { Cipher } from '../../secrets/cipher.js';
import { beyondDeadlock } from './beyond-deadlock.js';
import { createMongoDossierReads, type DossierRows } from './create-mongo-dossier-reads.js';
import { createMongoDossierReminders } from './create-mongo-dossier-reminders.js';
import { createMongoDossierWatch } from './create-mongo-dossier-watch.js';
import {
  type DossierRow,
  toDossier,
  toDossierRow,
  toHistoryRow,
  toSearchIndex,
  toSupplementRow,
} from './dossier-row.js';
import { isDuplicateKey } from './is-duplicate-key.js';
import { toPlaced } from './placed-row.js';

type Deps = { connection: Connection; cipher: Cipher; now: () => number };

/** Dossiers in the collection `dossiers`, one document each; see the port for what it promises. */
export function createMongoDossierStore({ connection, cipher, now }: Deps): DossierStore {
  const rows: DossierRows = connection.collection<DossierRow>('dossiers');
  return {
    ...createMongoDossierReads({ rows, cipher, now }),
    ...createMongoDossierWatch({ rows, cipher }),
    ...createMongoDossierReminders(rows),
    async insert(dossier) {
      try {
        await beyondDeadlock(() => rows.insertOne(toDossierRow(cipher, dossier, now())));
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
    async makeFindable(_id) {
      const row = await rows.findOne({ _id });
      if (!row) return;
      const searchIndex = toSearchIndex(cipher, searchKeysOf(toDossier(cipher, row).content));
      await rows.updateOne({ _id }, { $set: { searchIndex } });
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
  };
}

/** Field by field: whatever else an object may carry, nothing but the clock, the state, the hour and new history is written. */
function toUpdate(cipher: Cipher, expectedVersion: number, change: DossierChange, now: number) {
  const lastSeq = change.entries.at(-1)?.seq;
  if (lastSeq === undefined) throw new Error('a change without history');
  return {
    $set: {
      ...toMoving(change),
      placed: toPlaced(change),
      ...(change.appointment && { appointment: change.appointment }),
      ...(change.raised && { raised: change.raised }),
      version: expectedVersion + 1,
      lastSeq,
      unannouncedSince: now,
      lookAt: now,
      remindAt: now,
    },
    $push: {
      history: { $each: change.entries.map((entry) => toHistoryRow(cipher, entry)) },
      ...(change.supplement && { supplements: toSupplementRow(cipher, change.supplement) }),
    },
  };
}
