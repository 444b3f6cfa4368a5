export type RetryLoop = {
  /** Runs at once and from then on by itself. */
  start(): void;
  /** There is work: do not wait for the next round. */
  hurry(): void;
  /** Lets a running round finish and begins no other. */
  stop(): Promise<void>;
};

/**
 * Runs one round after another, never two at a time. A round that rejects is repeated after a growing pause, one that
 * was hurried follows after the first of the pauses, and otherwise there is a round every `idleMs`.
 */
export function createRetryLoop({
  round,
  backOffMs,
  idleMs,
}: {
  /** must report its own failures: the loop only counts them */
  round: () => Promise<void>;
  backOffMs: readonly number[];
  idleMs: number;
}): RetryLoop {
  let started = false;
  let hurried = false;
  let failures = 0;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  function schedule(): void {
    clearTimeout(timer);
    if (!started || running) return;
    const pause = backOffMs[Math.min(Math.max(failures - 1, 0), backOffMs.length - 1)] ?? idleMs;
    timer = setTimeout(run, hurried || failures > 0 ? pause : idleMs);
    timer.unref();
  }

  function run(): void {
    hurried = false;
    running = round()
      .then(
        () => {
          failures = 0;
        },
        () => {
          failures += 1;
        },
      )
      .finally(() => {
        running = undefined;
        schedule();
      });
  }

  return {
    start() {
      if (started) return;
      started = true;
      run();
    },
    hurry() {
      if (hurried) return;
      hurried = true;
      if (failures === 0) schedule();
    },
    async stop() {
      started = false;
      clearTimeout(timer);
      await running;
    },
  };
}
