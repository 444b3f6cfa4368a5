import type { OaId } from '../../../src/ids.js';
import type { Grant, TokenPair } from '../../../src/zalo-account/grant.js';
import type { TokenStore } from '../../../src/zalo-account/token-store.js';

type Row = { grant: Grant; claim: { holder: string; until: number } | undefined; unsettled: boolean };

/** A token store in memory; kept equal to the real one by the contract suite. */
export function createMemoryTokenStore(): TokenStore {
  const rows = new Map<OaId, Row>();
  let claims = 0;

  function replace(oaId: OaId, pair: TokenPair, revision: number): Grant {
    const grant: Grant = { ...pair, oaId, revision, state: 'live', failures: 0 };
    rows.set(oaId, { grant, claim: undefined, unsettled: false });
    return { ...grant };
  }

  const rowAt = (oaId: OaId, revision: number): Row | undefined => {
    const row = rows.get(oaId);
    return row?.grant.revision === revision ? row : undefined;
  };

  return {
    find: async (oaId) => {
      const row = rows.get(oaId);
      return row && { ...row.grant };
    },
    put: async (oaId, pair) => replace(oaId, pair, (rows.get(oaId)?.grant.revision ?? 0) + 1),
    async claimRefresh(oaId, { revision, now, until }) {
      const row = rowAt(oaId, revision);
      const fromAfar = now + 2 * (until - now);
      const isHeld = row?.claim && row.claim.until > now && row.claim.until <= fromAfar;
      if (row?.grant.state !== 'live' || isHeld) return undefined;
      const holder = `claim-${++claims}`;
      const { unsettled } = row;
      Object.assign(row, { claim: { holder, until }, unsettled: true });
      return { holder, unsettled };
    },
    storeRefreshed: async (oaId, { revision, pair }) =>
      rowAt(oaId, revision) && replace(oaId, pair, revision + 1),
    async postpone(oaId, { revision, holder, refreshAt, unsettled }) {
      const row = rowAt(oaId, revision);
      if (row?.claim?.holder !== holder) return;
      Object.assign(row, { claim: undefined, unsettled });
      Object.assign(row.grant, { refreshAt, failures: row.grant.failures + 1 });
    },
    async lose(oaId, { revision, expiresAt }) {
      const row = rowAt(oaId, revision);
      if (row?.grant.state !== 'live') return false;
      Object.assign(row, { claim: undefined, unsettled: false });
      Object.assign(row.grant, { state: 'needsConsent', expiresAt });
      return true;
    },
    findDue: async (now) =>
      [...rows.values()]
        .filter(
          ({ grant, claim }) =>
            grant.state === 'live' && grant.refreshAt <= now && !(claim && claim.until > now),
        )
        .map(({ grant }) => grant.oaId),
  };
}
