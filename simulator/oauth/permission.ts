import type { Platform } from '../world/platform.js';
import { findOa } from '../world/platform.js';
import { type OAuthError, toOAuthError } from './access-token.js';
import { mintCode } from './grants.js';

export type PermissionQuery = Readonly<Record<string, string | undefined>>;
export type PermissionAnswer =
  | { kind: 'redirect'; to: string }
  | { kind: 'choose'; oas: { oaId: string; name: string; href: string }[] }
  | { kind: 'error'; error: OAuthError };

function redirectFits(platform: Platform, uri: string | undefined): boolean {
  const { callbackUrl } = platform.config;
  if (uri === undefined || !/^https?:\/\//.test(uri) || uri.includes('?')) return false;
  return callbackUrl === undefined || callbackUrl === uri;
}

/**
 * What an administrator sees at the permission address. With one OA, or one chosen by `oa_id`, permission is given at
 * once; there is nobody to ask here.
 */
export function askPermission(platform: Platform, query: PermissionQuery): PermissionAnswer {
  const { app_id, redirect_uri, code_challenge, state, oa_id } = query;
  const { appId, oas } = platform.config;
  if (app_id !== appId) return { kind: 'error', error: toOAuthError(-14002, 'Invalid appId.') };
  if (redirect_uri === undefined || !redirectFits(platform, redirect_uri)) {
    return { kind: 'error', error: toOAuthError(-14003, 'Invalid redirect uri.') };
  }
  const chosen = oa_id === undefined ? (oas.length === 1 ? oas[0] : undefined) : findOa(platform, oa_id);
  if (chosen === undefined) {
    const href = (oaId: string) => {
      const link = new URLSearchParams({ app_id, redirect_uri, oa_id: oaId });
      if (code_challenge !== undefined) link.set('code_challenge', code_challenge);
      if (state !== undefined) link.set('state', state);
      return `?${link}`;
    };
    return { kind: 'choose', oas: oas.map(({ oaId, name }) => ({ oaId, name, href: href(oaId) })) };
  }
  const to = new URL(redirect_uri);
  to.searchParams.set('code', mintCode(platform, chosen.oaId, code_challenge));
  to.searchParams.set('oa_id', chosen.oaId);
  if (state !== undefined) to.searchParams.set('state', state);
  if (code_challenge !== undefined) to.searchParams.set('code_challenge', code_challenge);
  return { kind: 'redirect', to: to.href };
}
