import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { toAppsecretProof } from '../../src/adapters/zalo/appsecret-proof.js';
import { createZaloHttp } from '../../src/adapters/zalo/create-zalo-http.js';
import { createZaloOAuth } from '../../src/adapters/zalo/create-zalo-oauth.js';
import { API, APP, OAUTH, refusal, watchTheNetwork } from './fakes/zalo-world.js';

watchTheNetwork();

const TOKEN = '/v4/oa/access_token';

const anOAuth = (overrides: { sendProof?: boolean; oauthBase?: string } = {}) =>
  createZaloOAuth({
    http: createZaloHttp({ timeoutMs: 5_000 }),
    oauthBase: OAUTH,
    apiBase: API,
    ...APP,
    sendProof: false,
    ...overrides,
  });

describe('the permission page', () => {
  it.each([OAUTH, `${OAUTH}/`])('has exactly the parameters of the platform (base %s)', (oauthBase) => {
    const page = anOAuth({ oauthBase }).permissionUrl({
      redirectUri: 'https://motcua.example.vn/zalo/callback',
      codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      state: 's-1',
    });
    expect(page).toBe(
      'https://oauth.zaloapp.com/v4/oa/permission?app_id=1234567890123456789' +
        '&redirect_uri=https%3A%2F%2Fmotcua.example.vn%2Fzalo%2Fcallback' +
        '&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&state=s-1',
    );
  });
});

describe('the token endpoint', () => {
  const headers = {
    reqheaders: { secret_key: 'app-secret-demo', 'content-type': 'application/x-www-form-urlencoded' },
  };

  it('is asked for a code with the verifier', async () => {
    const form = 'code=c%2B1&app_id=1234567890123456789&grant_type=authorization_code&code_verifier=v-1';
    nock(OAUTH, headers)
      .post(TOKEN, form)
      .reply(200, { access_token: 'a', refresh_token: 'r', expires_in: '90000' });
    expect(await anOAuth().exchange({ code: 'c+1', codeVerifier: 'v-1' })).toEqual({
      kind: 'granted',
      accessToken: 'a',
      refreshToken: 'r',
      livesMs: 90_000_000,
    });
  });

  it('is asked for a refresh without a verifier', async () => {
    const form = 'refresh_token=r-1&app_id=1234567890123456789&grant_type=refresh_token';
    nock(OAUTH, headers)
      .post(TOKEN, form)
      .reply(200, { access_token: 'a', refresh_token: 'r', expires_in: 90000 });
    expect(await anOAuth().refresh('r-1')).toMatchObject({ kind: 'granted', livesMs: 90_000_000 });
  });

  it.each([
    ['no life', { access_token: 'a', refresh_token: 'r' }],
    ['an unreadable life', { access_token: 'a', refresh_token: 'r', expires_in: 'soon' }],
    ['a life of nothing', { access_token: 'a', refresh_token: 'r', expires_in: '0' }],
  ])('that names %s still gave a pair; it is refreshed early', async (_, body) => {
    nock(OAUTH).post(TOKEN).reply(200, body);
    const pair = { kind: 'granted', accessToken: 'a', refreshToken: 'r', livesMs: 3_600_000 };
    expect(await anOAuth().refresh('r-1')).toEqual(pair);
  });

  it('may keep the old refresh token', async () => {
    nock(OAUTH).post(TOKEN).reply(200, { access_token: 'a', expires_in: '90000' });
    const answer = { kind: 'granted', accessToken: 'a', livesMs: 90_000_000 };
    expect(await anOAuth().refresh('r-1')).toEqual(answer);
  });

  it.each([
    [-14005, 'dead'],
    [-14014, 'dead'],
    [-14002, 'refused'],
    [-14003, 'refused'],
    [-14004, 'refused'],
    [-14012, 'refused'],
    [-14018, 'refused'],
    [-14024, 'refused'],
    [-14029, 'refused'],
    [-14999, 'refused'],
  ])('that answers %i says: %s', async (code, kind) => {
    const body = {
      error: code,
      error_name: 'x',
      error_description: '',
      error_reason: '',
      ref_doc: '',
      message: '',
    };
    nock(OAUTH).post(TOKEN).reply(200, body);
    expect(await anOAuth().refresh('r-1')).toEqual({ kind, code });
  });

  it('may quote its code', async () => {
    nock(OAUTH).post(TOKEN).reply(200, { error: '-14014' });
    expect(await anOAuth().refresh('r-1')).toEqual({ kind: 'dead', code: -14014 });
  });

  it('answers a spent refresh token with nothing', async () => {
    nock(OAUTH).post(TOKEN).reply(200, '');
    expect(await anOAuth().refresh('r-1')).toEqual({ kind: 'dead', code: -14014 });
  });

  it.each([
    ['a page', 200, '<html>Bảo trì</html>'],
    ['a 502', 502, ''],
    ['a 503 with JSON of a proxy', 503, { status: 503 }],
    ['an empty access token', 200, { access_token: '', refresh_token: 'r' }],
    ['success without tokens', 200, { error: 0, message: 'Success' }],
    ['an empty object', 200, {}],
  ])('that answers %s may have spent the token', async (_, status, body) => {
    nock(OAUTH).post(TOKEN).reply(status, body);
    expect(await anOAuth().refresh('r-1')).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    ['ECONNREFUSED', 'notSent'],
    ['ECONNRESET', 'unknown'],
  ])('that breaks with %s: %s', async (code, kind) => {
    nock(OAUTH)
      .post(TOKEN)
      .replyWithError(Object.assign(new Error(code), { code }));
    expect(await anOAuth().refresh('r-1')).toEqual({ kind, reason: code });
  });
});

describe('the probe of an access token', () => {
  it.each([
    ['alive', 200, { data: { oa_type: 2 }, error: 0 }],
    ['dead', 200, refusal(-216)],
    ['dead', 200, refusal(-220)],
    ['unknown', 200, refusal(-32)],
    ['unknown', 502, 'Bad Gateway'],
  ])('says %s', async (word, status, body) => {
    nock(API, { reqheaders: { access_token: 'a-1' }, badheaders: ['appsecret_proof'] })
      .get('/v2.0/oa/getoa')
      .reply(status, body);
    expect(await anOAuth().probe('a-1')).toBe(word);
  });

  it('carries the proof when the app demands it', async () => {
    const appsecret_proof = 'bd3f6010e44b67c2c4762c8713a0768dfad1c2f337cc51e40a096ae4b281211e';
    nock(API, { reqheaders: { appsecret_proof } }).get('/v2.0/oa/getoa').reply(200, { error: 0 });
    expect(await anOAuth({ sendProof: true }).probe('access-token-demo')).toBe('alive');
  });
});

it('makes the published proof', () => {
  expect(toAppsecretProof('app-secret-demo', 'access-token-demo')).toBe(
    'bd3f6010e44b67c2c4762c8713a0768dfad1c2f337cc51e40a096ae4b281211e',
  );
});
