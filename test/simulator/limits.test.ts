import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { onStage, query, type Stage, setStage, userId } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const a = (count: number) => 'ạ'.repeat(count);
const hide = (title: string, payload = '#a') => ({ title, type: 'oa.query.hide', payload });
const withButtons = (...buttons: unknown[]) => ({
  text: 'Chọn:',
  attachment: { type: 'template', payload: { buttons } },
});
const media = (...elements: unknown[]) => ({
  attachment: { type: 'template', payload: { template_type: 'media', elements } },
});
const form = (element: object) => ({
  attachment: { type: 'template', payload: { template_type: 'request_user_info', elements: [element] } },
});
const formElement = { title: 'Thông tin', subtitle: 'Xin chia sẻ', image_url: 'https://a.example/a.png' };
const sms = (content: string) => ({
  title: 'SMS',
  type: 'oa.open.sms',
  payload: { content, phone_code: '84901234567' },
});

describe('a message of the right size', () => {
  it.each<[string, unknown]>([
    ['2,000 characters', { text: a(2000) }],
    ['2,000 characters written with combining marks', { text: a(2000).normalize('NFD') }],
    ['5 buttons', withButtons(...['1', '2', '3', '4', '5'].map((title) => hide(title)))],
    ['a title of 100 characters', withButtons(hide(a(100)))],
    ['a payload of 1,000 characters', withButtons(hide('A', a(1000)))],
    ['an SMS of 160 characters', withButtons(sms(a(160)))],
    ['an address', withButtons({ title: 'Web', type: 'oa.open.url', payload: { url: 'https://a.example' } })],
    [
      'a phone number',
      withButtons({ title: 'Gọi', type: 'oa.open.phone', payload: { phone_code: '84901234567' } }),
    ],
    ['a request for details', form({ ...formElement, title: a(100), subtitle: a(500) })],
    ['a picture by address', media({ media_type: 'image', url: 'https://a.example/a.png' })],
    ['a sticker', media({ media_type: 'sticker', attachment_id: 'abc' })],
    [
      'buttons of the other shape',
      {
        attachment: {
          type: 'template',
          payload: { template_type: 'button', text: 'Chọn', buttons: [hide('A')] },
        },
      },
    ],
  ])('is taken: %s', async (_, message) => {
    expect(await stage.cs(message)).toMatchObject({ error: 0, message: 'Success' });
  });
});

describe('a message beyond a limit', () => {
  it.each<[string, unknown]>([
    ['2,001 characters', { text: a(2001) }],
    ['6 buttons', withButtons(...['1', '2', '3', '4', '5', '6'].map((title) => hide(title)))],
    ['a title of 101 characters', withButtons(hide(a(101)))],
    ['a payload of 1,001 characters', withButtons(hide('A', a(1001)))],
    ['an SMS of 161 characters', withButtons(sms(a(161)))],
    ['a form title of 101 characters', form({ ...formElement, title: a(101) })],
    ['a form subtitle of 501 characters', form({ ...formElement, subtitle: a(501) })],
    ['two pictures', media(...[1, 2].map(() => ({ media_type: 'image', url: 'https://a.example/a.png' })))],
  ])('is refused with -210: %s', async (_, message) => {
    expect(await stage.cs(message)).toEqual({ error: -210, message: 'Parameter exceeds allowable limit' });
  });

  it.each<[string, unknown, string]>([
    ['a blank text', { text: '  ' }, 'text'],
    ['half an emoji', { text: 'xin chào \ud83d' }, 'text'],
    ['neither text nor attachment', {}, 'message'],
    ['a button without a title', withButtons(hide('')), 'title'],
    ['an unknown button type', withButtons({ title: 'A', type: 'oa.query', payload: 'a' }), 'type'],
    [
      'buttons without a text',
      { attachment: { type: 'template', payload: { buttons: [hide('A')] } } },
      'text',
    ],
    ['no button at all', withButtons(), 'buttons'],
    [
      'an address that is none',
      withButtons({ title: 'A', type: 'oa.open.url', payload: { url: 'javascript:1' } }),
      'url',
    ],
    ['a misspelt field', { text: 'a', atachment: {} }, 'atachment'],
    ['a quotation of nothing', { text: 'a', quote_message_id: 'gone' }, 'quote_message_id'],
    ['a gif without its size', media({ media_type: 'gif', url: 'https://a.example/a.gif' }), 'width'],
    ['an upload that nobody made', media({ media_type: 'image', attachment_id: 'x' }), 'attachment_id'],
  ])('is refused with -201: %s', async (_, message, field) => {
    expect(await stage.cs(message)).toEqual({ error: -201, message: `${field} is invalid!` });
  });

  it('is refused with -201 when a citizen is named by a number', async () => {
    const body = { recipient: { user_id: Number(userId) }, message: { text: 'a' } };
    expect(await stage.call('/v3.0/oa/message/cs', body)).toMatchObject({ error: -201 });
  });

  it('is remembered loudly, with the reason', async () => {
    await stage.cs({ text: a(2001) });
    expect(stage.sim.refusals().at(-1)).toMatchObject({
      path: '/v3.0/oa/message/cs',
      userId,
      code: -210,
      reason: expect.stringContaining('message.text'),
    });
  });
});

