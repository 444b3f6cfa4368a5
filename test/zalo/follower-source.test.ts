import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { PlainDate } from '../../src/ids.js';
import { createNoticeWorld } from './fakes/notice-world.js';
import { OA } from './fakes/universe.js';
import { API, refusal, watchTheNetwork } from './fakes/zalo-world.js';

watchTheNetwork();

const success = (data: unknown) => ({ error: 0, message: 'Success', data });
const list = (data: object) =>
  nock(API, { reqheaders: { access_token: 'access-1' } })
    .get('/v3.0/oa/user/getlist')
    .query({ data: JSON.stringify(data) });
const tags = () => nock(API).get('/v2.0/oa/tag/gettagsofoa');
const everybody = { offset: 0, count: 50, is_follower: 'true' };
const users = [{ user_id: '4572947693969771653' }, { user_id: '4572947693969771654' }];

describe('followers', () => {
  it('are read as ids, and each page is a call of the package', async () => {
    const { followers, limiter } = await createNoticeWorld();
    list(everybody).reply(200, success({ total: 2, count: 2, offset: 0, users }));
    expect(await followers.page(OA, { offset: 0 })).toEqual({
      ...{ kind: 'page', total: 2 },
      citizens: ['4572947693969771653', '4572947693969771654'],
    });
    expect(limiter.taken).toBe(1);
  });

  it('are read by the days on which they were there last', async () => {
    const { followers } = await createNoticeWorld();
    list({ ...everybody, offset: 50, last_interaction_period: '2026_11_20:2026_11_26' }).reply(
      200,
      success({ total: '51', count: 1, offset: 50, users: users.slice(1) }),
    );
    const days = { from: PlainDate.parse('2026-11-20'), to: PlainDate.parse('2026-11-26') };
    expect(await followers.page(OA, { offset: 50, days })).toMatchObject({ total: 51 });
  });

  it('are read by tag', async () => {
    const { followers } = await createNoticeWorld();
    list({ ...everybody, tag_name: 'họp dân & lễ' }).reply(200, success({ total: 0, users: [] }));
    expect(await followers.page(OA, { offset: 0, tag: 'họp dân & lễ' })).toMatchObject({ citizens: [] });
  });

  it.each([
    [-32, 'later'],
    [-224, 'human'],
    [-210, 'bug'],
  ])('are refused with %i as %s', async (code, expected) => {
    const { followers } = await createNoticeWorld();
    list(everybody).reply(200, refusal(code));
    expect(await followers.page(OA, { offset: 0 })).toMatchObject({ kind: 'refused', class: expected, code });
  });

  it('are refused for now when the answer cannot be read, an id that lost its digits among it', async () => {
    const { followers } = await createNoticeWorld();
    list(everybody).reply(200, success({ total: 1, users: [{ user_id: 4572947693969771000 }] }));
    expect(await followers.page(OA, { offset: 0 })).toEqual({ kind: 'refused', class: 'later', code: 0 });
  });
});

describe('tags', () => {
  it('are those that the account has given', async () => {
    const { followers } = await createNoticeWorld();
    tags().reply(200, success(['họp dân', 'hưu trí']));
    expect(await followers.tags(OA)).toEqual({ kind: 'tags', tags: ['họp dân', 'hưu trí'] });
  });

  it('are refused for now when the platform is away', async () => {
    const { followers } = await createNoticeWorld();
    tags().reply(502, '<html>');
    expect(await followers.tags(OA)).toEqual({ kind: 'refused', class: 'later', code: 0 });
  });
});
