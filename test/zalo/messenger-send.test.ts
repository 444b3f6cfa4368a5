import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { VERDICTS } from '../../src/adapters/zalo/verdicts.js';
import { CITIZEN, OA, T0 } from './fakes/universe.js';
import { API, createZaloWorld, refusal, sentBody, watchTheNetwork } from './fakes/zalo-world.js';

watchTheNetwork();

const CS = '/v3.0/oa/message/cs';
const hello = { text: 'Xin chào ông/bà', buttons: [] };
const headers = { reqheaders: { access_token: 'access-1', 'content-type': 'application/json' } };
const network = (code: string) => Object.assign(new Error(code), { code });

describe('a message to a citizen of a business OA', () => {
  it('is the text alone when it has no buttons', async () => {
    const { messenger, ledger } = await createZaloWorld({ transport: 'business' });
    const body = { recipient: { user_id: CITIZEN }, message: { text: 'Xin chào ông/bà' } };
    nock(API, headers).post(CS, body).reply(200, sentBody());

    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({
      kind: 'sent',
      messageId: '63ecf43f0df7dba892e6',
      at: 1780282800123,
    });
    expect(ledger.entries).toEqual([{ kind: 'sent', paidBy: 'free' }]);
  });

  it('carries its buttons as hidden queries, without a template type', async () => {
    const { messenger } = await createZaloWorld({ transport: 'business' });
    const attachment = {
      type: 'template',
      payload: {
        buttons: [
          { title: 'Tiếp tục', type: 'oa.query.hide', payload: '#tiep' },
          { title: 'Quay lại', type: 'oa.query.hide', payload: '#lui' },
        ],
      },
    };
    const body = { recipient: { user_id: CITIZEN }, message: { text: 'Chọn:', attachment } };
    nock(API, headers).post(CS, body).reply(200, sentBody());

    const buttons = [
      { label: 'Tiếp tục', payload: '#tiep' },
      { label: 'Quay lại', payload: '#lui' },
    ];
    expect(await messenger.send(OA, CITIZEN, { text: 'Chọn:', buttons })).toMatchObject({ kind: 'sent' });
  });

  it('leaves composed, whatever form its letters had', async () => {
    const { messenger } = await createZaloWorld({ transport: 'business' });
    const body = { recipient: { user_id: CITIZEN }, message: { text: 'Phường Ninh Thạnh' } };
    nock(API).post(CS, body).reply(200, sentBody());

    const decomposed = 'Phường Ninh Thạnh'.normalize('NFD');
    expect(await messenger.send(OA, CITIZEN, { text: decomposed, buttons: [] })).toMatchObject({
      kind: 'sent',
    });
  });

  it('has the proof beside the token only when the app demands it', async () => {
    const plain = await createZaloWorld({ transport: 'business' });
    nock(API, { badheaders: ['appsecret_proof'] })
      .post(CS)
      .reply(200, sentBody());
    expect(await plain.messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'sent' });

    const proving = await createZaloWorld({ transport: 'business', sendProof: true });
    nock(API, { reqheaders: { appsecret_proof: 'proof-of-access-1' } })
      .post(CS)
      .reply(200, sentBody());
    expect(await proving.messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'sent' });
  });

  it.each([
    ['a text of 2,001 characters', { text: 'a'.repeat(2001), buttons: [] }],
    ['six buttons', { text: 'a', buttons: Array.from({ length: 6 }, () => ({ label: 'a', payload: 'a' })) }],
    ['a label of 101 characters', { text: 'a', buttons: [{ label: 'a'.repeat(101), payload: 'a' }] }],
    ['a payload of 1,001 characters', { text: 'a', buttons: [{ label: 'a', payload: 'a'.repeat(1001) }] }],
  ])('is not even tried with %s', async (_, message) => {
    const { messenger, signals, limiter } = await createZaloWorld({ transport: 'business' });
    expect(await messenger.send(OA, CITIZEN, message)).toEqual({ kind: 'refused', class: 'bug', code: -210 });
    expect(signals.heard).toEqual([{ name: 'oversized-message', oaId: OA }]);
    expect(limiter.taken).toBe(0);
  });

  it('may be exactly as large as the platform allows', async () => {
    const { messenger } = await createZaloWorld({ transport: 'business' });
    nock(API).post(CS).reply(200, sentBody());
    const buttons = Array.from({ length: 5 }, () => ({ label: 'a'.repeat(100), payload: 'a'.repeat(1000) }));
    const largest = { text: 'ạ'.repeat(2000).normalize('NFD'), buttons };
    expect(await messenger.send(OA, CITIZEN, largest)).toMatchObject({ kind: 'sent' });
  });
});

