import { Redis } from 'ioredis';
import { findDebianUnfit } from '../debian/debian-host.js';
import { unpackPackages } from '../debian/unpack-packages.js';
import { findProgram } from '../find-program.js';
import { openFirst, type Service, type ServiceNeeds, ServiceUnavailable, type Way } from '../service.js';
import { startRedisServer } from './start-redis-server.js';

const ADVICE = 'Install Redis 6.2 or newer (package redis-server or valkey), or set REDIS_URL.';

const configured: Way = {
  name: 'REDIS_URL',
  async open({ env }) {
    if (!env.REDIS_URL) return { closed: 'is not set' };
    await requireAnswer(env.REDIS_URL);
    return { url: env.REDIS_URL, how: 'REDIS_URL' };
  },
};

const onPath: Way = {
  name: 'redis-server or valkey-server on PATH',
  async open(needs) {
    const program = findProgram(['redis-server', 'valkey-server'], needs.env.PATH);
    if (program === undefined) return { closed: 'neither is there' };
    return { url: await startRedisServer([program], needs), how: program };
  },
};

const debianPackage: Way = {
  name: "Debian's package redis-server",
  async open(needs) {
    const unfit = findDebianUnfit();
    if (unfit !== undefined) return { closed: unfit };
    const root = await unpackPackages({ name: 'redis', packages: ['redis-server'], say: needs.say });
    return {
      url: await startRedisServer(root.command('/usr/bin/redis-server'), needs),
      how: 'Debian package',
    };
  },
};

export const REDIS_WAYS: readonly Way[] = [configured, onPath, debianPackage];

/** Redis by the first way that is open here. Throws `ServiceUnavailable`. */
export function openRedis(needs: ServiceNeeds): Promise<Service> {
  return openFirst('Redis', REDIS_WAYS, needs, ADVICE);
}

/** An address that was configured and does not answer must stop the start, with the variable's name and not its value. */
async function requireAnswer(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: 3_000, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw new ServiceUnavailable(`Redis at REDIS_URL does not answer: ${(error as Error).message}`);
  } finally {
    redis.disconnect();
  }
}
