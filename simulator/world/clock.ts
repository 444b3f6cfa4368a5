const longestTimerMs = 2 ** 31 - 1;

/** The platform's time: a base clock plus what was added to it. Everything that waits on the platform waits on this. */
export type VirtualClock = {
  now(): number;
  /** How far it is ahead of its base. */
  offset(): number;
  /** Moves forward and runs, in order and each at its own time, what falls due on the way. Resolves when all of it is done. */
  advance(ms: number): Promise<void>;
  /** Runs something when its time has come. */
  schedule(at: number, run: () => Promise<void>): void;
  close(): void;
};

type Job = { at: number; run: () => Promise<void> };
export type ClockOptions = { base: () => number; offset: number; changed: (offset: number) => void };

/** A clock that begins `offset` ms ahead of `base`. */
export function createVirtualClock(options: ClockOptions): VirtualClock {
  let offset = options.offset;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const jobs: Job[] = [];
  const now = () => options.base() + offset;

  const takeDue = (until: number): Job | undefined => {
    jobs.sort((a, b) => a.at - b.at);
    return jobs[0] !== undefined && jobs[0].at <= until ? jobs.shift() : undefined;
  };
  const arm = () => {
    clearTimeout(timer);
    if (closed || jobs.length === 0) return;
    const next = Math.min(...jobs.map((job) => job.at));
    const wait = Math.min(Math.max(next - now(), 1), longestTimerMs);
    timer = setTimeout(() => void runDue(), wait).unref();
  };
  const runDue = async () => {
    for (let job = takeDue(now()); job !== undefined; job = takeDue(now())) await job.run();
    arm();
  };
  const jumpTo = (time: number) => {
    offset = Math.max(offset, time - options.base());
  };

  return {
    now,
    offset: () => offset,
    async advance(ms) {
      const target = now() + ms;
      for (let job = takeDue(target); job !== undefined; job = takeDue(target)) {
        jumpTo(job.at);
        await job.run();
      }
      jumpTo(target);
      options.changed(offset);
      arm();
    },
    schedule(at, run) {
      jobs.push({ at, run });
      arm();
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
