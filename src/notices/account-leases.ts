import type { OaId } from '../ids.js';

/**
 * Who serves an account's notices. One worker at a time, until its lease is over; taking it again prolongs it. Rejects
 * when the database is away.
 */
export type AccountLeases = {
  take(oaId: OaId, lease: { by: string; now: number; until: number }): Promise<boolean>;
  giveBack(oaId: OaId, by: string): Promise<void>;
};
