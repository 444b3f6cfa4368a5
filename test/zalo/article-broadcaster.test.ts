import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { createNoticeWorld } from './fakes/notice-world.js';
import { OA, T0 } from './fakes/universe.js';
import { API, refusal, sentBody, watchTheNetwork } from './fakes/zalo-world.js';

watchTheNetwork();

const CREATE = '/v2.0/article/create';
const VERIFY = '/v2.0/article/verify';
const MESSAGE = '/v2.0/oa/message';
const NOW = T0 + 120_000;
const article = {
  title: 'Lịch cắt điện',
  author: 'UBND phường',
  description: 'Khu phố 3 và 4',
  paragraphs: ['Thứ Bảy, 07:00–11:00.', 'Xin ông/bà thông cảm.'],
};
const lost = Object.assign(new Error('x'), { code: 'ECONNRESET' });
const success = (data: object) => ({ error: 0, message: 'Success', data });

describe('an article', () => {
  it('is made with its paragraphs, shown, without comments', async () => {
    const { articles, limiter } = await createNoticeWorld();
    nock(API, { reqheaders: { access_token: 'access-1' } })
      .post(CREATE, {
        type: 'normal',
        title: 'Lịch cắt điện',
        author: 'UBND phường',
        description: 'Khu phố 3 và 4',
        body: [
          { type: 'text', content: 'Thứ Bảy, 07:00–11:00.' },
          { type: 'text', content: 'Xin ông/bà thông cảm.' },
        ],
        status: 'show',
        comment: 'hide',
      })
      .reply(200, success({ token: 'fvXi+7l==' }));
    expect(await articles.create(OA, article)).toEqual({ kind: 'made', token: 'fvXi+7l==' });
    expect(limiter.taken).toBe(1);
  });

  it('has a picture on top when there is one', async () => {
    const { articles } = await createNoticeWorld();
    const cover = { cover_type: 'photo', photo_url: 'https://a.example/dien.jpg', status: 'show' };
    nock(API)
      .post(CREATE, (body) => JSON.stringify(body.cover) === JSON.stringify(cover))
      .reply(200, success({ token: 't' }));
    const outcome = await articles.create(OA, { ...article, coverUrl: 'https://a.example/dien.jpg' });
    expect(outcome).toMatchObject({ kind: 'made' });
  });

  it.each([
    ['title', 151],
    ['author', 51],
    ['description', 301],
  ])('is not tried with a %s of %i characters', async (part, length) => {
    const { articles, signals } = await createNoticeWorld();
    const outcome = await articles.create(OA, { ...article, [part]: 'ạ'.repeat(length) });
    expect(outcome).toEqual({ kind: 'refused', class: 'bug', code: -210 });
    expect(signals.names()).toEqual(['oversized-message']);
  });

  it.each([
    ['refused', 200, refusal(-223), { class: 'human', code: -223 }],
    ['answered with nonsense', 200, '<html>', { class: 'later', code: 0 }],
    ['answered without a token', 200, success({}), { class: 'later', code: 0 }],
  ])('that is %s is not made', async (_, status, body, expected) => {
    const { articles } = await createNoticeWorld();
    nock(API).post(CREATE).reply(status, body);
    expect(await articles.create(OA, article)).toEqual({ kind: 'refused', ...expected });
  });

  it('whose answer was lost may be made again: nobody was sent it', async () => {
    const { articles } = await createNoticeWorld();
    nock(API).post(CREATE).replyWithError(lost);
    expect(await articles.create(OA, article)).toEqual({ kind: 'refused', class: 'later', code: 0 });
  });

  it('is processed for a while and then has an id', async () => {
    const { articles } = await createNoticeWorld();
    nock(API).post(VERIFY, { token: 't' }).reply(200, refusal(-214));
    expect(await articles.findArticle(OA, 't')).toEqual({ kind: 'processing' });
    nock(API)
      .post(VERIFY, { token: 't' })
      .reply(200, success({ id: '4402c73f' }));
    expect(await articles.findArticle(OA, 't')).toEqual({ kind: 'ready', articleId: '4402c73f' });
  });

  it('that cannot be asked after is asked after again', async () => {
    const { articles } = await createNoticeWorld();
    nock(API).post(VERIFY).replyWithError(lost);
    expect(await articles.findArticle(OA, 't')).toEqual({ kind: 'refused', class: 'later', code: 0 });
    nock(API).post(VERIFY).reply(200, refusal(-201));
    expect(await articles.findArticle(OA, 't')).toEqual({ kind: 'refused', class: 'bug', code: -201 });
  });
});

describe('a broadcast', () => {
  const elements = [
    { media_type: 'article', attachment_id: 'a1' },
    { media_type: 'article', attachment_id: 'a2' },
  ];
  const message = {
    attachment: { type: 'template', payload: { template_type: 'media', elements } },
  };

  it.each([
    ['everybody', {}, { gender: '0' }],
    ['empty lists', { ages: [], cities: [] }, { gender: '0' }],
    ['some', { ages: ['3', '4'], cities: ['4', '9'] }, { ages: '3,4', gender: '0', cities: '4,9' }],
    ['men', { gender: 'male' as const }, { gender: '1' }],
    ['women', { gender: 'female' as const }, { gender: '2' }],
  ])('to %s names them in strings', async (_, given, target) => {
    const { articles } = await createNoticeWorld();
    nock(API).post(MESSAGE, { recipient: { target }, message }).reply(200, sentBody('b1', null));
    const sent = { kind: 'sent', messageId: 'b1', at: 1780282800123 };
    expect(await articles.broadcast(OA, ['a1', 'a2'], given)).toEqual(sent);
  });

  it.each([[[]], [['1', '2', '3', '4', '5', '6']]])('of %j articles is not tried', async (ids) => {
    const { articles } = await createNoticeWorld();
    const outcome = { kind: 'refused', class: 'bug', code: -210 };
    expect(await articles.broadcast(OA, ids, {})).toEqual(outcome);
  });

  it.each([
    [-234, { kind: 'refused', class: 'later', code: -234, retryAt: Date.parse('2026-06-02T06:00:00+07:00') }],
    [-211, { kind: 'refused', class: 'human', code: -211 }],
    [-224, { kind: 'refused', class: 'human', code: -224 }],
    [-214, { kind: 'refused', class: 'later', code: -214, retryAt: NOW + 300_000 }],
    [-200, { kind: 'unknown', reason: 'error -200' }],
  ])('that is answered %i', async (code, outcome) => {
    const { articles } = await createNoticeWorld();
    nock(API).post(MESSAGE).reply(200, refusal(code));
    expect(await articles.broadcast(OA, ['a1'], {})).toEqual(outcome);
  });

  it('whose answer was lost may have gone to thousands', async () => {
    const { articles } = await createNoticeWorld();
    nock(API).post(MESSAGE).replyWithError(lost);
    expect(await articles.broadcast(OA, ['a1'], {})).toMatchObject({ kind: 'unknown' });
  });
});
