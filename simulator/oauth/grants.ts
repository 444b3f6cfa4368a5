import { newToken } from '../world/new-ids.js';
import type { Platform } from '../world/platform.js';
import type { Grant } from '../world/state.js';

const codeLifeMs = 10 * 60_000;
export const accessLifeSeconds = 90_000;
const refreshLifeMs = 90 * 24 * 3_600_000;

export type TokenPair = { access_token: string; refresh_token: string; expires_in: string | number };
export type GrantState = 'live' | 'spent' | 'expired' | 'unknown';

/** Finds a grant by its value and says whether it can still be used. */
export function lookUp(
  platform: Platform,
  kind: Grant['kind'],
  value: string,
): { grant?: Grant; is: GrantState } {
  const grant = platform.state.grants.find((one) => one.kind === kind && one.value === value);
  if (grant === undefined) return { is: 'unknown' };
  if (grant.spent) return { grant, is: 'spent' };
  return { grant, is: grant.expiresAt <= platform.clock.now() ? 'expired' : 'live' };
}

/** A permission code for ten minutes and one use. */
export function mintCode(platform: Platform, oaId: string, challenge: string | undefined): string {
  const { state, clock } = platform;
  const value = newToken(60);
  const expiresAt = clock.now() + codeLifeMs;
  state.grants.push({ kind: 'code', value, oaId, expiresAt, spent: false, ...(challenge && { challenge }) });
  platform.touch();
  return value;
}

/**
 * A new pair of tokens for an OA; every earlier one of it dies at this moment. It is on the disk before this returns,
 * or a crash would leave the product with tokens that nobody knows.
 */
export function mintPair(platform: Platform, oaId: string): TokenPair {
  const { state, clock, config } = platform;
  for (const grant of state.grants) if (grant.oaId === oaId && grant.kind !== 'code') grant.spent = true;
  const access = newToken();
  const refresh = newToken();
  const life = { access: accessLifeSeconds * 1000, refresh: refreshLifeMs };
  state.grants.push(
    { kind: 'access', value: access, oaId, expiresAt: clock.now() + life.access, spent: false },
    { kind: 'refresh', value: refresh, oaId, expiresAt: clock.now() + life.refresh, spent: false },
  );
  platform.flush();
  const expiresIn = config.disputes.expiresIn === 'string' ? String(accessLifeSeconds) : accessLifeSeconds;
  return { access_token: access, refresh_token: refresh, expires_in: expiresIn };
}

/** Lets the access tokens of one OA, or of all, expire at once; refresh tokens live on. */
export function expireAccessTokens(platform: Platform, oaId?: string): void {
  for (const grant of platform.state.grants) {
    const meant = grant.kind === 'access' && (oaId === undefined || grant.oaId === oaId);
    if (meant) grant.expiresAt = Math.min(grant.expiresAt, platform.clock.now());
  }
  platform.touch();
}
