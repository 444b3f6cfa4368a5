import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { textTo } from './echo-bot.js';
import { agency, business, hours, query, type Stage, setStage, userId } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage({
    oas: [
      { oaId: business, name: 'A', oaSecret: 'oa-secret-demo', subQuota: 1 },
      { oaId: agency, name: 'B', oaSecret: 'oa-secret-demo', oaType: 4 },
    ],
  });
});
afterEach(() => stage.close());

const hello = { text: 'chào' };
const send = () => stage.cs(hello);

describe('the windows after an interaction', () => {
  it('are free for 48 hours', async () => {
    await stage.sim.clock.advance(hours(48));
    expect(await send()).toMatchObject({ error: 0, data: { quota: { quota_type: 'reply' } } });
  });

  it('then use up the package and then cost money', async () => {
    await stage.sim.clock.advance(hours(49));
    expect((await send()).data?.quota).toMatchObject({
      quota_type: 'sub_quota',
      remain: '0',
      total: '1',
      expired_date: '30/11/2026',
    });
    expect((await send()).data).not.toHaveProperty('quota');
  });

  it('end after 7 days with -230 and begin anew with a message', async () => {
    await stage.sim.clock.advance(hours(7 * 24 + 1));
    expect((await send()).error).toBe(-230);
    await stage.sim.citizen(business, userId).say('tôi đây');
    expect((await send()).error).toBe(0);
  });

  it('hold for state agencies too', async () => {
    await stage.sim.clock.advance(hours(8 * 24));
    expect(await stage.call('/v2.0/oa/message', textTo(userId, 'a'), agency)).toMatchObject({ error: -230 });
  });

  it('give a silent follower three welcome messages and a stranger none', async () => {
    const silent = stage.sim.citizen(business, '3000000000000000001');
    const send = () => stage.call('/v3.0/oa/message/cs', textTo(silent.userId, 'chào'));
    expect((await send()).error).toBe(-232);
    await silent.follow();
    expect((await send()).data?.quota).toEqual({ quota_type: 'welcome_msg', remain: '2', total: '3' });
    await send();
    await send();
    expect((await send()).error).toBe(-232);
  });
});

describe('a citizen who cannot be reached', () => {
  it('refuses with -213 after unfollowing until they come back', async () => {
    const citizen = stage.sim.citizen(business, userId);
    await citizen.unfollow();
    expect((await stage.cs(hello)).error).toBe(-213);
    await stage.sim.clock.advance(1);
    await citizen.say('tôi đây');
    expect((await stage.cs(hello)).error).toBe(0);
  });

  it.each([
    ['blocked', -217],
    ['restricted', -244],
    ['banned', -227],
  ] as const)('refuses when %s with %i', async (standing, code) => {
    await stage.sim.citizen(business, userId).does({ do: 'stand', standing });
    expect((await stage.cs(hello)).error).toBe(code);
  });
});

describe('the two kinds of OA', () => {
  it('send each by its own endpoint', async () => {
    const body = textTo(userId, 'chào');
    expect((await stage.call('/v3.0/oa/message/cs', body, agency)).error).toBe(-235);
    expect((await stage.call('/v2.0/oa/message', body, business)).error).toBe(-240);
    expect(await stage.call('/v2.0/oa/message', body, agency)).toEqual({
      error: 0,
      message: 'Success',
      data: { message_id: expect.any(String), user_id: userId },
    });
    expect((await stage.cs(hello)).data).toEqual({
      message_id: expect.any(String),
      user_id: userId,
      sent_time: String(stage.sim.clock.now()),
      quota: { quota_type: 'reply' },
    });
  });

  it('have lists only on v2', async () => {
    const element = { title: 'A', subtitle: 'B', default_action: { type: 'oa.query.hide', payload: '#a' } };
    const list = (...elements: unknown[]) => ({
      recipient: { user_id: userId },
      message: { attachment: { type: 'template', payload: { template_type: 'list', elements } } },
    });
    expect((await stage.call('/v3.0/oa/message/cs', list(element))).error).toBe(-233);
    expect((await stage.call('/v2.0/oa/message', list(element), agency)).error).toBe(0);
    expect((await stage.call('/v2.0/oa/message', list({ title: 'A' }), agency)).error).toBe(-201);
    expect((await stage.call('/v2.0/oa/message', list(...Array(6).fill(element)), agency)).error).toBe(-210);
    await stage.sim.citizen(agency, userId).tap('A');
    expect(stage.bot.events.at(-1)).toMatchObject({ event_name: 'user_send_text', message: { text: '#a' } });
  });

  it('react by v2', async () => {
    const { message } = await stage.sim.citizen(business, userId).say('cảm ơn');
    const action = (react_icon: string) => ({
      recipient: { user_id: userId },
      sender_action: { react_icon, react_message_id: message?.id },
    });
    expect((await stage.call('/v2.0/oa/message', action('/-strong'))).error).toBe(0);
    expect(stage.sim.citizen(business, userId).messages().at(-1)?.reactions).toEqual(['/-strong']);
    expect((await stage.call('/v2.0/oa/message', action('cười'))).error).toBe(-201);
  });

  it('answer anonymous chats by v2', async () => {
    const guest = stage.sim.citizen(business, '1ffedc467f179649cf06', { anonymous: true });
    await guest.say('hello');
    const event = stage.bot.events.at(-1) as { event_name: string; message: { conversation_id: string } };
    expect(event.event_name).toBe('anonymous_send_text');
    const recipient = { anonymous_id: guest.userId, conversation_id: event.message.conversation_id };
    const answer = await stage.call('/v2.0/oa/message', { recipient, message: { text: 'chào' } });
    expect(answer.data).toMatchObject(recipient);
    await stage.sim.settled();
    expect(stage.bot.names().at(-1)).toBe('oa_send_anonymous_text');
  });
});

