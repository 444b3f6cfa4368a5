import type { AxiosInstance } from 'axios';
import type { OaId } from '../../ids.js';
import type { RefusalClass } from '../../replies/messenger.js';
import type { AccessToken, AccessTokens } from '../../zalo-account/access-tokens.js';
import type { SendLimiter } from '../../zalo-account/send-limiter.js';
import type { OnZaloSignal } from '../../zalo-account/zalo-signal.js';
import { type Exchanged, exchange, type HttpRequest, withoutSlash } from './exchange.js';
import { toMultipart, type UploadForm } from './multipart.js';
import { Envelope, parseJson } from './platform-answers.js';
import { GRANT_DEAD, NO_CODE, RATE_LIMITED, retryAtFor, TOKEN_REFUSED } from './verdicts.js';

/** `query` travels as JSON in the parameter `data`, as the OA API wants it; `params` as they are, as the business host does. */
export type ApiRequest =
  | { method: 'GET'; path: string; query?: object }
  | { method: 'GET'; path: string; params: Readonly<Record<string, string>> }
  | { method: 'POST'; path: string; body: object }
  | { method: 'POST'; path: string; form: UploadForm };

export type ApiResult =
  /** the platform's word; code 0 is success */
  | { kind: 'answered'; code: number; data: unknown }
  /** surely not taken by the platform */
  | { kind: 'held'; class: RefusalClass; code: number; retryAt?: number }
  /** may have been taken */
  | { kind: 'unknown'; reason: string };

/**
 * One call of the OA API as an OA: counted by the limiter, with its access token; a token that is refused is renewed
 * and the call repeated once. After `notAfter` no further request is made, so a call has a bounded length.
 */
export type ZaloApi = {
  call(oaId: OaId, request: ApiRequest, notAfter: number): Promise<ApiResult>;
};

export type ZaloApiDeps = {
  http: AxiosInstance;
  apiBase: string;
  tokens: AccessTokens;
  limiter: SendLimiter;
  /** header value that goes with an access token, when the app demands it */
  toProof?: (accessToken: string) => string;
  now: () => number;
  onSignal: OnZaloSignal;
};

const FRESH_TOKEN_REST_MS = 60_000;

export function createZaloApi(deps: ZaloApiDeps): ZaloApi {
  const { tokens, limiter, now } = deps;

  async function call(oaId: OaId, request: ApiRequest, notAfter: number): Promise<ApiResult> {
    const first = await tokens.current(oaId);
    if (first.kind !== 'token') return toHeld(first);
    const result = await once(oaId, request, first.value, notAfter);
    if (!isTokenRefused(result)) return result;
    const second = await tokens.renew(oaId, first.revision);
    if (second.kind !== 'token') return toHeld(second);
    const again = await once(oaId, request, second.value, notAfter);
    if (!isTokenRefused(again)) return again;
    deps.onSignal({ name: 'fresh-token-refused', oaId, code: again.code });
    return { kind: 'held', class: 'later', code: again.code, retryAt: now() + FRESH_TOKEN_REST_MS };
  }

  async function once(oaId: OaId, request: ApiRequest, token: string, notAfter: number): Promise<ApiResult> {
    if (now() > notAfter) return { kind: 'held', class: 'later', code: NO_CODE };
    const taken = await limiter.take(oaId);
    if (!taken.ok) return { kind: 'held', class: 'later', code: RATE_LIMITED, retryAt: taken.retryAt };
    const exchanged = await exchange(deps.http, toHttp(deps, request, token));
    const result = read(exchanged, now());
    if (result.kind !== 'unknown' && result.code === RATE_LIMITED) {
      limiter.pause(oaId, retryAtFor('nextMinute', now()));
    }
    if (exchanged.kind === 'response' && result.kind === 'held' && result.class === 'human') {
      deps.onSignal({ name: 'unexpected-status', oaId, status: exchanged.status });
    }
    return result;
  }

  return { call };
}

const isTokenRefused = (result: ApiResult): result is Extract<ApiResult, { kind: 'answered' }> =>
  result.kind === 'answered' && TOKEN_REFUSED.has(result.code);

function toHeld(token: Exclude<AccessToken, { kind: 'token' }>): ApiResult {
  if (token.kind === 'later') {
    return { kind: 'held', class: 'later', code: NO_CODE, retryAt: token.retryAt };
  }
  return { kind: 'held', class: 'human', code: token.reason === 'needs-consent' ? GRANT_DEAD : NO_CODE };
}

function toHttp({ apiBase, toProof }: ZaloApiDeps, request: ApiRequest, token: string): HttpRequest {
  const url = `${withoutSlash(apiBase)}${request.path}`;
  const headers = { access_token: token, ...(toProof && { appsecret_proof: toProof(token) }) };
  if ('form' in request) {
    const { type, body } = toMultipart(request.form);
    return { method: 'POST', url, headers: { ...headers, 'Content-Type': type }, body };
  }
  if (request.method === 'POST') {
    const body = JSON.stringify(request.body);
    return { method: 'POST', url, headers: { ...headers, 'Content-Type': 'application/json' }, body };
  }
  return { method: 'GET', url: `${url}${toQuery(request)}`, headers };
}

function toQuery(request: Extract<ApiRequest, { method: 'GET' }>): string {
  if ('params' in request) return `?${new URLSearchParams(request.params)}`;
  return request.query ? `?data=${encodeURIComponent(JSON.stringify(request.query))}` : '';
}

/** An application error comes with status 200, so the body speaks first; the status only where it is no answer. */
function read(exchanged: Exchanged, now: number): ApiResult {
  if (exchanged.kind === 'notSent') return { kind: 'held', class: 'later', code: NO_CODE };
  if (exchanged.kind === 'lost') return { kind: 'unknown', reason: exchanged.reason };
  const { status, text } = exchanged;
  const envelope = parseJson(Envelope, text);
  if (envelope && !(envelope.error === 0 && status >= 300)) {
    return { kind: 'answered', code: envelope.error, data: envelope.data };
  }
  if (status === 429) {
    return { kind: 'held', class: 'later', code: RATE_LIMITED, retryAt: retryAtFor('nextMinute', now) };
  }
  // a wrong path, a firewall, a proxy: not the application, so nothing was taken
  if (status >= 300 && status < 500) return { kind: 'held', class: 'human', code: NO_CODE };
  return { kind: 'unknown', reason: `unreadable answer, status ${status}` };
}
