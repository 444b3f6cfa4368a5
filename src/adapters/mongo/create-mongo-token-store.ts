import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import { SealBroken } from '../../errors/seal-broken.js';
import { OaId } from '../../ids.js';
import type { Cipher } from '../../secrets/cipher.js';
import type { Grant, TokenPair } from '../../zalo-account/grant.js';
import type { TokenStore } from '../../zalo-account/token-store.js';

const epochMs = z.int().nonnegative();

const TokenRow = z.object({
  _id: OaId,
  /** sealed `SealedPair` */
  pair: z.string(),
  revision: z.int().positive(),
  state: z.enum(['live', 'needsConsent']),
  refreshTokenIssuedAt: epochMs,
  expiresAt: epochMs,
  refreshAt: epochMs,
  failures: z.int().nonnegative(),
  /** the claim of whoever is spending the refresh token; written before the request leaves */
  claimHolder: z.string().nullable(),
  claimUntil: epochMs,
  unsettled: z.boolean(),
});
type TokenRow = z.infer<typeof TokenRow>;

/** The OA's id is sealed in, so that a pair moved to another OA's row does not open. */
const SealedPair = z.object({ oaId: OaId, accessToken: z.string(), refreshToken: z.string() });

const NO_CLAIM = { claimHolder: null, claimUntil: 0, unsettled: false };
/** The old pair is void once a new one was issued: a fail-over must not forget the new one. */
const DURABLE = { writeConcern: { w: 'majority' as const, j: true } };

/** Grants in the collection `zalo_tokens`, tokens sealed. */
export function createMongoTokenStore({
  connection,
  cipher,
}: {
  connection: Connection;
  cipher: Cipher;
}): TokenStore {
  const rows = connection.collection<TokenRow>('zalo_tokens');

  const toFields = (oaId: OaId, pair: TokenPair) => ({
    pair: cipher.seal(
      JSON.stringify({ oaId, accessToken: pair.accessToken, refreshToken: pair.refreshToken }),
    ),
    state: 'live' as const,
    refreshTokenIssuedAt: pair.issuedAt,
    expiresAt: pair.expiresAt,
    refreshAt: pair.refreshAt,
    failures: 0,
    ...NO_CLAIM,
  });

  function toGrant(found: unknown): Grant {
    const row = TokenRow.parse(found);
    const pair = SealedPair.parse(JSON.parse(cipher.open(row.pair)));
    if (pair.oaId !== row._id) throw new SealBroken('token pair belongs to another OA', { oaId: row._id });
    const { accessToken, refreshToken } = pair;
    const { revision, state, expiresAt, refreshAt, failures, refreshTokenIssuedAt: issuedAt } = row;
    return {
      oaId: row._id,
      accessToken,
      refreshToken,
      revision,
      state,
      issuedAt,
      expiresAt,
      refreshAt,
      failures,
    };
  }

  return {
    async find(oaId) {
      const row = await rows.findOne({ _id: oaId });
      return row ? toGrant(row) : undefined;
    },

    async put(oaId, pair) {
      const change = { $set: toFields(oaId, pair), $inc: { revision: 1 } };
      const options = { upsert: true, returnDocument: 'after' as const, ...DURABLE };
      return toGrant(await rows.findOneAndUpdate({ _id: oaId }, change, options));
    },

    async claimRefresh(oaId, { revision, now, until }) {
      const holder = randomUUID();
      const fromAfar = now + 2 * (until - now);
      const before = await rows.findOneAndUpdate(
        {
          _id: oaId,
          revision,
          state: 'live',
          $or: [{ claimUntil: { $lte: now } }, { claimUntil: { $gt: fromAfar } }],
        },
        { $set: { claimHolder: holder, claimUntil: until, unsettled: true } },
        { returnDocument: 'before', ...DURABLE },
      );
      return before ? { holder, unsettled: TokenRow.parse(before).unsettled } : undefined;
    },

    async storeRefreshed(oaId, { revision, pair }) {
      const change = { $set: toFields(oaId, pair), $inc: { revision: 1 } };
      const options = { returnDocument: 'after' as const, ...DURABLE };
      const row = await rows.findOneAndUpdate({ _id: oaId, revision }, change, options);
      return row ? toGrant(row) : undefined;
    },

    async postpone(oaId, { revision, holder, refreshAt, unsettled }) {
      await rows.updateOne(
        { _id: oaId, revision, claimHolder: holder },
        { $set: { ...NO_CLAIM, unsettled, refreshAt }, $inc: { failures: 1 } },
      );
    },

    async lose(oaId, { revision, expiresAt }) {
      const { matchedCount } = await rows.updateOne(
        { _id: oaId, revision, state: 'live' },
        { $set: { ...NO_CLAIM, state: 'needsConsent', expiresAt } },
      );
      return matchedCount === 1;
    },

    async findDue(now) {
      const due = rows.find(
        { state: 'live', refreshAt: { $lte: now }, claimUntil: { $lte: now } },
        { projection: { _id: 1 } },
      );
      return (await due.toArray()).map((row) => row._id);
    },
  };
}
