import { z } from 'zod';
import { CitizenId } from '../../ids.js';
import { FOLLOWERS_A_PAGE, type FollowerQuery, type FollowerSource } from '../../notices/follower-source.js';
import { ask, type NoticeApiDeps, openNoticeApis, toRefusal } from './open-notice-apis.js';
import { looseNumber } from './platform-answers.js';
import { VERDICTS } from './verdicts.js';

/** `data` of `user/getlist`: `{"total":6,"count":2,"offset":0,"users":[{"user_id":"4572947693969771653"}]}`. */
const FollowerList = z.object({
  total: looseNumber.pipe(z.int().nonnegative()),
  users: z.array(z.object({ user_id: CitizenId })),
});

/** `data` of `gettagsofoa`: `["A","B"]`. */
const TagList = z.array(z.string());

/** Asks the platform who follows an account. `user/detail` is left alone: it would tell names and telephone numbers. */
export function createZaloFollowerSource(deps: NoticeApiDeps): FollowerSource {
  const { oa: api } = openNoticeApis(deps);
  return {
    async page(oaId, query) {
      const request = { method: 'GET', path: '/v3.0/oa/user/getlist', query: toData(query) } as const;
      const result = await ask(deps, { api, oaId, request, verdicts: VERDICTS });
      const list = result.kind === 'answered' && FollowerList.safeParse(result.data).data;
      if (!list) return toRefusal(result, deps.now(), VERDICTS);
      return { kind: 'page', total: list.total, citizens: list.users.map(({ user_id }) => user_id) };
    },
    async tags(oaId) {
      const request = { method: 'GET', path: '/v2.0/oa/tag/gettagsofoa' } as const;
      const result = await ask(deps, { api, oaId, request, verdicts: VERDICTS });
      const tags = result.kind === 'answered' && TagList.safeParse(result.data).data;
      return tags ? { kind: 'tags', tags } : toRefusal(result, deps.now(), VERDICTS);
    },
  };
}

const toData = ({ offset, days, tag }: FollowerQuery) => ({
  ...{ offset, count: FOLLOWERS_A_PAGE, is_follower: 'true' },
  ...(days && { last_interaction_period: `${inPlatformWords(days.from)}:${inPlatformWords(days.to)}` }),
  ...(tag !== undefined && { tag_name: tag }),
});

const inPlatformWords = (day: string): string => day.replaceAll('-', '_');
