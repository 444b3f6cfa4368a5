import type { Connection } from 'mongoose';
import type { ChainedEntry } from '../../console/audit/audit-chain.js';
import type { OfficeId } from '../../ids.js';
import { type AuditRow, toChainedEntry } from './audit-row.js';

/** The chain of an office in its order, as far as it is not older than `since`. */
export async function* readAuditChain(
  connection: Connection,
  officeId: OfficeId,
  since: number,
): AsyncGenerator<ChainedEntry> {
  const rows = connection.collection<AuditRow>('audit');
  for await (const row of rows.find({ officeId, seq: { $gt: 0 }, at: { $gte: since } }).sort({ seq: 1 }))
    yield toChainedEntry(row);
}
