import { createProcessGroup } from '../processes/process-group.js';
import { stopOrphans } from '../processes/stop-processes.js';
import { projectFolder } from '../processes/type-script-command.js';
import { discardAbandoned, discardInstance, throwAwayInstance } from './instance-data.js';
import { openMongo } from './mongo/open-mongo.js';
import { openRedis } from './redis/open-redis.js';
import { ServiceUnavailable } from './service.js';

export type Stores = { readonly redisUrl: string; readonly mongoUri: string };

type StoresOptions = {
  readonly kind: 'test' | 'bench';
  /** the way to a store that somebody brought up: TEST_REDIS_URL and the like, never the product's own settings */
  readonly given: { readonly redisUrl: string | undefined; readonly mongoUri: string | undefined };
};

/**
 * Runs `work` with a Redis and a MongoDB of its own, whose data is thrown away afterwards, and answers what it
 * answers. REDIS_URL and MONGODB_URI are left alone: they may name what must not be emptied.
 */
export async function withStores(
  { kind, given }: StoresOptions,
  work: (stores: Stores) => Promise<number>,
): Promise<number> {
  const dataFolder = `${projectFolder}/.data`;
  await stopOrphans(`${dataFolder}/run`);
  discardAbandoned(dataFolder);
  const instance = throwAwayInstance(kind);
  const logs = `${dataFolder}/${instance}/logs`;
  const processes = createProcessGroup({ run: `${dataFolder}/run`, logs });
  const { REDIS_URL: _redis, MONGODB_URI: _mongo, ...env } = process.env;
  const needs = { processes, dataFolder, instance, durable: kind === 'bench', say: console.log };
  try {
    const [redis, mongo] = await Promise.all([
      openRedis({ ...needs, env: { ...env, REDIS_URL: given.redisUrl } }),
      openMongo({ ...needs, env: { ...env, MONGODB_URI: given.mongoUri } }),
    ]);
    console.log(`Redis: ${redis.how}; MongoDB: ${mongo.how}`);
    return await work({ redisUrl: redis.url, mongoUri: mongo.url });
  } catch (error) {
    if (!(error instanceof ServiceUnavailable)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await processes.stop();
    discardInstance({ dataFolder, instance });
  }
}
