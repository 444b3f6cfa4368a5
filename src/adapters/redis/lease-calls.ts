import { BUCKET_MS, BUCKETS } from './sliding-window.js';

/** The part of a Redis client that the limiter uses. */
export type ScriptRunner = {
  eval(script: string, keyCount: number, ...args: (string | number)[]): Promise<unknown>;
};

/** Calls that a process may make until its bucket ends. */
export type Lease = { granted: number; bucket: number; endsInMs: number; freeInMs: number };

/**
 * Counts the calls of one OA in a hash of buckets, by Redis's clock, and grants as many of the wanted ones as the
 * limit leaves. Calls of an earlier lease that were not made are given back to their bucket first. A second hash, where
 * one is named, counts the same for this limiter alone.
 */
const SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local size, buckets = tonumber(ARGV[1]), tonumber(ARGV[2])
local limit, wanted = tonumber(ARGV[3]), tonumber(ARGV[4])
local bucket = math.floor(now / size)
if tonumber(ARGV[6]) > 0 and redis.call('HEXISTS', KEYS[1], ARGV[5]) == 1 then
  redis.call('HINCRBY', KEYS[1], ARGV[5], -ARGV[6])
  if KEYS[2] then redis.call('HINCRBY', KEYS[2], ARGV[5], -ARGV[6]) end
end
local used, oldest = 0, bucket
local counts = redis.call('HGETALL', KEYS[1])
for i = 1, #counts, 2 do
  local at, count = tonumber(counts[i]), tonumber(counts[i + 1])
  if at <= bucket - buckets or count <= 0 then
    redis.call('HDEL', KEYS[1], counts[i])
  else
    used = used + count
    if at < oldest then oldest = at end
  end
end
local granted = math.max(0, math.min(wanted, limit - used))
if granted > 0 then
  redis.call('HINCRBY', KEYS[1], string.format('%.0f', bucket), granted)
  redis.call('PEXPIRE', KEYS[1], size * (buckets + 1))
end
if granted > 0 and KEYS[2] then
  for _, at in ipairs(redis.call('HKEYS', KEYS[2])) do
    if tonumber(at) <= bucket - buckets then redis.call('HDEL', KEYS[2], at) end
  end
  redis.call('HINCRBY', KEYS[2], string.format('%.0f', bucket), granted)
  redis.call('PEXPIRE', KEYS[2], size * (buckets + 1))
end
return { granted, bucket, (bucket + 1) * size - now, (oldest + buckets) * size - now }
`;

/** One round trip; throws when Redis is away. */
export async function leaseCalls(
  redis: ScriptRunner,
  key: string,
  ask: { limit: number; wanted: number; unusedBucket: number; unused: number; tally?: string | undefined },
): Promise<Lease> {
  const { limit, wanted, unusedBucket, unused, tally } = ask;
  const keys = tally === undefined ? [key] : [key, tally];
  const asked = [BUCKET_MS, BUCKETS, limit, wanted, unusedBucket, unused];
  const answer = await redis.eval(SCRIPT, keys.length, ...keys, ...asked);
  const [granted, bucket, endsInMs, freeInMs] = Array.isArray(answer) ? answer.map(Number) : [];
  if (granted === undefined || bucket === undefined || endsInMs === undefined || freeInMs === undefined) {
    throw new Error('the limiter script answered something else');
  }
  return { granted, bucket, endsInMs, freeInMs };
}

const LATELY = `
local time = redis.call('TIME')
local bucket = math.floor((time[1] * 1000 + math.floor(time[2] / 1000)) / tonumber(ARGV[1]))
local calls = 0
local counts = redis.call('HGETALL', KEYS[1])
for i = 1, #counts, 2 do
  local at = tonumber(counts[i])
  if at < bucket and at >= bucket - tonumber(ARGV[2]) then calls = calls + tonumber(counts[i + 1]) end
end
return calls
`;

/** How many calls were counted under this key in the last whole buckets; throws when Redis is away. */
export const callsLately = async (redis: ScriptRunner, key: string, buckets: number): Promise<number> =>
  Number(await redis.eval(LATELY, 1, key, BUCKET_MS, buckets));
