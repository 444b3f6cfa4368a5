import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { textTo } from './echo-bot.js';
import { agency, business, hours, type Stage, setStage, userId } from './stage.js';

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
