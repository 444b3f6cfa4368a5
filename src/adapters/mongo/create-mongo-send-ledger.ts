import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import { OaId } from '../../ids.js';
import { type SendLedger, toLedgerKey, toLedgerMonth } from '../../zalo-account/send-ledger.js';
import type { OnZaloSignal } from '../../zalo-account/zalo-signal.js';

/** What one process counted for one OA in one month. */
const LedgerRow = z.object({
  _id: z.string(),
  oaId: OaId,
  month: z.string(),
  counts: z.record(z.string(), z.int().nonnegative()),
});
type LedgerRow = z.infer<typeof LedgerRow>;

/**
 * The ledger in the collection `zalo_ledger`. Each process has rows of its own and writes them whole, so a write that
 * is repeated changes nothing, and the sum over the rows counts each answer once. `flush` is called every few seconds
 * and at the end; it never fails, what could not be written goes with the next one.
 */
export function createMongoSendLedger({
  connection,
  now,
  onSignal,
}: {
  connection: Connection;
  now: () => number;
  onSignal: OnZaloSignal;
}): SendLedger {
  const rows = connection.collection<LedgerRow>('zalo_ledger');
  const writer = randomUUID();
  const mine = new Map<string, LedgerRow>();
  const unwritten = new Set<string>();
  let flushing = Promise.resolve();

  function rowOf(oaId: OaId, month: string): LedgerRow {
    const id = `${oaId}/${month}/${writer}`;
    const row = mine.get(id) ?? { _id: id, oaId, month, counts: {} };
    mine.set(id, row);
    return row;
  }

  async function write(): Promise<void> {
    const ids = [...unwritten];
    if (ids.length === 0) return;
    unwritten.clear();
    const changes = ids.flatMap((id) => {
      const row = mine.get(id);
      if (!row) return [];
      const replacement = { oaId: row.oaId, month: row.month, counts: { ...row.counts } };
      return [{ replaceOne: { filter: { _id: id }, replacement, upsert: true } }];
    });
    try {
      await rows.bulkWrite(changes, { ordered: false });
    } catch {
      for (const id of ids) unwritten.add(id);
      onSignal({ name: 'ledger-not-written' });
    }
  }

  return {
    record(oaId, entry) {
      const row = rowOf(oaId, toLedgerMonth(now()));
      const key = toLedgerKey(entry);
      row.counts[key] = (row.counts[key] ?? 0) + 1;
      unwritten.add(row._id);
    },

    flush() {
      // one after the other, or an older figure could overwrite a newer one
      flushing = flushing.then(write);
      return flushing;
    },

    async totals(oaId, month) {
      // every id that begins with `oaId/month/`: '0' follows '/'
      const ids = { $gte: `${oaId}/${month}/`, $lt: `${oaId}/${month}0` };
      const found = await rows.find({ _id: ids }).toArray();
      const totals: Record<string, number> = {};
      for (const { counts } of found.map((row) => LedgerRow.parse(row))) {
        for (const [key, count] of Object.entries(counts)) totals[key] = (totals[key] ?? 0) + count;
      }
      return totals;
    },
  };
}
