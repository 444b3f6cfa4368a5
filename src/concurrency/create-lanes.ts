/** Runs work one at a time per key in this process; different keys run side by side. */
export type Lanes = {
  /**
   * Runs `work` for `key` after whatever runs there now. Calls that arrive while one is already waiting share it:
   * work on a key must therefore look at the whole state, never at the caller's own item.
   */
  run(key: string, work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
};

type Lane = { running: Promise<void>; waiting: Promise<void> | undefined };

/** Lanes in memory; what must hold across processes is guarded by versions in the stores. */
export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>();

  function start(key: string, work: () => Promise<void>): Promise<void> {
    const running = work();
    const lane: Lane = { running, waiting: undefined };
    lanes.set(key, lane);
    const leave = () => {
      if (lanes.get(key) === lane && lane.waiting === undefined) lanes.delete(key);
    };
    running.then(leave, leave);
    return running;
  }

  function run(key: string, work: () => Promise<void>): Promise<void> {
    const lane = lanes.get(key);
    if (!lane) return start(key, work);
    lane.waiting ??= lane.running.then(
      () => start(key, work),
      () => start(key, work),
    );
    return lane.waiting;
  }

  async function idle(): Promise<void> {
    while (lanes.size > 0)
      await Promise.allSettled([...lanes.values()].flatMap((l) => [l.running, l.waiting]));
  }

  return { run, idle };
}
