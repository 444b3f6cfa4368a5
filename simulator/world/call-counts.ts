const minuteMs = 60_000;
const keptMinutes = 24 * 60;

/** How many calls an OA made in a minute of the platform's clock; `minute` is its beginning. */
export type MinuteOfCalls = { minute: number; calls: number };

/** Calls by minute, of the app and of each OA; refused ones count too. */
export type CallCounts = {
  /** Counts one more and returns how many there are in this minute. */
  count(caller: string): number;
  now(caller: string): number;
  /** The minutes in which an OA called, oldest first. */
  of(caller: string): readonly MinuteOfCalls[];
};

/** Counters that begin anew with every minute. */
export function createCallCounts(now: () => number): CallCounts {
  const callers = new Map<string, MinuteOfCalls[]>();
  const current = (caller: string): MinuteOfCalls => {
    const minute = Math.floor(now() / minuteMs) * minuteMs;
    const minutes = callers.get(caller) ?? [];
    callers.set(caller, minutes);
    const last = minutes.at(-1);
    if (last?.minute === minute) return last;
    const fresh = { minute, calls: 0 };
    minutes.push(fresh);
    if (minutes.length > keptMinutes) minutes.shift();
    return fresh;
  };
  return {
    count(caller) {
      const entry = current(caller);
      entry.calls += 1;
      return entry.calls;
    },
    now: (caller) => current(caller).calls,
    of: (caller) => (callers.get(caller) ?? []).filter(({ calls }) => calls > 0),
  };
}
