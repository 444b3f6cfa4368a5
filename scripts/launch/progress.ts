/** Tells a person who waits what is done and what is being waited for. */
export type Progress = {
  /** Runs a step; its line appears when it is done, with the detail that `describe` makes of its result. */
  during<T>(name: string, work: () => Promise<T>, describe?: (result: T) => string): Promise<T>;
  say(line: string): void;
};

const HEARTBEAT_MS = 5_000;

export function createProgress(print: (line: string) => void, now: () => number = Date.now): Progress {
  const waiting = new Set<string>();
  return {
    say: print,
    async during(name, work, describe = () => '') {
      const began = now();
      waiting.add(name);
      const heartbeat = setInterval(() => {
        // Steps run side by side; the oldest speaks for all of them.
        if ([...waiting][0] !== name) return;
        print(`  … still waiting for ${[...waiting].join(', ')} (${Math.round((now() - began) / 1000)} s)`);
      }, HEARTBEAT_MS);
      try {
        const result = await work();
        const detail = describe(result);
        print(`  ✓ ${name}${detail && `: ${detail}`} (${((now() - began) / 1000).toFixed(1)} s)`);
        return result;
      } finally {
        clearInterval(heartbeat);
        waiting.delete(name);
      }
    },
  };
}
