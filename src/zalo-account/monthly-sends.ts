import { type LedgerTotals, PAID_BY } from './send-ledger.js';

/** What an OA has sent in a month, in the three figures that somebody who is about to write wants to know. */
export type MonthlySends = {
  /** taken by the platform */
  sent: number;
  /** of those, charged to the office */
  paid: number;
  /** not taken because an allowance was used up or money had run out */
  overQuota: number;
};

const CHARGED = ['bought', 'billed'] as const;
/** Codes of the platform for a quota that is used up, for too many to one citizen, and for no money (reference §8). */
const OVER_QUOTA = [-211, -218, -321, -115, -144, -147] as const;

export function toMonthlySends(totals: LedgerTotals): MonthlySends {
  const sum = (keys: readonly string[]) => keys.reduce((total, key) => total + (totals[key] ?? 0), 0);
  return {
    sent: sum(PAID_BY),
    paid: sum(CHARGED),
    overQuota: sum(OVER_QUOTA.map((code) => `refused:${code}`)),
  };
}
