import type { OaId } from '../ids.js';
import type { AccessToken, AccessTokens } from './access-tokens.js';
import type { Grant } from './grant.js';
import { type RefreshDeps, refreshGrant, SLOWEST_MS } from './refresh-grant.js';

export type AccessTokensDeps = RefreshDeps & {
  /** longer than a probe and a refresh together may take, so that a claim outlives its requests */
  claimMs: number;
};

/** A new token that is refused at once is not cured by yet another one. */
const YOUNGEST_REFRESH_MS = 60_000;
const WATCH_EVERY_MS = 150;
/** How long a send waits for a refresh before it is put off; a sender must not outlive its own lease. */
const PATIENCE_MS = 5_000;

const toToken = (grant: Grant): AccessToken => ({
  kind: 'token',
  value: grant.accessToken,
  revision: grant.revision,
});

/**
 * Until when a refused pair is not refreshed: it is young, or refreshing it has just failed. A pair from a time to come,
 * or a rest longer than any, was written by a clock that has been set back: it holds nobody up.
 */
function restOf({ issuedAt, failures, refreshAt }: Grant, now: number): number {
  const youngUntil = issuedAt > now ? 0 : issuedAt + YOUNGEST_REFRESH_MS;
  const restUntil = failures > 0 && refreshAt <= now + SLOWEST_MS ? refreshAt : 0;
  return Math.max(youngUntil, restUntil);
}

/**
 * Access tokens over a `TokenStore`. In this process refreshes of one OA coalesce; across processes the claim in the
 * store lets only one of them spend the refresh token, the others watch the store for what it brings.
 */
export function createAccessTokens(deps: AccessTokensDeps): AccessTokens {
  const { store, now } = deps;
  const known = new Map<OaId, Grant>();
  const refreshing = new Map<OaId, Promise<void>>();

  async function current(oaId: OaId): Promise<AccessToken> {
    const cached = known.get(oaId);
    if (cached && cached.expiresAt > now()) return toToken(cached);
    const grant = await read(oaId);
    if (!grant) return { kind: 'none', reason: 'not-connected' };
    return grant.expiresAt > now() ? toToken(grant) : renew(oaId, grant.revision);
  }

  async function read(oaId: OaId): Promise<Grant | undefined> {
    const grant = await store.find(oaId);
    if (grant) known.set(oaId, grant);
    else known.delete(oaId);
    return grant;
  }

  async function renew(oaId: OaId, refusedRevision: number): Promise<AccessToken> {
    const grant = await read(oaId);
    if (grant?.revision === refusedRevision && mayRefresh(grant)) {
      await Promise.race([refresh(grant, true), deps.wait(PATIENCE_MS)]);
    }
    return judge(await read(oaId), refusedRevision);
  }

  const mayRefresh = (grant: Grant): boolean => grant.state === 'live' && restOf(grant, now()) <= now();

  function judge(grant: Grant | undefined, refusedRevision: number): AccessToken {
    if (!grant) return { kind: 'none', reason: 'not-connected' };
    if (grant.revision !== refusedRevision) return toToken(grant);
    if (grant.state === 'needsConsent') return { kind: 'none', reason: 'needs-consent' };
    return { kind: 'later', retryAt: Math.max(restOf(grant, now()), now() + WATCH_EVERY_MS) };
  }

  /** One refresh of an OA at a time in this process; whoever comes later waits for the same one. */
  function refresh(grant: Grant, accessTokenRefused: boolean): Promise<void> {
    const running = refreshing.get(grant.oaId);
    if (running) return running;
    const run = claimAndRefresh(grant, accessTokenRefused).finally(() => refreshing.delete(grant.oaId));
    refreshing.set(grant.oaId, run);
    // whoever lost patience does not hear of a failure any more; it was signalled
    run.catch(() => undefined);
    return run;
  }

  async function claimAndRefresh(grant: Grant, accessTokenRefused: boolean): Promise<void> {
    const { oaId, revision } = grant;
    const claim = await store.claimRefresh(oaId, { revision, now: now(), until: now() + deps.claimMs });
    if (!claim) return accessTokenRefused ? watch(oaId, revision) : undefined;
    await refreshGrant(deps, grant, claim, accessTokenRefused);
    known.delete(oaId);
  }

  /** Another process is refreshing: looks for what it brings as long as a send has patience. */
  async function watch(oaId: OaId, revision: number): Promise<void> {
    const end = now() + PATIENCE_MS;
    while (now() < end) {
      const grant = await store.find(oaId);
      if (grant?.revision !== revision || grant.state !== 'live' || grant.failures > 0) return;
      await deps.wait(WATCH_EVERY_MS);
    }
  }

  async function refreshDue(): Promise<void> {
    const due = await store.findDue(now());
    await Promise.all(
      due.map(async (oaId) => {
        const grant = await store.find(oaId);
        if (grant?.state === 'live' && grant.refreshAt <= now()) await refresh(grant, false);
      }),
    );
  }

  async function idle(): Promise<void> {
    while (refreshing.size > 0) await Promise.allSettled(refreshing.values());
  }

  return { current, renew, refreshDue, idle };
}
