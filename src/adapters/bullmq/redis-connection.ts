/** The parts of a Redis URL as BullMQ wants them. */
function parseRedisUrl(redisUrl: string) {
  const url = new URL(redisUrl);
  return {
    host: url.hostname,
    port: Number(url.port || 6379),
    ...(url.username && { username: decodeURIComponent(url.username) }),
    ...(url.password && { password: decodeURIComponent(url.password) }),
    ...(url.pathname.length > 1 && { db: Number(url.pathname.slice(1)) }),
    ...(url.protocol === 'rediss:' && { tls: {} }),
  };
}

/**
 * For producers in a request path: fails within about a second whether Redis is down at the start, goes away, or
 * freezes, and works again when it is back. Needs `skipWaitingForReady` and `skipVersionCheck` on the queue.
 */
export const toProducerConnection = (redisUrl: string) => ({
  ...parseRedisUrl(redisUrl),
  maxRetriesPerRequest: 1,
  commandTimeout: 1000,
  retryStrategy: (times: number) => Math.min(times * 100, 1000),
});

/** For workers: waits for Redis as long as it takes. */
export const toWorkerConnection = (redisUrl: string) => ({
  ...parseRedisUrl(redisUrl),
  maxRetriesPerRequest: null,
  retryStrategy: (times: number) => Math.min(times * 100, 1000),
});