describe('the answer to a send', () => {
  it.each([
    ['without a time', { message_id: 'm1' }, T0 + 120_000],
    ['with an unreadable time', { message_id: 'm1', sent_time: 'hôm nay' }, T0 + 120_000],
    ['with a time as a number', { message_id: 'm1', sent_time: 1780282800123 }, 1780282800123],
    [
      'with keys nobody knows',
      { message_id: 'm1', sent_time: '1780282800123', x: {}, quota: 'y' },
      1780282800123,
    ],
  ])('%s still is a message sent', async (_, data, at) => {
    const { messenger } = await createZaloWorld({ transport: 'business' });
    nock(API).post(CS).reply(200, { data, error: 0, message: 'Success' });
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({ kind: 'sent', messageId: 'm1', at });
  });

  it('with a quoted error code is that error', async () => {
    const { messenger } = await createZaloWorld({ transport: 'business' });
    nock(API).post(CS).reply(200, { error: '-230', message: 'silent' });
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({
      kind: 'refused',
      class: 'unreachable',
      code: -230,
      elsewhere: true,
    });
  });

  it('with an error in a 500 is that error', async () => {
    const { messenger } = await createZaloWorld({ transport: 'business' });
    nock(API).post(CS).reply(500, refusal(-213));
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({
      kind: 'refused',
      class: 'unreachable',
      code: -213,
    });
  });

  it.each([
    ['success without an id', 200, { data: {}, error: 0, message: 'Success' }],
    ['success without data', 200, { error: 0, message: 'Success' }],
    ['an id that lost its digits as a number', 200, '{"error":0,"data":{"message_id":2468458835296197922}}'],
    ['an empty body', 200, ''],
    ['a page of HTML', 200, '<html>Bảo trì</html>'],
    ['JSON that is no answer', 200, { ok: true }],
    ['success in a 500', 500, sentBody()],
    ['a bare 500', 500, 'Internal Server Error'],
    ['a gateway that gave up', 504, '<html>504</html>'],
    ['more than a megabyte', 200, 'x'.repeat(1_000_001)],
  ])('that is %s leaves the outcome unknown', async (_, status, body) => {
    const { messenger, ledger } = await createZaloWorld({ transport: 'business' });
    nock(API).post(CS).reply(status, body);
    expect(await messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'unknown' });
    expect(ledger.entries).toEqual([{ kind: 'unknown' }]);
  });

  it.each([
    ['a wrong path', 404, 'Not Found'],
    ['a firewall', 403, '<html>Forbidden</html>'],
    ['a redirect', 302, ''],
  ])('that comes from %s calls the operator', async (_, status, body) => {
    const { messenger, signals } = await createZaloWorld({ transport: 'business' });
    nock(API).post(CS).reply(status, body);
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({ kind: 'refused', class: 'human', code: 0 });
    expect(signals.heard).toEqual([{ name: 'unexpected-status', oaId: OA, status }]);
  });

  it('that is a plain 429 waits for the next minute', async () => {
    const { messenger, limiter } = await createZaloWorld({ transport: 'business' });
    nock(API).post(CS).reply(429, 'Too Many Requests');
    const retryAt = T0 + 180_000;
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({
      kind: 'refused',
      class: 'later',
      code: -32,
      retryAt,
    });
    expect(limiter.paused).toEqual([retryAt]);
  });
});

describe('the network under a send', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'CERT_HAS_EXPIRED'])(
    'that fails with %s before anything left means later',
    async (code) => {
      const { messenger } = await createZaloWorld({ transport: 'business' });
      nock(API).post(CS).replyWithError(network(code));
      expect(await messenger.send(OA, CITIZEN, hello)).toEqual({ kind: 'refused', class: 'later', code: 0 });
    },
  );

  it('that cannot open a connection in time means later', async () => {
    const { messenger } = await createZaloWorld({ transport: 'business' });
    const error = Object.assign(network('ETIMEDOUT'), { syscall: 'connect' });
    nock(API).post(CS).replyWithError(error);
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({ kind: 'refused', class: 'later', code: 0 });
  });

  it.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT'])(
    'that breaks with %s leaves the outcome unknown',
    async (code) => {
      const { messenger } = await createZaloWorld({ transport: 'business' });
      nock(API).post(CS).replyWithError(network(code));
      expect(await messenger.send(OA, CITIZEN, hello)).toEqual({ kind: 'unknown', reason: code });
    },
  );

  it('that is silent for longer than the time-out leaves the outcome unknown', async () => {
    const { messenger } = await createZaloWorld({ transport: 'business', timeoutMs: 100 });
    nock(API).post(CS).delay(2_000).reply(200, sentBody());
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({ kind: 'unknown', reason: 'ECONNABORTED' });
    nock.abortPendingRequests();
  });
});

