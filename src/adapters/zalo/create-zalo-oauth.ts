import type { AxiosInstance } from 'axios';
import type { OAuthAnswer, ZaloOAuth } from '../../zalo-account/zalo-oauth.js';
import { toAppsecretProof } from './appsecret-proof.js';
import { type Exchanged, exchange, withoutSlash } from './exchange.js';
import { Envelope, parseJson, TokenBody } from './platform-answers.js';
import { TOKEN_REFUSED } from './verdicts.js';

export type ZaloOAuthDeps = {
  http: AxiosInstance;
  oauthBase: string;
  apiBase: string;
  appId: string;
  appSecret: string;
  /** whether the app demands `appsecret_proof` */
  sendProof: boolean;
};

/** A code or a refresh token that is invalid, expired or spent; every other refusal spends nothing. */
const DEAD_CODES = new Set([-14005, -14014]);
/** The platform answers a refresh token that was spent before with an empty body (reference §1.5). */
const EMPTY_BODY_CODE = -14014;
/** Assumed when the answer names no life: short enough to be refreshed in time in any case. */
const UNSTATED_LIFE_S = 3_600;

/** The platform's OAuth v4 over HTTP. */
export function createZaloOAuth(deps: ZaloOAuthDeps): ZaloOAuth {
  const { http, appId, appSecret } = deps;
  const oauthBase = withoutSlash(deps.oauthBase);
  const apiBase = withoutSlash(deps.apiBase);

  async function ask(fields: Record<string, string>): Promise<OAuthAnswer> {
    const exchanged = await exchange(http, {
      method: 'POST',
      url: `${oauthBase}/v4/oa/access_token`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', secret_key: appSecret },
      body: new URLSearchParams(fields).toString(),
    });
    return readTokens(exchanged);
  }

  return {
    permissionUrl({ redirectUri, codeChallenge, state }) {
      const url = new URL(`${oauthBase}/v4/oa/permission`);
      url.searchParams.set('app_id', appId);
      url.searchParams.set('redirect_uri', redirectUri);
      url.searchParams.set('code_challenge', codeChallenge);
      url.searchParams.set('state', state);
      return url.href;
    },

    exchange: ({ code, codeVerifier }) =>
      ask({ code, app_id: appId, grant_type: 'authorization_code', code_verifier: codeVerifier }),

    refresh: (refreshToken) =>
      ask({ refresh_token: refreshToken, app_id: appId, grant_type: 'refresh_token' }),

    async probe(accessToken) {
      const proof = deps.sendProof && { appsecret_proof: toAppsecretProof(appSecret, accessToken) };
      const exchanged = await exchange(http, {
        method: 'GET',
        url: `${apiBase}/v2.0/oa/getoa`,
        headers: { access_token: accessToken, ...proof },
      });
      const answer = exchanged.kind === 'response' ? parseJson(Envelope, exchanged.text) : undefined;
      if (!answer) return 'unknown';
      if (TOKEN_REFUSED.has(answer.error)) return 'dead';
      return answer.error === 0 ? 'alive' : 'unknown';
    },
  };
}

/**
 * Success is a non-empty access token and nothing else: the platform answers errors with 200 as well, and an error
 * read as success would overwrite good tokens.
 */
function readTokens(exchanged: Exchanged): OAuthAnswer {
  if (exchanged.kind === 'notSent') return exchanged;
  if (exchanged.kind === 'lost') return { kind: 'unknown', reason: exchanged.reason };
  const { status, text } = exchanged;
  if (status === 200 && text.trim() === '') return { kind: 'dead', code: EMPTY_BODY_CODE };
  const body = parseJson(TokenBody, text);
  if (body?.access_token) {
    return {
      kind: 'granted',
      accessToken: body.access_token,
      ...(body.refresh_token !== undefined && { refreshToken: body.refresh_token }),
      livesMs: (body.expires_in ?? UNSTATED_LIFE_S) * 1000,
    };
  }
  if (!body?.error) return { kind: 'unknown', reason: `unreadable answer, status ${status}` };
  return DEAD_CODES.has(body.error)
    ? { kind: 'dead', code: body.error }
    : { kind: 'refused', code: body.error };
}
