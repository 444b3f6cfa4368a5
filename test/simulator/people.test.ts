import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { business, query, type Stage, setStage, userId } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

describe('questions about people', () => {
  it('are refused with -213 for one who was never in contact', async () => {
    const { userId: stranger } = stage.sim.citizen(business, '3000000000000000003');
    expect((await stage.call(`/v3.0/oa/user/detail${query({ user_id: stranger })}`)).error).toBe(-213);
  });

  it('list who was in contact, and by tag', async () => {
    stage.sim.citizen(business, '3000000000000000004');
    await stage.call('/v2.0/oa/tag/tagfollower', { user_id: userId, tag_name: 'hồ sơ' });
    const list = (more: object) =>
      stage.call(`/v3.0/oa/user/getlist${query({ offset: 0, count: 50, ...more })}`);
    expect((await list({})).data).toEqual({ total: 1, count: 1, offset: 0, users: [{ user_id: userId }] });
    expect((await list({ tag_name: 'hồ sơ', last_interaction_period: 'TODAY' })).data).toMatchObject({
      total: 1,
    });
    expect((await list({ last_interaction_period: 'YESTERDAY' })).data).toMatchObject({ total: 0 });
    expect((await list({ is_follower: 'true' })).data).toMatchObject({ total: 0 });
    expect((await list({ count: 51 })).error).toBe(-210);
    expect((await stage.call('/v2.0/oa/tag/gettagsofoa')).data).toEqual(['hồ sơ']);
  });

  it('show the newest messages first, ten at most', async () => {
    await stage.cs({ text: 'trả lời' });
    const page = { user_id: userId, offset: 0, count: 10 };
    const answer = await stage.call(`/v2.0/oa/conversation${query(page)}`);
    expect(answer.data).toMatchObject([
      { src: 0, type: 'text', message: 'trả lời', from_id: business, to_id: userId },
      { src: 1, message: 'xin chào', time: stage.sim.clock.now() },
    ]);
    expect((await stage.call(`/v2.0/oa/conversation${query({ ...page, count: 11 })}`)).error).toBe(-210);
    const recent = await stage.call(`/v2.0/oa/listrecentchat${query({ offset: 0, count: 5 })}`);
    expect(recent.data).toMatchObject([{ message: 'trả lời' }]);
  });

  it('tell the quota of a person and of the package', async () => {
    expect((await stage.call('/v3.0/oa/quota/message', { user_id: userId })).data).toMatchObject({
      last_interaction: String(stage.sim.clock.now()),
    });
    const query = { quota_owner: 'OA', product_type: 'cs', quota_type: 'sub_quota' };
    expect((await stage.call('/v3.0/oa/quota/message', query)).data).toMatchObject([
      { total: 500, remain: 500 },
    ]);
  });
});
