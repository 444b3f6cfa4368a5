/**
 * Sixty seconds as sixty buckets of one. Whatever 60 seconds one looks at, they touch at most 61 buckets; so if no 61
 * buckets in a row hold more than the limit, no minute does, wherever the platform's own minute begins. Larger buckets
 * would leave more of a minute unused: eleven of six seconds nine parts in a hundred, these less than two.
 */
export const BUCKET_MS = 1_000;
export const BUCKETS = 61;

/** Counts in memory. */
export type SlidingWindow = {
  /** how many more may go now */
  room(limit: number, now: number): number;
  add(now: number): void;
  /** when the oldest count leaves the window */
  freeAt(now: number): number;
};

export function createSlidingWindow(): SlidingWindow {
  const counts = new Map<number, number>();

  function forget(bucket: number): void {
    for (const old of counts.keys()) if (old <= bucket - BUCKETS) counts.delete(old);
  }

  return {
    room(limit, now) {
      forget(Math.floor(now / BUCKET_MS));
      let used = 0;
      for (const count of counts.values()) used += count;
      return Math.max(0, limit - used);
    },

    add(now) {
      const bucket = Math.floor(now / BUCKET_MS);
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
    },

    freeAt(now) {
      forget(Math.floor(now / BUCKET_MS));
      // insertion order is the order of time
      const oldest = counts.keys().next().value ?? Math.floor(now / BUCKET_MS);
      return (oldest + BUCKETS) * BUCKET_MS;
    },
  };
}
