import type { Platform } from '../world/platform.js';
import { lookUp, mintPair, type TokenPair } from './grants.js';
import { verifierFits } from './pkce.js';

export type TokenRequest = { secretKey: string; form: Readonly<Record<string, unknown>> };
/** `consumed` is answered with an empty body. */
export type TokenAnswer = TokenPair | OAuthError | 'consumed';

/** The error shape of the OAuth host; it comes with HTTP 200. */
export type OAuthError = {
  error: number;
  error_name: string;
  error_description: string;
  error_reason: string;
  ref_doc: string;
  message: string;
};

/** An error of the OAuth host; `reason` tells the developer what was wrong. */
export const toOAuthError = (error: number, error_name: string, reason = ''): OAuthError => ({
  error,
  error_name,
  error_description: reason,
  error_reason: '',
  ref_doc: '',
  message: '',
});

/** A code that was used is dead even when the rest of the request is wrong. */
function byCode(platform: Platform, form: TokenRequest['form']): TokenAnswer {
  const { grant, is } = lookUp(platform, 'code', String(form.code ?? ''));
  if (grant === undefined || is !== 'live') return toOAuthError(-14005, 'Invalid code.', `the code is ${is}`);
  grant.spent = true;
  platform.touch();
  const verifier = typeof form.code_verifier === 'string' ? form.code_verifier : '';
  if (grant.challenge !== undefined && !verifierFits(verifier, grant.challenge)) {
    return toOAuthError(-14005, 'Invalid code.', 'code_verifier does not fit the code_challenge');
  }
  return mintPair(platform, grant.oaId);
}

function byRefreshToken(platform: Platform, form: TokenRequest['form']): TokenAnswer {
  const { grant, is } = lookUp(platform, 'refresh', String(form.refresh_token ?? ''));
  if (grant !== undefined && is === 'live') return mintPair(platform, grant.oaId);
  const silent = platform.config.disputes.consumedRefreshToken === 'emptyBody';
  if (is === 'spent' && silent) return 'consumed';
  return toOAuthError(-14014, 'Invalid refresh token.', `the refresh token is ${is}`);
}

/** Gives tokens for a code or a refresh token, each of which works once. */
export function issueTokens(platform: Platform, { secretKey, form }: TokenRequest): TokenAnswer {
  const { appId, appSecret } = platform.config;
  if (form.app_id !== appId) return toOAuthError(-14002, 'Invalid appId.', 'app_id is not that of the app');
  if (secretKey !== appSecret)
    return toOAuthError(-14004, 'Invalid secret key.', 'header secret_key is wrong');
  if (form.grant_type === 'authorization_code') return byCode(platform, form);
  if (form.grant_type === 'refresh_token') return byRefreshToken(platform, form);
  return toOAuthError(-14018, 'Invalid grant type.', 'authorization_code or refresh_token');
}