describe('the API', () => {
  it('answers a path that does not exist with 404', async () => {
    const response = await fetch(`${stage.sim.url}/v3.0/oa/message`, { method: 'POST' });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ message: 'You are accessing an empty or invalid API' });
  });

  it('answers broken JSON with HTTP 200 and -201', async () => {
    const { access_token } = stage.sim.mintTokens('388613280878808645');
    const headers = { access_token, 'content-type': 'application/json' };
    const response = await fetch(`${stage.sim.url}/v3.0/oa/message/cs`, {
      method: 'POST',
      headers,
      body: '{',
    });
    expect([response.status, await response.json()]).toEqual([
      200,
      { error: -201, message: 'body is invalid!' },
    ]);
  });

  it('reads GET parameters only from data', async () => {
    await onStage({}, async (fresh) => {
      expect(await fresh.call(`/v3.0/oa/user/detail?user_id=${userId}`)).toMatchObject({ error: -201 });
      expect(await fresh.call(`/v3.0/oa/user/detail${query({ user_id: userId })}`)).toMatchObject({
        error: 0,
        data: { user_id: userId, user_is_follower: false, user_last_interaction_date: '23/11/2026' },
      });
    });
  });
});

describe('calls per minute', () => {
  it('are counted in headers and refused with -32 until the next minute', async () => {
    await onStage(
      {
        oas: [
          { oaId: '388613280878808645', name: 'A', oaSecret: 'oa-secret-demo', packagePerMinute: 2 },
          { oaId: '388613280878808646', name: 'B', oaSecret: 'oa-secret-demo', oaType: 4 },
        ],
      },
      async (limited) => {
        const { access_token } = limited.sim.mintTokens('388613280878808645');
        const getOa = () => fetch(`${limited.sim.url}/v2.0/oa/getoa`, { headers: { access_token } });
        const first = await getOa();
        expect([first.headers.get('x-ratelimit-limit'), first.headers.get('x-ratelimit-remain')]).toEqual([
          '2',
          '1',
        ]);
        await getOa();
        expect(await (await getOa()).json()).toMatchObject({ error: -32 });
        await limited.sim.clock.advance(60_000);
        expect(await (await getOa()).json()).toMatchObject({ error: 0 });
      },
    );
  });

  it('of the whole app have a limit and words of their own', async () => {
    await onStage({ appPerMinute: 1 }, async (limited) => {
      expect((await limited.call('/v2.0/oa/getoa')).error).toBe(0);
      expect(await limited.call('/v2.0/oa/getoa')).toEqual({
        error: -32,
        message: 'Your application reached limit call api',
      });
      const template = { user_id: userId, template_id: 't-due', template_data: { name: 'A', code: 'B' } };
      expect((await limited.call('/v3.0/oa/message/template', template)).error).toBe(-32);
    });
  });
});
