import type { Connection } from 'mongoose';
import { FollowerWalk, noWalk } from '../../notices/follower-walk.js';
import type { FollowerWalks } from '../../notices/follower-walks.js';
import { isDuplicateKey } from './is-duplicate-key.js';

type WalkRow = { _id: string; heldUntil: number; walk?: FollowerWalk };

/** How far followers are read, in the collection `followerWalks`, one document per account. */
export function createMongoFollowerWalks({ connection }: { connection: Connection }): FollowerWalks {
  const rows = connection.collection<WalkRow>('followerWalks');
  const find: FollowerWalks['find'] = async (oaId) => {
    const row = await rows.findOne({ _id: oaId });
    return row?.walk && FollowerWalk.parse(row.walk);
  };
  return {
    find,
    async take(oaId, { now, until }) {
      try {
        const free = { _id: oaId, heldUntil: { $lte: now } };
        await rows.updateOne(free, { $set: { heldUntil: until } }, { upsert: true });
      } catch (error) {
        // somebody else holds it
        if (isDuplicateKey(error)) return undefined;
        throw error;
      }
      return { walk: (await find(oaId)) ?? noWalk(oaId), until };
    },
    async put({ walk, until }) {
      const mine = { _id: walk.oaId, heldUntil: until };
      const { matchedCount } = await rows.updateOne(mine, { $set: { walk, heldUntil: 0 } });
      return matchedCount === 1;
    },
  };
}
