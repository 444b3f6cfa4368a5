/**
 * Counters of what may be used up: an account's allowance of a month, templates of a day, the money of a month. The
 * record, so that no process and no restart counts anew. Rejects when the database is away.
 */
export type QuotaCounters = {
  /** Takes so much unless that went over the limit; false: nothing was taken. */
  take(key: string, amount: number, limit: number): Promise<boolean>;
  giveBack(key: string, amount: number): Promise<void>;
  used(key: string): Promise<number>;
};

const UTC_PLUS_7 = 7 * 3_600_000;
const dayOf = (at: number): string => new Date(at + UTC_PLUS_7).toISOString().slice(0, 10);

/** Names of the counters; months and days are Vietnamese. */
export const quotaKeys = {
  consultation: (oaId: string, at: number): string => `${oaId}|consultation|${dayOf(at).slice(0, 7)}`,
  templates: (oaId: string, at: number): string => `${oaId}|templates|${dayOf(at)}`,
  broadcasts: (oaId: string, at: number): string => `${oaId}|broadcasts|${dayOf(at).slice(0, 7)}`,
  /** what messages about dossiers cost in a month */
  dossierMessages: (oaId: string, at: number): string => `${oaId}|dossier-messages|${dayOf(at).slice(0, 7)}`,
} as const;
