import type { Redis } from 'ioredis';
import { createPasswordHasher } from '../adapters/crypto/create-password-hasher.js';
import { createMongoAuditTrail } from '../adapters/mongo/create-mongo-audit-trail.js';
import { createMongoStaffStore } from '../adapters/mongo/create-mongo-staff-store.js';
import { createRedisAttemptLimiter } from '../adapters/redis/create-redis-attempt-limiter.js';
import { createRedisSessionStore } from '../adapters/redis/create-redis-session-store.js';
import { createConsoleSessions } from '../console/sessions/console-sessions.js';
import { createStaffDesk } from '../console/staff/create-staff-desk.js';
import type { Foundation } from './foundation.js';

/** Who may come in, and what is on record of it. */
export function openAccounts(foundation: Foundation, redis: Redis) {
  const { now } = foundation;
  const prefix = 'mcc:console:';
  const parts = {
    staff: createMongoStaffStore(foundation),
    passwords: createPasswordHasher(),
    attempts: createRedisAttemptLimiter({ redis, prefix }),
    audit: createMongoAuditTrail(foundation),
    now,
  };
  return {
    ...parts,
    sessions: createConsoleSessions({ store: createRedisSessionStore({ redis, prefix }), now }),
    staffDesk: createStaffDesk(parts),
  };
}
