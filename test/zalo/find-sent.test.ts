import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import type { Sought } from '../../src/adapters/zalo/find-sent.js';
import { ConversationId, OfficeId } from '../../src/ids.js';
import type { OutgoingType } from '../../src/replies/outgoing-files.js';
import { CITIZEN, OA, T0 } from './fakes/universe.js';
import { API, createZaloWorld, OAUTH, refusal, watchTheNetwork } from './fakes/zalo-world.js';

watchTheNetwork();

const CONVERSATION = '/v2.0/oa/conversation';
const query = (offset: number) => ({ data: JSON.stringify({ user_id: CITIZEN, offset, count: 10 }) });

let nextId = 0;
const line = (overrides: object = {}) => ({
  src: 0,
  time: T0,
  type: 'text',
  message: 'Mời ông/bà nhập họ tên',
  message_id: `m${++nextId}`,
  from_id: OA,
  to_id: CITIZEN,
  ...overrides,
});
const page = (...lines: object[]) => ({ data: lines, error: 0, message: 'Success' });
/** Ten other lines of the OA, newest first, from `newest` down, one a second. */
const tenOthers = (newest: number) =>
  Array.from({ length: 10 }, (_, i) => line({ message: 'Khác', time: newest - i * 1000 }));

const sought = {
  text: 'Mời ông/bà nhập họ tên',
  since: T0,
  isTaken: async (_id: string) => false,
};

async function createSearch() {
  const world = await createZaloWorld();
  return { ...world, find: (what: Sought = sought) => world.messenger.findSent(OA, CITIZEN, what) };
}

describe('what became of a message', () => {
  it('is found by its text, as the newest that the OA wrote', async () => {
    const { find } = await createSearch();
    nock(API, { reqheaders: { access_token: 'access-1' } })
      .get(CONVERSATION)
      .query(query(0))
      .reply(
        200,
        page(
          line({ time: T0 + 3000, message: 'Khác' }),
          line({ time: T0 + 2000, message_id: 'new' }),
          line({ message_id: 'old' }),
        ),
      );
    expect(await find()).toEqual({ messageId: 'new' });
  });

  it('passes over an equal one that belongs to another message of ours', async () => {
    const { find } = await createSearch();
    const twins = page(line({ time: T0 + 2000, message_id: 'new' }), line({ message_id: 'old' }));
    nock(API).get(CONVERSATION).query(true).times(2).reply(200, twins);
    expect(await find({ ...sought, isTaken: async (id) => id === 'new' })).toEqual({ messageId: 'old' });
    expect(await find({ ...sought, isTaken: async () => true })).toBe('absent');
  });

  it.each([
    ['in decomposed letters', sought.text.normalize('NFD')],
    ['with blanks around', `${sought.text} \r\n`],
  ])('is found %s', async (_, message) => {
    const { find } = await createSearch();
    nock(API)
      .get(CONVERSATION)
      .query(true)
      .reply(200, page(line({ message, message_id: 'm' })));
    expect(await find()).toEqual({ messageId: 'm' });
  });

  it('is found with numbers told as strings', async () => {
    const { find } = await createSearch();
    nock(API)
      .get(CONVERSATION)
      .query(true)
      .reply(200, page(line({ src: '0', time: String(T0), message_id: 'm' })));
    expect(await find()).toEqual({ messageId: 'm' });
  });

  it.each([
    ['the citizen wrote the same', line({ src: 1 })],
    ['the OA wrote it a moment before', line({ time: T0 - 1 })],
    ['the OA wrote something that begins alike', line({ message: `${sought.text}.` })],
    ['the OA sent a picture', line({ type: 'photo', message: undefined })],
  ])('is absent when %s', async (_, other) => {
    const { find } = await createSearch();
    nock(API).get(CONVERSATION).query(true).reply(200, page(other));
    expect(await find()).toBe('absent');
  });

  it('is absent from an empty conversation', async () => {
    const { find } = await createSearch();
    nock(API).get(CONVERSATION).query(true).reply(200, page());
    expect(await find()).toBe('absent');
  });

  it('is looked for page by page, back to the time of the send', async () => {
    const { find } = await createSearch();
    nock(API)
      .get(CONVERSATION)
      .query(query(0))
      .reply(200, page(...tenOthers(T0 + 60_000)));
    nock(API)
      .get(CONVERSATION)
      .query(query(10))
      .reply(200, page(...tenOthers(T0 + 50_000)));
    nock(API)
      .get(CONVERSATION)
      .query(query(20))
      .reply(200, page(line({ time: T0 + 500, message_id: 'deep' })));
    expect(await find()).toEqual({ messageId: 'deep' });
  });

  it('is absent as soon as a page goes back behind the time of the send', async () => {
    const { find } = await createSearch();
    nock(API)
      .get(CONVERSATION)
      .query(query(0))
      .reply(200, page(...tenOthers(T0 + 8_500)));
    expect(await find()).toBe('absent');
  });

  it('is unknown when a hundred newer lines lie before it', async () => {
    const { find, limiter } = await createSearch();
    for (let offset = 0; offset < 100; offset += 10) {
      const newest = T0 + 200_000 - offset * 1000;
      nock(API)
        .get(CONVERSATION)
        .query(query(offset))
        .reply(200, page(...tenOthers(newest)));
    }
    expect(await find()).toBe('unknown');
    expect(limiter.taken).toBe(10);
  });

  it('is unknown while a request that was given up may still arrive', async () => {
    const { find, clock } = await createSearch();
    const justNow = { ...sought, since: clock.now() - 9_999 };
    nock(API).get(CONVERSATION).query(true).twice().reply(200, page());
    expect(await find(justNow)).toBe('unknown');
    clock.advance(1);
    expect(await find(justNow)).toBe('absent');
  });

  it('is unknown when the lines come in another order than newest first', async () => {
    const { find } = await createSearch();
    nock(API)
      .get(CONVERSATION)
      .query(true)
      .reply(200, page(line({ time: T0 - 2000, message: 'a' }), line({ time: T0 - 1000, message: 'b' })));
    expect(await find()).toBe('unknown');
  });

  it('is unknown when a line of the OA cannot be read', async () => {
    const { find } = await createSearch();
    nock(API)
      .get(CONVERSATION)
      .query(true)
      .reply(200, page(line({ type: 'template', message: undefined })));
    expect(await find()).toBe('unknown');
  });

  it.each([
    ['refuses', 200, refusal(-213)],
    ['is out of order', 502, 'Bad Gateway'],
    ['answers something else', 200, { data: 'x', error: 0 }],
    ['answers lines without ids', 200, { data: [{ src: 0, time: T0, message: 'a' }], error: 0 }],
  ])('is unknown when the platform %s', async (_, status, body) => {
    const { find } = await createSearch();
    nock(API).get(CONVERSATION).query(true).reply(status, body);
    expect(await find()).toBe('unknown');
  });

  it('is unknown when the pages come too slowly', async () => {
    const { find, clock } = await createSearch();
    nock(API)
      .get(CONVERSATION)
      .query(query(0))
      .reply(200, () => {
        clock.advance(2_501);
        return page(...tenOthers(T0 + 60_000));
      });
    expect(await find()).toBe('unknown');
  });

  it('is unknown when the limit per minute leaves no call', async () => {
    const { find, limiter } = await createSearch();
    limiter.answer = { ok: false, retryAt: T0 + 60_000 };
    expect(await find()).toBe('unknown');
  });

  it('is asked again with a fresh token when the old one is refused', async () => {
    const { find } = await createSearch();
    nock(API, { reqheaders: { access_token: 'access-1' } })
      .get(CONVERSATION)
      .query(true)
      .reply(200, refusal(-216));
    nock(OAUTH)
      .post('/v4/oa/access_token')
      .reply(200, { access_token: 'access-2', refresh_token: 'refresh-2' });
    nock(API, { reqheaders: { access_token: 'access-2' } })
      .get(CONVERSATION)
      .query(true)
      .reply(200, page(line({ message_id: 'm' })));
    expect(await find()).toEqual({ messageId: 'm' });
  });
});

