import { z } from 'zod';
import type { ChainedEntry } from '../../console/audit/audit-chain.js';
import type { AuditEntry } from '../../console/audit/audit-entry.js';

/** `_id` is office and number, so that a number is given once. */
export type AuditRow = AuditEntry & { _id: string; seq: number; prev: string; prevAt: number; hash: string };

const Link = z.object({ seq: z.int().positive(), prev: z.string(), prevAt: z.int(), hash: z.string() });

export const toAuditRow = ({ entry, ...link }: ChainedEntry): AuditRow => ({
  ...entry,
  ...link,
  _id: `${entry.officeId}/${link.seq}`,
});

/** The entry is taken as it stands, with whatever was added to it: a check has to see that. */
export function toChainedEntry(row: AuditRow): ChainedEntry {
  const { _id, seq, prev, prevAt, hash, ...entry } = row;
  return { ...Link.parse({ seq, prev, prevAt, hash }), entry };
}
