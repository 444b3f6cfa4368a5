/** What a process of the baseline is told by the bench. */
export type BenchEnv = {
  port: number;
  workerPort: number;
  mongodbUri: string;
  redis: { host: string; port: number };
  platformUrl: string;
  appId: string;
  oaSecret: string;
};

/** Reads the environment that `bench/main.ts` hands to the baseline. */
export function readBenchEnv(): BenchEnv {
  const redis = new URL(read('REDIS_URL'));
  return {
    port: Number(read('PORT')),
    workerPort: Number(read('WORKER_PORT')),
    mongodbUri: read('MONGODB_URI'),
    redis: { host: redis.hostname, port: Number(redis.port) },
    platformUrl: read('ZALO_API_BASE'),
    appId: read('ZALO_APP_ID'),
    oaSecret: read('BENCH_OA_SECRET'),
  };
}

export function read(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run npm run bench`);
  return value;
}
