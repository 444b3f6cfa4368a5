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

export type ClockOptions = { base: () => number; offset: number; changed: (offset: number) => void };

type Job = { at: number; run: () => Promise<void> };

/** What waits for its time, the earliest first. */
function createAgenda() {
  const jobs: Job[] = [];
  return {
    add(job: Job) {
      jobs.push(job);
      jobs.sort((a, b) => a.at - b.at);
    },
    next: () => jobs[0]?.at,
    takeDue: (until: number) => (jobs[0] !== undefined && jobs[0].at <= until ? jobs.shift() : undefined),
  };
}

/** A clock that begins `offset` ms ahead of `base`. */
export function createVirtualClock(options: ClockOptions): VirtualClock {
  const agenda = createAgenda();
  let { offset } = options;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const now = () => options.base() + offset;
  const jumpTo = (time: number) => {
    offset = Math.max(offset, time - options.base());
  };
  const arm = () => {
    clearTimeout(timer);
    const next = agenda.next();
    if (closed || next === undefined) return;
    timer = setTimeout(() => void runDue(), Math.min(Math.max(next - now(), 1), longestTimerMs)).unref();
  };
  const runDue = async () => {
    for (let job = agenda.takeDue(now()); job !== undefined; job = agenda.takeDue(now())) await job.run();
    arm();
  };
  const advance = async (ms: number) => {
    const target = now() + ms;
    for (let job = agenda.takeDue(target); job !== undefined; job = agenda.takeDue(target)) {
      jumpTo(job.at);
      await job.run();
    }
    jumpTo(target);
    options.changed(offset);
    arm();
  };
  const schedule = (at: number, run: () => Promise<void>) => {
    agenda.add({ at, run });
    arm();
  };
  const close = () => {
    closed = true;
    clearTimeout(timer);
  };
  return { now, offset: () => offset, advance, schedule, close };
}
