import type { Collection } from 'mongoose';
import type { MediaStore } from '../../media/media-store.js';
import type { Cipher } from '../../secrets/cipher.js';
import { MAJORITY, type MediaRow, toMediaRow } from './media-row.js';

type Progress = Pick<MediaStore, 'saveWaiting' | 'refuse' | 'postpone' | 'defer' | 'settle' | 'due'>;

const ENDED = ['stored', 'refused'] as const;

/** How far files have come on their way to us. */
export function createMongoMediaProgress(
  rows: Collection<MediaRow>,
  { cipher, now }: { cipher: Cipher; now: () => number },
): Progress {
  return {
    async saveWaiting(media) {
      const { _id, ...fresh } = toMediaRow(cipher, media, now());
      await rows.updateOne({ _id }, { $setOnInsert: fresh }, { upsert: true, ...MAJORITY });
    },
    async refuse(mediaId, reason) {
      const end = { $set: { state: 'refused', reason }, $unset: { sealedUrl: '' } } as const;
      const { matchedCount } = await rows.updateOne({ _id: mediaId, state: 'waiting' }, end, MAJORITY);
      return matchedCount > 0;
    },
    async postpone(mediaId, until) {
      await rows.updateOne(
        { _id: mediaId, state: 'waiting' },
        { $set: { dueAt: until }, $inc: { attempts: 1 } },
      );
    },
    async defer(mediaId, until) {
      await rows.updateOne(
        { _id: mediaId, state: { $in: [...ENDED] }, dueAt: { $ne: null } },
        { $set: { dueAt: until } },
      );
    },
    async settle(mediaId) {
      await rows.updateOne({ _id: mediaId, state: { $in: [...ENDED] } }, { $set: { dueAt: null } });
    },
    async due(limit) {
      const due = { dueAt: { $lte: now() } };
      const found = await rows
        .find(due, { projection: { _id: 1 } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .toArray();
      return found.map((row) => row._id);
    },
  };
}
