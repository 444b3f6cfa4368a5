import { type Grant, type TokenPair, toTokenPair } from './grant.js';
import type { RefreshClaim, TokenStore } from './token-store.js';
import type { OAuthAnswer, ZaloOAuth } from './zalo-oauth.js';
import type { OnZaloSignal } from './zalo-signal.js';

export type RefreshDeps = {
  store: TokenStore;
  oauth: ZaloOAuth;
  now: () => number;
  wait: (ms: number) => Promise<void>;
  onSignal: OnZaloSignal;
};

const BACKOFF_MS = 30_000;
/** The longest rest between two tries (ms). */
export const SLOWEST_MS = 600_000;
const STORE_TRIES = 60;
const SLOWEST_STORE_MS = 5_000;

/**
 * Spends the refresh token of a grant under a claim and resolves when the outcome is stored; the new pair is stored
 * before anybody can use it. `accessTokenRefused` tells that the platform does not take the old token any more.
 *
 * When it is unknown whether this refresh token was spent already, the old access token is asked: the platform kills
 * it at the moment of a refresh, so if it lives, nothing was spent and the refresh is safe. If it is dead, whatever
 * pair came out of the lost answer is gone, so one more try cannot cost anything. Only while it cannot be asked do we
 * wait, and go on with the old access token.
 */
export async function refreshGrant(
  deps: RefreshDeps,
  grant: Grant,
  claim: RefreshClaim,
  accessTokenRefused: boolean,
): Promise<void> {
  if (claim.unsettled && !accessTokenRefused && grant.expiresAt > deps.now()) {
    const old = await deps.oauth.probe(grant.accessToken);
    if (old === 'unknown') return postpone(deps, grant, claim.holder, true);
  }
  const answer = await deps.oauth.refresh(grant.refreshToken);
  return settle(deps, { grant, claim, accessTokenRefused }, answer);
}

type Spent = { grant: Grant; claim: RefreshClaim; accessTokenRefused: boolean };

async function settle(deps: RefreshDeps, spent: Spent, answer: OAuthAnswer): Promise<void> {
  const { grant, claim } = spent;
  const { oaId } = grant;
  switch (answer.kind) {
    case 'granted':
      // an answer without a refresh token has been seen; the old one then stays valid (reference §1.4)
      return store(deps, grant, toTokenPair({ refreshToken: grant.refreshToken, ...answer }, deps.now()));
    case 'dead':
      return lose(deps, spent, answer.code);
    case 'refused':
      deps.onSignal({ name: 'refresh-refused', oaId, code: answer.code });
      return postpone(deps, grant, claim.holder, false);
    case 'notSent':
      deps.onSignal({ name: 'refresh-put-off', oaId, reason: answer.reason });
      // this try spent nothing, but an earlier one may have
      return postpone(deps, grant, claim.holder, claim.unsettled);
    case 'unknown':
      deps.onSignal({ name: 'refresh-unsettled', oaId, reason: answer.reason });
      return postpone(deps, grant, claim.holder, true);
  }
}

/** The old pair is void from now on, so a database that is away for a while must not make us drop the new one. */
async function store(deps: RefreshDeps, grant: Grant, pair: TokenPair): Promise<void> {
  const { oaId, revision } = grant;
  for (let tried = 1; ; tried++) {
    try {
      await deps.store.storeRefreshed(oaId, { revision, pair });
      deps.onSignal({ name: 'refreshed', oaId });
      return;
    } catch (error) {
      if (tried === 1) deps.onSignal({ name: 'pair-not-stored', oaId });
      if (tried === STORE_TRIES) throw error;
      await deps.wait(Math.min(100 * 2 ** tried, SLOWEST_STORE_MS));
    }
  }
}

async function lose(deps: RefreshDeps, { grant, accessTokenRefused }: Spent, code: number): Promise<void> {
  const { oaId, revision, expiresAt } = grant;
  const lost = await deps.store.lose(oaId, {
    revision,
    expiresAt: accessTokenRefused ? deps.now() : expiresAt,
  });
  if (lost) deps.onSignal({ name: 'grant-lost', oaId, code });
}

function postpone(deps: RefreshDeps, grant: Grant, holder: string, unsettled: boolean): Promise<void> {
  const refreshAt = deps.now() + Math.min(BACKOFF_MS * 2 ** grant.failures, SLOWEST_MS);
  return deps.store.postpone(grant.oaId, { revision: grant.revision, holder, refreshAt, unsettled });
}