describe('each error code of a send', () => {
  const once = [...VERDICTS].filter(([, { is }]) => is === 'refused' || is === 'later' || is === 'doubtful');

  it.each(once.map(([code, verdict]) => ({ code, verdict })))(
    '$code is asked once and comes out as $verdict',
    async ({ code, verdict }) => {
      const { messenger, ledger, signals, transports } = await createZaloWorld({ transport: 'business' });
      nock(API).post(CS).reply(200, refusal(code));
      const outcome = await messenger.send(OA, CITIZEN, hello);

      if (verdict.is === 'doubtful') expect(outcome).toEqual({ kind: 'unknown', reason: `error ${code}` });
      else if (verdict.is === 'refused') {
        const { is: kind, ...why } = verdict;
        expect(outcome).toEqual({ kind, code, ...why });
      } else {
        expect(outcome).toMatchObject({ kind: 'refused', class: 'later', code });
        expect(outcome).toHaveProperty('retryAt', expect.any(Number));
      }
      expect(ledger.entries).toEqual([
        verdict.is === 'doubtful' ? { kind: 'unknown' } : { kind: 'refused', code },
      ]);
      expect(signals.heard).toEqual([]);
      expect(transports.stored()).toBe('business');
    },
  );

  it('nobody knows is a bug and an alarm', async () => {
    const { messenger, signals } = await createZaloWorld({ transport: 'business' });
    nock(API).post(CS).reply(200, refusal(-239));
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({ kind: 'refused', class: 'bug', code: -239 });
    expect(signals.heard).toEqual([{ name: 'unknown-code', oaId: OA, code: -239 }]);
  });

  it('-32 waits for the next minute and holds the OA back until then', async () => {
    const { messenger, limiter } = await createZaloWorld({ transport: 'business' });
    nock(API).post(CS).reply(200, refusal(-32));
    const retryAt = T0 + 180_000;
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({
      kind: 'refused',
      class: 'later',
      code: -32,
      retryAt,
    });
    expect(limiter.paused).toEqual([retryAt]);
  });

  it('-234 waits for six in the morning', async () => {
    const { messenger } = await createZaloWorld({ transport: 'business' });
    nock(API).post(CS).reply(200, refusal(-234));
    const retryAt = Date.parse('2026-06-02T06:00:00+07:00');
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({
      kind: 'refused',
      class: 'later',
      code: -234,
      retryAt,
    });
  });
});

describe('the limit per minute', () => {
  it('keeps a message back without a call', async () => {
    const { messenger, limiter, ledger } = await createZaloWorld({ transport: 'business' });
    const retryAt = T0 + 150_000;
    limiter.answer = { ok: false, retryAt };
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({
      kind: 'refused',
      class: 'later',
      code: -32,
      retryAt,
    });
    expect(ledger.entries).toEqual([{ kind: 'refused', code: -32 }]);
  });

  it('counts each call to the platform', async () => {
    const { messenger, limiter } = await createZaloWorld();
    nock(API)
      .get('/v2.0/oa/getoa')
      .reply(200, { data: { oa_type: 2 }, error: 0 });
    nock(API).post(CS).twice().reply(200, sentBody());
    await messenger.send(OA, CITIZEN, hello);
    await messenger.send(OA, CITIZEN, hello);
    expect(limiter.taken).toBe(3);
  });
});

describe('the ledger entry of a message sent', () => {
  it.each([
    ['reply', 'free'],
    ['welcome_msg', 'welcome'],
    ['sub_quota', 'allowance'],
    ['purchase_quota', 'bought'],
    ['reward_quota', 'bought'],
    ['something_new', 'unstated'],
  ])('with quota %s is %s', async (quotaType, paidBy) => {
    const { messenger, ledger } = await createZaloWorld({ transport: 'business' });
    nock(API)
      .post(CS)
      .reply(200, sentBody('m1', { quota_type: quotaType, remain: 4821 }));
    await messenger.send(OA, CITIZEN, hello);
    expect(ledger.entries).toEqual([{ kind: 'sent', paidBy }]);
  });

  it.each([
    ['business', CS, 'billed'],
    ['state', '/v2.0/oa/message', 'unstated'],
  ] as const)('without quota is, for a %s OA, %s', async (transport, path, paidBy) => {
    const { messenger, ledger } = await createZaloWorld({ transport });
    nock(API).post(path).reply(200, sentBody('m1', null));
    await messenger.send(OA, CITIZEN, hello);
    expect(ledger.entries).toEqual([{ kind: 'sent', paidBy }]);
  });
});
