import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifierFits } from '../../simulator/oauth/pkce.js';
import { callApi } from './echo-bot.js';
import { appId, appSecret, business, hours, onStage, type Stage, setStage } from './stage.js';

const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const redirect = 'https://mocua.example/zalo/callback';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

type Tokens = { access_token?: string; refresh_token?: string; expires_in?: string; error?: number };

async function ask(
  form: Record<string, string>,
  secret = appSecret,
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${stage.sim.url}/v4/oa/access_token`, {
    method: 'POST',
    headers: { secret_key: secret, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ app_id: appId, ...form }),
  });
  return { status: response.status, text: await response.text() };
}
const tokensOf = async (form: Record<string, string>, secret?: string) =>
  JSON.parse((await ask(form, secret)).text) as Tokens;

async function permit(more: Record<string, string> = {}): Promise<URL> {
  const params = {
    app_id: appId,
    redirect_uri: redirect,
    code_challenge: challenge,
    state: 'st',
    oa_id: business,
  };
  const url = `${stage.sim.url}/v4/oa/permission?${new URLSearchParams({ ...params, ...more })}`;
  const response = await fetch(url, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? 'none:');
}
const codeOf = async () => (await permit()).searchParams.get('code') ?? '';
const byCode = (code: string, code_verifier = verifier) =>
  tokensOf({ grant_type: 'authorization_code', code, code_verifier });
const refresh = (refresh_token = '') => ask({ grant_type: 'refresh_token', refresh_token });
const getOa = (token = '') => callApi(stage.sim, '/v2.0/oa/getoa', token);

describe('PKCE', () => {
  it('fits the vector of RFC 7636, in both alphabets, and nothing else', () => {
    expect(verifierFits(verifier, challenge)).toBe(true);
    expect(verifierFits(verifier, 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM')).toBe(true);
    expect(verifierFits(`${verifier}x`, challenge)).toBe(false);
  });
});

describe('the permission page', () => {
  it('comes back with code, OA, state and challenge', async () => {
    const back = await permit();
    expect(back.origin + back.pathname).toBe(redirect);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      code: expect.any(String),
      oa_id: business,
      state: 'st',
      code_challenge: challenge,
    });
  });

  it('lets one choose when there are several OAs', async () => {
    const params = new URLSearchParams({ app_id: appId, redirect_uri: redirect });
    const page = await (await fetch(`${stage.sim.url}/v4/oa/permission?${params}`)).text();
    expect(page).toContain('UBND phường Ninh Thạnh');
    expect(page).toContain(`oa_id=${business}`);
  });

  it.each([
    [{ app_id: '1' }, -14002],
    [{ redirect_uri: `${redirect}?a=1` }, -14003],
  ])('refuses %j', async (wrong, code) => {
    const params = new URLSearchParams({ app_id: appId, redirect_uri: redirect, ...wrong });
    const response = await fetch(`${stage.sim.url}/v4/oa/permission?${params}`);
    expect(((await response.json()) as Tokens).error).toBe(code);
  });
});

describe('a code', () => {
  it('gives a pair whose life is a string of seconds', async () => {
    const pair = await byCode(await codeOf());
    expect(pair).toEqual({
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      expires_in: '90000',
    });
    expect((await getOa(pair.access_token)).data).toMatchObject({
      oaid: business,
      oa_id: business,
      oa_type: 2,
    });
  });

  it('works once', async () => {
    const code = await codeOf();
    await byCode(code);
    expect(await byCode(code)).toMatchObject({ error: -14005 });
  });

  it('dies with a wrong verifier', async () => {
    const code = await codeOf();
    expect(await byCode(code, 'wrong')).toMatchObject({ error: -14005 });
    expect(await byCode(code)).toMatchObject({ error: -14005 });
  });

  it('lives ten minutes', async () => {
    const code = await codeOf();
    await stage.sim.clock.advance(600_000);
    expect(await byCode(code)).toMatchObject({ error: -14005 });
  });

  it.each([
    ['another app', { app_id: '1' }, appSecret, -14002],
    ['a wrong secret', {}, 'wrong', -14004],
    ['a wrong grant type', { grant_type: 'password' }, appSecret, -14018],
  ])('is refused with %s', async (_, form, secret, code) => {
    const given = {
      grant_type: 'authorization_code',
      code: await codeOf(),
      code_verifier: verifier,
      ...form,
    };
    const answer = await ask(given, secret);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ error: code, error_name: expect.any(String) });
  });
});

describe('a refresh token', () => {
  it('gives a new pair, and the old tokens die at once', async () => {
    const first = stage.sim.mintTokens(business);
    const second = JSON.parse((await refresh(first.refresh_token)).text) as Tokens;
    expect((await getOa(first.access_token)).error).toBe(-220);
    expect((await getOa(second.access_token)).error).toBe(0);
  });

  it('answers with an empty body when it was consumed', async () => {
    const { refresh_token } = stage.sim.mintTokens(business);
    await refresh(refresh_token);
    expect(await refresh(refresh_token)).toEqual({ status: 200, text: '' });
  });

  it('is refused when unknown or older than three months', async () => {
    expect(JSON.parse((await refresh('unknown')).text)).toMatchObject({ error: -14014 });
    const { refresh_token } = stage.sim.mintTokens(business);
    await stage.sim.clock.advance(hours(24 * 90));
    expect(JSON.parse((await refresh(refresh_token)).text)).toMatchObject({ error: -14014 });
  });

  it('is consumed although the answer was lost on the way', async () => {
    const { refresh_token } = stage.sim.mintTokens(business);
    stage.sim.faults.inject({ kind: 'cutButDone', on: 'oauth' });
    await expect(refresh(refresh_token)).rejects.toThrow();
    expect((await refresh(refresh_token)).text).toBe('');
  });

  it('can answer a consumed one with an error and seconds as a number', async () => {
    await onStage({ disputes: { consumedRefreshToken: 'error', expiresIn: 'number' } }, async (other) => {
      const pair = other.sim.mintTokens(business);
      other.sim.mintTokens(business);
      const form = { app_id: appId, grant_type: 'refresh_token', refresh_token: pair.refresh_token };
      const response = await fetch(`${other.sim.url}/v4/oa/access_token`, {
        method: 'POST',
        headers: { secret_key: appSecret },
        body: new URLSearchParams(form),
      });
      expect(await response.json()).toMatchObject({ error: -14014 });
      expect(pair.expires_in).toBe(90_000);
    });
  });
});