describe('templates', () => {
  const data = { name: 'Bà Bình', code: 'H53' };
  const template = (template_data: object, template_id = 't-due') =>
    stage.call('/v3.0/oa/message/template', { user_id: userId, template_id, template_data });

  it('reach a citizen beyond 7 days, but not beyond a year', async () => {
    await stage.sim.clock.advance(hours(24 * 30));
    expect((await template(data)).error).toBe(0);
    expect(stage.sim.citizen(business, userId).messages().at(-1)?.text).toBe('Chào Bà Bình, mã H53');
    await stage.sim.clock.advance(hours(24 * 336));
    expect((await template(data)).error).toBe(-232);
  });

  it('are held to what was approved', async () => {
    expect((await template({ name: 'A' })).error).toBe(-201);
    expect((await template({ ...data, more: '1' })).error).toBe(-201);
    expect((await template({ ...data, name: 'x'.repeat(31) })).error).toBe(-210);
    expect((await template(data, 't-none')).error).toBe(-201);
  });

  it('with promotion rest at night', async () => {
    const night = await setStage({ now: () => Date.parse('2026-11-23T22:00:00+07:00') });
    const body = { user_id: userId, template_id: 't-promo', template_data: { name: 'A' } };
    expect((await night.call('/v3.0/oa/message/template', body)).error).toBe(-234);
    await night.sim.clock.advance(hours(8));
    expect((await night.call('/v3.0/oa/message/template', body)).error).toBe(0);
    await night.close();
  });

  it('reach a phone whose owner never wrote, with a receipt of its own', async () => {
    stage.sim.citizen(business, '3000000000000000002', { phone: '84912345678' });
    const send = (more: object) =>
      stage.call('/message/template', {
        phone: '84912345678',
        template_id: 't-due',
        template_data: data,
        tracking_id: 'x1',
        ...more,
      });
    const answer = await send({});
    expect(answer.data).toMatchObject({ msg_id: expect.any(String), quota: { dailyQuota: '500' } });
    await stage.sim.settled();
    expect(stage.bot.events.at(-1)).toMatchObject({
      recipient: { id: '84912345678' },
      message: { tracking_id: 'x1' },
    });
    expect(stage.bot.headers.at(-1)?.['x-zevent-server']).toBe('ZNS');
    expect((await send({ phone: '0912345678' })).error).toBe(-108);
    expect((await send({ phone: '84999999999' })).error).toBe(-118);
    expect((await send({ template_id: 'none' })).error).toBe(-109);
    expect((await send({ template_data: { name: 'A' } })).error).toBe(-1122);
  });

  it('replaced free-form promotion', async () => {
    expect((await stage.call('/v3.0/oa/message/promotion', textTo(userId, 'a'))).error).toBe(-233);
  });
});

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
    expect((await stage.call('/v3.0/oa/quota/message', query)).data).toMatchObject([{ total: 1, remain: 1 }]);
  });
});
