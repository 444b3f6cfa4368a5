import { type CuttableLine, openCuttableLine } from './cuttable-line.js';

/** The product's ways to MongoDB and Redis, which a test can cut, freeze and mend. */
export type StoreLines = {
  mongo: CuttableLine;
  redis: CuttableLine;
  /** The environment with the stores at the near ends of the lines. */
  reroute(env: Record<string, string>): Record<string, string>;
  close(): Promise<void>;
};

export async function openStoreLines(): Promise<StoreLines> {
  const mongo = await openCuttableLine(targetOf('TEST_MONGODB_URI', 27_017));
  const redis = await openCuttableLine(targetOf('TEST_REDIS_URL', 6_379));
  return {
    mongo,
    redis,
    reroute: (env) => ({
      ...env,
      MONGODB_URI: through(mongo, env.MONGODB_URI ?? ''),
      REDIS_URL: through(redis, env.REDIS_URL ?? ''),
    }),
    async close() {
      await Promise.all([mongo.close(), redis.close()]);
    },
  };
}

function targetOf(name: string, usualPort: number): { host: string; port: number } {
  const { hostname, port } = new URL(process.env[name] ?? '');
  return { host: hostname, port: Number(port || usualPort) };
}

function through({ port }: CuttableLine, address: string): string {
  const url = new URL(address);
  url.host = `127.0.0.1:${port}`;
  if (url.protocol === 'mongodb:') url.searchParams.set('directConnection', 'true');
  return url.href;
}
