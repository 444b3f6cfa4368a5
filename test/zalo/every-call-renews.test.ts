import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { BUSINESS, createNoticeWorld } from './fakes/notice-world.js';
import { CITIZEN, OA } from './fakes/universe.js';
import { API, OAUTH, refusal, sentBody, watchTheNetwork } from './fakes/zalo-world.js';

watchTheNetwork();

type World = Awaited<ReturnType<typeof createNoticeWorld>>;
type Call = {
  of: string;
  /** the request that is refused for its token and made again */
  at: [base: string, method: 'GET' | 'POST', path: string];
  answer: object;
  make(world: World): Promise<unknown>;
  becomes: unknown;
  /** requests that come after it */
  after?: [base: string, method: 'GET' | 'POST', path: string, answer: object][];
};

const success = (data: unknown) => ({ error: 0, message: 'Success', data });
const filled = { templateId: '7895417a', data: { ten: 'ông/bà' } };
const article = { title: 'Cắt điện', author: 'Phường', description: 'Thứ Năm', paragraphs: ['Từ 8 giờ'] };
const words = { text: 'Xin chào', buttons: [] };
const fileId = 'f-1';
const PDF = Buffer.from('%PDF-1.4');

const addFile = ({ files }: World) =>
  files.save(
    {
      ...{ fileId, conversationId: null, officeId: 'ninh-thanh' as never },
      ...{ name: 'a.pdf', contentType: 'application/pdf' },
    },
    PDF,
  );

const CALLS: Call[] = [
  {
    of: 'a message',
    at: [API, 'POST', '/v3.0/oa/message/cs'],
    answer: sentBody(),
    make: ({ messenger }) => messenger.send(OA, CITIZEN, words),
    becomes: { kind: 'sent' },
  },
  {
    of: 'the upload of a file',
    at: [API, 'POST', '/v2.0/oa/upload/file'],
    answer: success({ token: 'up-1' }),
    make: async (world) => {
      await addFile(world);
      return world.messenger.send(OA, CITIZEN, { ...words, file: fileId });
    },
    after: [[API, 'POST', '/v3.0/oa/message/cs', sentBody()]],
    becomes: { kind: 'sent' },
  },
  {
    of: 'the search for a message',
    at: [API, 'GET', '/v2.0/oa/conversation'],
    answer: success([]),
    make: ({ messenger, clock }) =>
      messenger.findSent(OA, CITIZEN, {
        text: 'Xin chào',
        since: clock.now() - 60_000,
        isTaken: async () => false,
      }),
    becomes: 'absent',
  },
  {
    of: 'a template by user id',
    at: [API, 'POST', '/v3.0/oa/message/template'],
    answer: sentBody(),
    make: ({ templates }) => templates.sendByUid(OA, CITIZEN, filled),
    becomes: { kind: 'sent' },
  },
  {
    of: 'a template by telephone',
    at: [BUSINESS, 'POST', '/message/template'],
    answer: success({ msg_id: 'a4d0243f', sent_time: '1780282800123' }),
    make: ({ templates }) => templates.sendByPhone(OA, '0901234567', filled, 'd-1'),
    becomes: { kind: 'sent' },
  },
  {
    of: 'the making of an article',
    at: [API, 'POST', '/v2.0/article/create'],
    answer: success({ token: 'tok' }),
    make: ({ articles }) => articles.create(OA, article),
    becomes: { kind: 'made' },
  },
  {
    of: 'the look at an article',
    at: [API, 'POST', '/v2.0/article/verify'],
    answer: success({ id: 'a-1' }),
    make: ({ articles }) => articles.findArticle(OA, 'tok'),
    becomes: { kind: 'ready' },
  },
  {
    of: 'a broadcast',
    at: [API, 'POST', '/v2.0/oa/message'],
    answer: success({ message_id: 'b-1' }),
    make: ({ articles }) => articles.broadcast(OA, ['a-1'], {}),
    becomes: { kind: 'sent' },
  },
  {
    of: 'the list of templates',
    at: [BUSINESS, 'GET', '/template/all'],
    answer: success([]),
    make: ({ quotas }) => quotas.templates(OA),
    becomes: [],
  },
  {
    of: 'what is left of the package',
    at: [API, 'POST', '/v3.0/oa/quota/message'],
    answer: success([{ total: 500, remain: 499 }]),
    make: ({ quotas }) => quotas.left(OA),
    after: [[BUSINESS, 'GET', '/message/quota', success({ dailyQuota: '500', remainingQuota: '499' })]],
    becomes: { consultation: { left: 499 } },
  },
  {
    of: 'a page of followers',
    at: [API, 'GET', '/v3.0/oa/user/getlist'],
    answer: success({ total: 0, users: [] }),
    make: ({ followers }) => followers.page(OA, { offset: 0 }),
    becomes: { kind: 'page' },
  },
  {
    of: 'the tags',
    at: [API, 'GET', '/v2.0/oa/tag/gettagsofoa'],
    answer: success(['họp dân']),
    make: ({ followers }) => followers.tags(OA),
    becomes: { kind: 'tags' },
  },
];

/** Any query and body: what they hold is tested elsewhere. */
const expecting = (
  token: string,
  [base, method, path]: readonly [string, 'GET' | 'POST', string, ...unknown[]],
) =>
  nock(base, { reqheaders: { access_token: token } })
    .intercept(path, method)
    .query(true);

describe.each([-216, -220, -124])('a token that is refused with %i', (code) => {
  it.each(CALLS)(
    'is renewed, and $of is made once more',
    async ({ at, answer, make, becomes, after = [] }) => {
      const world = await createNoticeWorld({ transport: 'business' });
      expecting('access-1', at).reply(200, refusal(code));
      nock(OAUTH)
        .post('/v4/oa/access_token')
        .reply(200, {
          ...{ access_token: 'access-2', refresh_token: 'refresh-2', expires_in: '90000' },
        });
      expecting('access-2', at).reply(200, answer);
      for (const next of after) expecting('access-2', next).reply(200, next[3]);
      const done = await make(world);
      if (typeof becomes === 'object') expect(done).toMatchObject(becomes as object);
      else expect(done).toBe(becomes);
      expect(world.signals.names()).toEqual(['refreshed']);
    },
  );

  it('is renewed while it is asked which kind of account this is', async () => {
    const { messenger, signals } = await createNoticeWorld();
    const getoa = [API, 'GET', '/v2.0/oa/getoa'] as const;
    expecting('access-1', getoa).reply(200, refusal(code));
    nock(OAUTH)
      .post('/v4/oa/access_token')
      .reply(200, {
        ...{ access_token: 'access-2', refresh_token: 'refresh-2', expires_in: '90000' },
      });
    expecting('access-2', getoa).reply(200, success({ oa_type: 2 }));
    expecting('access-2', [API, 'POST', '/v3.0/oa/message/cs']).reply(200, sentBody());
    expect(await messenger.send(OA, CITIZEN, words)).toMatchObject({ kind: 'sent' });
    expect(signals.names()).toEqual(['refreshed']);
  });
});
