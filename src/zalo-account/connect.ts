import { createHash, randomBytes } from 'node:crypto';
import { ZaloConnectRefused } from '../errors/zalo-connect-refused.js';
import { ZaloOauthAway } from '../errors/zalo-oauth-away.js';
import type { OaId } from '../ids.js';
import type { ConnectAttempt, ConnectAttemptStore } from './connect-attempt-store.js';
import { type TokenPair, toTokenPair } from './grant.js';
import { createCodeVerifier, toCodeChallenge } from './pkce.js';
import type { TokenStore } from './token-store.js';
import type { OAuthAnswer, ZaloOAuth } from './zalo-oauth.js';

export type ConnectDeps = {
  attempts: ConnectAttemptStore;
  store: Pick<TokenStore, 'put'>;
  oauth: Pick<ZaloOAuth, 'permissionUrl' | 'exchange'>;
  /** exactly as registered in the app's console, without a query */
  redirectUri: string;
  now: () => number;
};

/** What the platform appends to the redirect URI. */
export type ConnectCallback = { code: string; state: string; oaId: OaId };

const ATTEMPT_LIVES_MS = 10 * 60_000;

const hashState = (state: string): string => createHash('sha256').update(state).digest('base64url');

/**
 * Begins to connect an OA: remembers the PKCE verifier under a fresh `state` for ten minutes and resolves with the
 * page where the OA's administrator gives consent.
 */
export async function startConnect(deps: ConnectDeps, oaId: OaId): Promise<string> {
  const { attempts, oauth, redirectUri, now } = deps;
  const state = randomBytes(32).toString('base64url');
  const codeVerifier = createCodeVerifier();
  await attempts.removeExpired(now());
  await attempts.add(hashState(state), { oaId, codeVerifier, expiresAt: now() + ATTEMPT_LIVES_MS });
  return oauth.permissionUrl({ redirectUri, codeChallenge: toCodeChallenge(codeVerifier), state });
}

/**
 * Ends what `startConnect` began: exchanges the code and stores the pair. A state works once. Throws
 * `ZaloConnectRefused` or `ZaloOauthAway`; in both cases the grant that was there before is untouched.
 */
export async function finishConnect(deps: ConnectDeps, callback: ConnectCallback): Promise<void> {
  const attempt = await deps.attempts.take(hashState(callback.state));
  const { oaId, codeVerifier } = check(attempt, callback.oaId, deps.now());
  const answer = await deps.oauth.exchange({ code: callback.code, codeVerifier });
  await deps.store.put(oaId, toPair(oaId, answer, deps.now()));
}

function check(attempt: ConnectAttempt | undefined, oaId: OaId, now: number): ConnectAttempt {
  if (!attempt) throw new ZaloConnectRefused('no such consent was begun', { oaId, reason: 'unknown-state' });
  if (attempt.expiresAt <= now) {
    throw new ZaloConnectRefused('the consent took too long', { oaId, reason: 'expired' });
  }
  if (attempt.oaId !== oaId) {
    const facts = { oaId: attempt.oaId, consentedOaId: oaId, reason: 'wrong-oa' };
    throw new ZaloConnectRefused('consent was given for another OA', facts);
  }
  return attempt;
}

function toPair(oaId: OaId, answer: OAuthAnswer, now: number): TokenPair {
  switch (answer.kind) {
    case 'granted': {
      const { refreshToken } = answer;
      if (refreshToken) return toTokenPair({ ...answer, refreshToken }, now);
      throw new ZaloOauthAway('the platform gave no refresh token', { oaId, reason: 'no-refresh-token' });
    }
    case 'dead':
    case 'refused':
      throw new ZaloConnectRefused('the platform refused the code', {
        oaId,
        reason: 'code-refused',
        platformCode: answer.code,
      });
    case 'notSent':
    case 'unknown':
      throw new ZaloOauthAway('the token endpoint did not answer', { oaId, reason: answer.reason });
  }
}
