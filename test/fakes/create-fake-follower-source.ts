import { CitizenId, type PlainDate } from '../../src/ids.js';
import type { Refused } from '../../src/notices/article-broadcaster.js';
import {
  FOLLOWERS_A_PAGE,
  type FollowerQuery,
  type FollowerSource,
  LAST_FOLLOWER_OFFSET,
} from '../../src/notices/follower-source.js';

/** Somebody who follows; `day`: when they were there last. */
export type FakeFollower = { id: string; day?: PlainDate; tags?: string[] };

export type FakeFollowerSource = FollowerSource & {
  followers: FakeFollower[];
  /** the questions so far */
  asked: FollowerQuery[];
  /** what is answered instead, as long as it is set */
  refusal: Refused | undefined;
};

/** The platform's list in memory, with its pages and its reach. */
export function createFakeFollowerSource(followers: FakeFollower[]): FakeFollowerSource {
  const fits = ({ days, tag }: FollowerQuery, { day, tags = [] }: FakeFollower): boolean =>
    (!days || (day !== undefined && day >= days.from && day <= days.to)) &&
    (tag === undefined || tags.includes(tag));
  const fake: FakeFollowerSource = {
    ...{ followers, asked: [], refusal: undefined },
    async page(_oaId, query) {
      if (fake.refusal) return fake.refusal;
      if (query.offset > LAST_FOLLOWER_OFFSET) return { kind: 'refused', class: 'bug', code: -201 };
      fake.asked.push(query);
      const wanted = fake.followers.filter((one) => fits(query, one));
      const page = wanted.slice(query.offset, query.offset + FOLLOWERS_A_PAGE);
      return { kind: 'page', total: wanted.length, citizens: page.map(({ id }) => CitizenId.parse(id)) };
    },
    async tags() {
      if (fake.refusal) return fake.refusal;
      return { kind: 'tags', tags: [...new Set(fake.followers.flatMap(({ tags = [] }) => tags))] };
    },
  };
  return fake;
}
