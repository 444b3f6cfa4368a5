import type { Connection } from 'mongoose';
import { ConversationId } from '../../ids.js';
import type { Cipher } from '../../secrets/cipher.js';
import type { TalkStore } from '../../talks/talk-store.js';
import { saveVersion } from './save-version.js';
import { type TalkRow, toTalk, toTalkRow } from './talk-row.js';

type Deps = { connection: Connection; cipher: Cipher };

const MAJORITY = { writeConcern: { w: 'majority' } } as const;

/** Talks in the collection `talks`, one document per conversation; see the port for what it promises. */
export function createMongoTalkStore({ connection, cipher }: Deps): TalkStore {
  const rows = connection.collection<TalkRow>('talks');
  const idsWhere = async (field: 'quietAt' | 'untoldSince', until: number, limit: number) => {
    const due = { [field]: { $gt: 0, $lte: until } };
    const found = await rows
      .find(due, { projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    return found.map((row) => ConversationId.parse(row._id));
  };

  return {
    async find(id) {
      const row = await rows.findOne({ _id: id });
      return row ? toTalk(cipher, row) : undefined;
    },
    save: (talk) => saveVersion({ connection, collection: 'talks' }, toTalkRow(cipher, talk)),
    async listOpen(officeId, limit) {
      const waiting = await rows
        .find({ officeId, waitingSince: { $gt: 0 } })
        .sort({ waitingSince: 1 })
        .limit(limit)
        .toArray();
      const others = await rows
        .find({ officeId, waitingSince: null, openSince: { $gt: 0 } })
        .sort({ openSince: -1 })
        .limit(limit)
        .toArray();
      return [...waiting, ...others].slice(0, limit).map((row) => toTalk(cipher, row));
    },
    countWaiting: (officeId) => rows.countDocuments({ officeId, waitingSince: { $gt: 0 } }),
    quietBy: (now, limit) => idsWhere('quietAt', now, limit),
    untoldSince: (before, limit) => idsWhere('untoldSince', before, limit),
    async forget(id) {
      await rows.deleteOne({ _id: id }, MAJORITY);
    },
  };
}

/** Makes sure that the indexes of talks exist. */
export async function ensureTalkIndexes(connection: Connection): Promise<void> {
  const rows = connection.collection<TalkRow>('talks');
  await rows.createIndex({ officeId: 1, waitingSince: 1, openSince: -1 }, { name: 'open' });
  await rows.createIndex({ quietAt: 1 }, { name: 'quiet' });
  await rows.createIndex({ untoldSince: 1 }, { name: 'untold' });
}
