import type { Connection, mongo } from 'mongoose';
import type { FollowerNotes, FollowerSight } from '../../notices/follower-notes.js';
import { beginning, type ContactDocument } from './contact-document.js';

/** What the platform says of followers, in the collection `contacts`; see the port for what it promises. */
export function createMongoFollowerNotes({ connection }: { connection: Connection }): FollowerNotes {
  const rows = connection.collection<ContactDocument>(
    'contacts',
  ) as unknown as mongo.Collection<ContactDocument>;
  return {
    async noteFollowers({ officeId, walk }, ids) {
      const seen = { following: true, seenInWalk: walk, missedInWalk: null };
      const begun = { ...beginning(Object.keys(seen)), officeId, onlyFollower: true };
      await rows.bulkWrite(
        ids.map((_id) => ({
          updateOne: {
            filter: { _id },
            update: { $set: seen, $setOnInsert: begun },
            upsert: true,
          },
        })),
        { ordered: false },
      );
    },
    async noteLastSeen(ids, at) {
      await rows.updateMany({ _id: { $in: [...ids] } }, { $max: { lastInteractionAt: at } });
    },
    async noteTagged(sight, tag, ids) {
      const marked = { $addToSet: { tags: tag }, $set: { tagMark: markOf(sight, tag) } };
      await rows.updateMany({ _id: { $in: [...ids] }, forgottenAt: null }, marked);
    },
    async takeOff(sight, tag) {
      const stale = { officeId: sight.officeId, tags: tag, tagMark: { $ne: markOf(sight, tag) } };
      await rows.updateMany(stale, without(tag));
    },
    async keepTags(officeId, tags) {
      const others = { $nin: [...tags] };
      const update = { $pull: { tags: others } } as unknown as mongo.UpdateFilter<ContactDocument>;
      await rows.updateMany({ officeId, tags: { $elemMatch: others } }, update);
    },
    async giveTag(tag, ids) {
      await rows.updateMany({ _id: { $in: [...ids] }, forgottenAt: null }, { $addToSet: { tags: tag } });
    },
    async takeTag(tag, ids) {
      await rows.updateMany({ _id: { $in: [...ids] }, tags: tag }, without(tag));
    },
    async keepNoTag(officeId, tag) {
      await rows.updateMany({ officeId, tags: tag }, without(tag));
    },
    countSeen: ({ officeId, walk }) => rows.countDocuments({ officeId, following: true, seenInWalk: walk }),
    concludeWalk: (sight) => conclude(rows, sight),
  };
}

async function conclude(
  rows: mongo.Collection<ContactDocument>,
  { officeId, walk }: FollowerSight,
): Promise<void> {
  const unseen = { officeId, following: true, seenInWalk: { $ne: walk } };
  await rows.updateMany(
    { ...unseen, missedInWalk: { $lt: walk } },
    { $set: { following: false, missedInWalk: null } },
  );
  await rows.updateMany({ ...unseen, missedInWalk: null }, { $set: { missedInWalk: walk } });
  await rows.deleteMany({ officeId, following: false, onlyFollower: true });
}

const without = (tag: string) => ({ $pull: { tags: tag } }) as mongo.UpdateFilter<ContactDocument>;

const markOf = ({ walk }: FollowerSight, tag: string): string => `${walk}:${tag}`;
