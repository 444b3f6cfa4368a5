import type { OaId } from '../ids.js';

/** Who paid for a message that the platform took, from the `quota` object of its answer (reference §3.4). */
export const PAID_BY = ['free', 'welcome', 'allowance', 'bought', 'billed', 'unstated'] as const;
export type PaidBy = (typeof PAID_BY)[number];

/** What one try to send came to. */
export type LedgerEntry =
  | { kind: 'sent'; paidBy: PaidBy }
  | { kind: 'refused'; code: number }
  | { kind: 'unknown' };

/** Counts by entry: `free`, `billed`, …, `unknown`, and `refused:-230` by code. */
export type LedgerTotals = Readonly<Record<string, number>>;

/**
 * The operator's figure of what an OA sent in a month and what it cost. Counting never delays or fails a send; a
 * process that is killed may lose the counts of its last seconds, never count one twice.
 */
export type SendLedger = {
  record(oaId: OaId, entry: LedgerEntry): void;
  /** `month` is `YYYY-MM` in Vietnamese time. */
  totals(oaId: OaId, month: string): Promise<LedgerTotals>;
  /** Writes what was counted so far. */
  flush(): Promise<void>;
};

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** The month in Asia/Ho_Chi_Minh, `YYYY-MM`. */
export const toLedgerMonth = (at: number): string =>
  new Date(at + VIETNAM_OFFSET_MS).toISOString().slice(0, 7);

export const toLedgerKey = (entry: LedgerEntry): string => {
  switch (entry.kind) {
    case 'sent':
      return entry.paidBy;
    case 'refused':
      return `refused:${entry.code}`;
    case 'unknown':
      return 'unknown';
  }
};
