import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { AuditEntry, type AuditTrail } from '../../console/audit/audit-trail.js';

type AuditRow = AuditEntry & { _id: string };

/** Audit entries in the collection `audit`, written and never changed. */
export function createMongoAuditTrail({ connection }: { connection: Connection }): AuditTrail {
  const rows = connection.collection<AuditRow>('audit');
  return {
    async record(entry) {
      await rows.insertOne(
        { ...AuditEntry.parse(entry), _id: randomUUID() },
        { writeConcern: { w: 'majority' } },
      );
    },
  };
}
