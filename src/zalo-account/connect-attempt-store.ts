import type { OaId } from '../ids.js';

/** A consent that was begun: for which OA, and the PKCE verifier that proves it was us. */
export type ConnectAttempt = { oaId: OaId; codeVerifier: string; expiresAt: number };

/** Keeps begun consents by a hash of their `state`, sealed, for the ten minutes that a code lives. */
export type ConnectAttemptStore = {
  add(stateHash: string, attempt: ConnectAttempt): Promise<void>;
  /** Gives an attempt to the first who asks and to nobody after. */
  take(stateHash: string): Promise<ConnectAttempt | undefined>;
  removeExpired(now: number): Promise<void>;
};
