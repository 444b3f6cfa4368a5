import { type FollowerWalk, noWalk } from '../../src/notices/follower-walk.js';
import type { FollowerWalks } from '../../src/notices/follower-walks.js';

/** Readings in memory; held to the same contract suite as those on MongoDB. */
export function createFakeFollowerWalks(): FollowerWalks {
  const walks = new Map<string, FollowerWalk>();
  const held = new Map<string, number>();
  const find: FollowerWalks['find'] = async (oaId) => structuredClone(walks.get(oaId));
  return {
    find,
    async take(oaId, { now, until }) {
      if ((held.get(oaId) ?? 0) > now) return undefined;
      held.set(oaId, until);
      return { walk: (await find(oaId)) ?? noWalk(oaId), until };
    },
    async put({ walk, until }) {
      if (held.get(walk.oaId) !== until) return false;
      walks.set(walk.oaId, structuredClone(walk));
      held.delete(walk.oaId);
      return true;
    },
  };
}
