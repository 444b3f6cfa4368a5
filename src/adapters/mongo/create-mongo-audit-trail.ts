import { type Connection, mongo } from 'mongoose';
import { createBatcher } from '../../concurrency/create-batcher.js';
import { type ChainedEntry, chainOn } from '../../console/audit/audit-chain.js';
import { AuditEntry } from '../../console/audit/audit-entry.js';
import type { AuditFilter, AuditTrail } from '../../console/audit/audit-trail.js';
import type { OfficeId } from '../../ids.js';
import type { Cipher } from '../../secrets/cipher.js';
import { type AuditRow, toAuditRow, toChainedEntry } from './audit-row.js';
import { isDuplicateKey } from './is-duplicate-key.js';

type Rows = ReturnType<typeof Connection.prototype.collection<AuditRow>>;
type Deps = { connection: Connection; cipher: Pick<Cipher, 'blindIndex'> };

const BATCH = 50;
/** Each failed try means that another process wrote to the same office in between; more than this is no coincidence. */
const TRIES = 100;

/**
 * The collection `audit`: a chain for each office, written and never changed (decision 24). Processes that write at once
 * are told apart by the number, which is the key of the row: whoever comes second chains on to the first.
 */
export function createMongoAuditTrail({ connection, cipher }: Deps): AuditTrail {
  const rows: Rows = connection.collection<AuditRow>('audit');
  const digest = auditDigest(cipher);
  const record = createBatcher<AuditEntry, undefined>({
    maxBatch: BATCH,
    async run(entries) {
      for (const officeId of new Set(entries.map((entry) => entry.officeId)))
        await append(
          officeId,
          entries.filter((entry) => entry.officeId === officeId),
        );
      return entries.map(() => undefined);
    },
  });

  async function append(officeId: OfficeId, entries: readonly AuditEntry[]): Promise<void> {
    let left = entries;
    for (let tries = 0; left.length > 0; tries += 1) {
      if (tries === TRIES) throw new Error(`no place was found in the audit chain of ${officeId}`);
      const links = await linksFor(officeId, left);
      left = left.slice(await insert(links));
    }
  }

  async function linksFor(officeId: OfficeId, entries: readonly AuditEntry[]): Promise<ChainedEntry[]> {
    const row = await rows.findOne({ officeId, seq: { $gt: 0 } }, { sort: { seq: -1 } });
    const links: ChainedEntry[] = [];
    for (const entry of entries)
      links.push(chainOn(links.at(-1) ?? (row ? toChainedEntry(row) : undefined), entry, digest));
    return links;
  }

  /** How many found their place. */
  async function insert(links: readonly ChainedEntry[]): Promise<number> {
    try {
      const written = links.map(toAuditRow);
      return (await rows.insertMany(written, { ordered: true, writeConcern: { w: 'majority' } }))
        .insertedCount;
    } catch (error) {
      if (!isDuplicateKey(error) || !(error instanceof mongo.MongoBulkWriteError)) throw error;
      return error.insertedCount;
    }
  }

  return {
    record: async (entry) => record(AuditEntry.parse(entry)),
    async list(officeId, filter, limit) {
      const found = await rows.find(toQuery(officeId, filter)).sort({ seq: -1 }).limit(limit).toArray();
      return found.map((row) => ({ seq: row.seq, entry: AuditEntry.parse(row) }));
    },
  };
}

export const auditDigest =
  (cipher: Pick<Cipher, 'blindIndex'>) =>
  (text: string): string =>
    cipher.blindIndex('audit-chain', text);

const toQuery = (officeId: OfficeId, { person, day, olderThan, ...exact }: AuditFilter) => ({
  ...{ officeId, ...exact },
  seq: { $gt: 0, ...(olderThan !== undefined && { $lt: olderThan }) },
  ...(person !== undefined && { $or: [{ username: person }, { whom: person }] }),
  ...(day && { at: { $gte: day.from, $lt: day.before } }),
});
