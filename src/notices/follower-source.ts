import type { CitizenId, OaId, PlainDate } from '../ids.js';
import type { Refused } from './article-broadcaster.js';

/** Which followers: all of them, or those with this tag, or who had to do with the account last on one of these days. */
export type FollowerQuery = { offset: number; days?: { from: PlainDate; to: PlainDate }; tag?: string };

/** `total`: how many there are of this kind. */
export type FollowerPage = { kind: 'page'; total: number; citizens: readonly CitizenId[] };

/**
 * Who follows an account, as ids alone: names, pictures and telephone numbers are not asked for. Pages have
 * `FOLLOWERS_A_PAGE`, and no kind gives more than its first `FOLLOWERS_IN_REACH`. Never throws for anything the platform
 * or the network does.
 */
export type FollowerSource = {
  page(oaId: OaId, query: FollowerQuery): Promise<FollowerPage | Refused>;
  /** The tags that the account has given. */
  tags(oaId: OaId): Promise<{ kind: 'tags'; tags: readonly string[] } | Refused>;
};

/** Reference zalo-oa-api §5. */
export const FOLLOWERS_A_PAGE = 50;
/** The platform refuses a greater offset; the page that begins there is the last. */
export const LAST_FOLLOWER_OFFSET = 9_951;
export const FOLLOWERS_IN_REACH = LAST_FOLLOWER_OFFSET + FOLLOWERS_A_PAGE;
