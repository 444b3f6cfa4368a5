import type { Connection } from 'mongoose';
import { z } from 'zod';
import { OaId } from '../../ids.js';
import type { Cipher } from '../../secrets/cipher.js';
import type { ConnectAttemptStore } from '../../zalo-account/connect-attempt-store.js';

const ConnectRow = z.object({
  /** hash of the state */
  _id: z.string(),
  oaId: OaId,
  /** sealed */
  codeVerifier: z.string(),
  expiresAt: z.int().nonnegative(),
});
type ConnectRow = z.infer<typeof ConnectRow>;

/** Begun consents in the collection `zalo_connects`; a handful of rows, so they need no index. */
export function createMongoConnectAttemptStore({
  connection,
  cipher,
}: {
  connection: Connection;
  cipher: Cipher;
}): ConnectAttemptStore {
  const rows = connection.collection<ConnectRow>('zalo_connects');
  return {
    async add(stateHash, { oaId, codeVerifier, expiresAt }) {
      await rows.insertOne({ _id: stateHash, oaId, codeVerifier: cipher.seal(codeVerifier), expiresAt });
    },

    async take(stateHash) {
      const found = await rows.findOneAndDelete({ _id: stateHash });
      if (!found) return undefined;
      const { oaId, codeVerifier, expiresAt } = ConnectRow.parse(found);
      return { oaId, codeVerifier: cipher.open(codeVerifier), expiresAt };
    },

    async removeExpired(now) {
      await rows.deleteMany({ expiresAt: { $lte: now } });
    },
  };
}
