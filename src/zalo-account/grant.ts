import type { OaId } from '../ids.js';

/** A pair of tokens as the platform gave it, with our plan when to replace it (epoch ms). */
export type TokenPair = {
  accessToken: string;
  refreshToken: string;
  issuedAt: number;
  expiresAt: number;
  /** from here on the pair is refreshed, long before it must be */
  refreshAt: number;
};

/**
 * What an OA's administrator granted to the app. `revision` grows by one with each stored pair, so "the pair I used"
 * can be told from "the pair that is valid now".
 */
export type Grant = TokenPair & {
  oaId: OaId;
  revision: number;
  /** `needsConsent`: the refresh token is dead, only the OA's administrator can help */
  state: 'live' | 'needsConsent';
  /** refreshes that failed in a row; while it is not 0, `refreshAt` is the end of the back-off */
  failures: number;
};

const FULL_MARGIN_MS = 5 * 3_600_000;
const MARGIN_SHARE = 0.2;

/**
 * Plans a fresh pair: refreshed five hours before its end (an access token lives 25 hours), or when a fifth is left
 * of a shorter life. An outage of the token endpoint of less than that costs nothing.
 */
export function toTokenPair(
  tokens: { accessToken: string; refreshToken: string; livesMs: number },
  now: number,
): TokenPair {
  const margin = Math.min(FULL_MARGIN_MS, tokens.livesMs * MARGIN_SHARE);
  return {
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken,
    issuedAt: now,
    expiresAt: now + tokens.livesMs,
    refreshAt: Math.floor(now + tokens.livesMs - margin),
  };
}
