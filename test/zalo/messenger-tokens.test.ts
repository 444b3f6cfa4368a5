import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { CITIZEN, HOUR, OA, OTHER_OA, T0 } from './fakes/universe.js';
import { API, createZaloWorld, OAUTH, refusal, sentBody, watchTheNetwork } from './fakes/zalo-world.js';

watchTheNetwork();

const CS = '/v3.0/oa/message/cs';
const TOKEN = '/v4/oa/access_token';
const hello = { text: 'Xin chào', buttons: [] };
const withToken = (token: string) => ({ reqheaders: { access_token: token } });
const freshPair = { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: '90000' };

describe('a token that is refused in the middle of a send', () => {
  it.each([-216, -220, -124])(
    'with %i is refreshed once, stored, and the send repeated once',
    async (code) => {
      const { messenger, store, signals } = await createZaloWorld({ transport: 'business' });
      nock(API, withToken('access-1')).post(CS).reply(200, refusal(code));
      nock(OAUTH, { reqheaders: { secret_key: 'app-secret-demo' } })
        .post(TOKEN, 'refresh_token=refresh-1&app_id=1234567890123456789&grant_type=refresh_token')
        .reply(200, freshPair);
      nock(API, withToken('access-2')).post(CS).reply(200, sentBody());

      expect(await messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'sent' });
      expect(await store.find(OA)).toMatchObject({ refreshToken: 'refresh-2', revision: 2 });
      expect(signals.names()).toEqual(['refreshed']);
    },
  );

  it('needs no refresh when another process has stored a newer pair', async () => {
    const { messenger, store, clock } = await createZaloWorld({ transport: 'business' });
    nock(API, withToken('access-1')).post(CS).reply(200, sentBody());
    await messenger.send(OA, CITIZEN, hello);
    const pair = { accessToken: 'access-2', refreshToken: 'refresh-2', issuedAt: clock.now() };
    await store.put(OA, { ...pair, expiresAt: T0 + 25 * HOUR, refreshAt: T0 + 20 * HOUR });

    nock(API, withToken('access-1')).post(CS).reply(200, refusal(-216));
    nock(API, withToken('access-2')).post(CS).reply(200, sentBody());
    expect(await messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'sent' });
  });

  it('and whose successor is refused as well is put off, and not refreshed again at once', async () => {
    const { messenger, signals, clock } = await createZaloWorld({ transport: 'business' });
    nock(API).post(CS).times(3).reply(200, refusal(-216));
    nock(OAUTH).post(TOKEN).reply(200, freshPair);

    const retryAt = clock.now() + 60_000;
    const outcome = { kind: 'refused', class: 'later', code: -216, retryAt };
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual(outcome);
    expect(signals.names()).toEqual(['refreshed', 'fresh-token-refused']);
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({ ...outcome, code: 0 });
  });

  it('refreshes once for thirty messages at the same time', async () => {
    const { messenger } = await createZaloWorld({ transport: 'business' });
    nock(API, withToken('access-1')).post(CS).times(30).reply(200, refusal(-220));
    nock(OAUTH).post(TOKEN).delay(20).reply(200, freshPair);
    nock(API, withToken('access-2')).post(CS).times(30).reply(200, sentBody());

    const sends = Array.from({ length: 30 }, () => messenger.send(OA, CITIZEN, hello));
    const outcomes = await Promise.all(sends);
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['sent']));
  });

  it('is not followed by a second send when the first took too long', async () => {
    const { messenger, clock } = await createZaloWorld({ transport: 'business', timeoutMs: 2_000 });
    nock(API).post(CS).reply(200, refusal(-216));
    nock(OAUTH)
      .post(TOKEN)
      .reply(200, () => {
        clock.advance(1_001);
        return freshPair;
      });
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({ kind: 'refused', class: 'later', code: 0 });
  });

  it('repeats a send whose second answer is lost no further', async () => {
    const { messenger } = await createZaloWorld({ transport: 'business' });
    nock(API).post(CS).reply(200, refusal(-216));
    nock(OAUTH).post(TOKEN).reply(200, freshPair);
    nock(API).post(CS).reply(502, 'Bad Gateway');
    expect(await messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'unknown' });
  });
});

describe('without a token', () => {
  it('of an OA that nobody connected, the operator is called', async () => {
    const { messenger } = await createZaloWorld({ transport: 'business' });
    expect(await messenger.send(OTHER_OA, CITIZEN, hello)).toEqual({
      kind: 'refused',
      class: 'human',
      code: 0,
    });
  });

  it('because the grant died, the operator is called, and Zalo is not asked any more', async () => {
    const { messenger, signals } = await createZaloWorld({ transport: 'business' });
    nock(API).post(CS).reply(200, refusal(-216));
    nock(OAUTH).post(TOKEN).reply(200, { error: -14014, error_name: 'Invalid refresh token.' });
    const lost = { kind: 'refused', class: 'human', code: -14014 };
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual(lost);
    expect(signals.heard).toEqual([{ name: 'grant-lost', oaId: OA, code: -14014 }]);
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual(lost);
  });

  it('because the refresh cannot be made now, the message is put off until the next try', async () => {
    const { messenger, clock } = await createZaloWorld({ transport: 'business' });
    nock(API).post(CS).reply(200, refusal(-216));
    nock(OAUTH)
      .post(TOKEN)
      .replyWithError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    const retryAt = clock.now() + 30_000;
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({
      kind: 'refused',
      class: 'later',
      code: 0,
      retryAt,
    });
  });
});
