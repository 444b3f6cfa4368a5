import { createPasswordHasher } from '../adapters/crypto/create-password-hasher.js';
import { auditDigest } from '../adapters/mongo/create-mongo-audit-trail.js';
import { createMongoStaffStore } from '../adapters/mongo/create-mongo-staff-store.js';
import { readAuditChain } from '../adapters/mongo/read-audit-chain.js';
import { DAY_MS } from '../calendar/plain-date.js';
import type { Settings } from '../config.js';
import { checkChain } from '../console/audit/check-chain.js';
import { createStaffAdministration } from '../console/staff/staff-administration.js';
import type { OaId, OfficeId } from '../ids.js';
import { createAnnouncer } from '../inbox/create-announcer.js';
import { startConnect } from '../zalo-account/connect.js';
import { openFoundation } from './foundation.js';
import { openQueues } from './open-queues.js';
import { openRecord } from './open-record.js';
import { openRetention } from './open-retention.js';
import { openStores } from './open-stores.js';
import { openZaloConnect } from './open-zalo.js';

/** What the operator's command line works with. */
export type Operator = Awaited<ReturnType<typeof composeOperator>>;

/** Opens the record for the operator; waits for the database, which must be there. */
export async function composeOperator(settings: Settings) {
  const foundation = openFoundation(settings);
  const record = openRecord(foundation);
  await record.ready;
  const stores = openStores(foundation);
  const queues = openQueues(foundation);
  const { connect } = openZaloConnect(foundation, stores);
  const staff = createMongoStaffStore(foundation);
  const announcer = createAnnouncer({
    inbox: stores.inbox,
    nudge: queues.conversations.nudge,
    now: foundation.now,
  });
  return {
    ...stores,
    queues,
    retention: openRetention(foundation, { stores, announcer }),
    offices: foundation.offices,
    now: foundation.now,
    staff: createStaffAdministration({
      staff,
      passwords: createPasswordHasher(),
      officeExists: (officeId) => foundation.offices.find(officeId) !== undefined,
      now: foundation.now,
    }),
    checkAuditOf: (officeId: OfficeId, noted?: { seq: number; hash: string }) => {
      const keptSince = foundation.now() - foundation.templates.catalogue.retention.audit * DAY_MS;
      const chain = readAuditChain(foundation.connection, officeId, keptSince);
      return checkChain(chain, {
        digest: auditDigest(foundation.cipher),
        keptSince,
        ...(noted && { noted }),
      });
    },
    connect: (oaId: OaId) => startConnect(connect, oaId),
    async close() {
      await record.stop();
      await queues.close();
      await foundation.connection.close();
    },
  };
}
