import type { Redis } from 'ioredis';
import { createPasswordHasher } from '../adapters/crypto/create-password-hasher.js';
import { createMongoAuditTrail } from '../adapters/mongo/create-mongo-audit-trail.js';
import { createMongoSecondFactorStore } from '../adapters/mongo/create-mongo-second-factor-store.js';
import { createMongoStaffStore } from '../adapters/mongo/create-mongo-staff-store.js';
import { createRedisAttemptLimiter } from '../adapters/redis/create-redis-attempt-limiter.js';
import { createRedisSessionStore } from '../adapters/redis/create-redis-session-store.js';
import { createSecondFactors } from '../console/second-factor/second-factors.js';
import { createConsoleSessions } from '../console/sessions/console-sessions.js';
import { createStaffDesk } from '../console/staff/create-staff-desk.js';
import type { Foundation } from './foundation.js';

/** Who may come in, and what is on record of it. */
export function openAccounts(foundation: Foundation, { redis, prefix }: { redis: Redis; prefix: string }) {
  const { now } = foundation;
  const parts = {
    staff: createMongoStaffStore(foundation),
    passwords: createPasswordHasher(),
    attempts: createRedisAttemptLimiter({ redis, prefix }),
    audit: createMongoAuditTrail(foundation),
    now,
  };
  const secondFactors = createSecondFactors({
    ...parts,
    factors: createMongoSecondFactorStore(foundation),
    digestOf: (username, code) => foundation.cipher.blindIndex('recovery-code', `${username}\0${code}`),
  });
  return {
    ...parts,
    secondFactors,
    sessions: createConsoleSessions({ store: createRedisSessionStore({ redis, prefix }), now }),
    staffDesk: createStaffDesk({ ...parts, secondFactors }),
  };
}