describe('what became of a file', () => {
  const lines = page(
    line({ time: T0 + 3000, type: 'photo', message: '', message_id: 'picture' }),
    line({ time: T0 + 2000, type: 'link', message: '', message_id: 'paper' }),
    line({ time: T0 + 1000 }),
  );
  const owner = { conversationId: ConversationId.parse(`${OA}-${CITIZEN}`), officeId: OfficeId.parse('x') };
  async function look(contentType: OutgoingType, answer: object) {
    const { find, files } = await createSearch();
    await files.save({ ...owner, fileId: 'f', name: 'giay', contentType }, Buffer.from('x'));
    nock(API).get(CONVERSATION).query(true).reply(200, answer);
    return find({ ...sought, text: '', file: 'f' });
  }

  it('is found as the newest thing without words of its kind: a picture is no paper', async () => {
    expect(await look('application/pdf', lines)).toEqual({ messageId: 'paper' });
    expect(await look('image/png', lines)).toEqual({ messageId: 'picture' });
  });

  it.each(['Cắt điện', ''])(
    'is found with the words that a picture bears, shown as “%s”',
    async (message) => {
      const { find, files } = await createSearch();
      await files.save({ ...owner, fileId: 'f', name: 'a.png', contentType: 'image/png' }, Buffer.from('x'));
      const answer = page(line({ time: T0 + 3000, type: 'photo', message, message_id: 'picture' }));
      nock(API).get(CONVERSATION).query(true).reply(200, answer);
      expect(await find({ ...sought, text: 'Cắt điện', file: 'f' })).toEqual({ messageId: 'picture' });
    },
  );

  it('is absent where only words or another kind were sent', async () => {
    expect(await look('application/pdf', page(line(), line({ type: 'photo', message: '' })))).toBe('absent');
    expect(await look('image/jpeg', page(line(), line({ type: 'link', message: '' })))).toBe('absent');
  });

  it('is unknown when it is gone, since it could be either kind', async () => {
    const { find } = await createSearch();
    expect(await find({ ...sought, text: '', file: 'f' })).toBe('unknown');
  });
});
