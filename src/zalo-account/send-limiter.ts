import type { OaId } from '../ids.js';

export type Taken = { ok: true } | { ok: false; retryAt: number };

/**
 * Keeps an OA below the calls per minute of its package, over all processes. In no 60 seconds more calls are let
 * through than the limit. Never throws: without the shared count each process keeps to a share of the limit.
 */
export type SendLimiter = {
  take(oaId: OaId): Promise<Taken>;
  /** The platform said that its own count is used up: this process lets nothing through until then. */
  pause(oaId: OaId, until: number): void;
};
