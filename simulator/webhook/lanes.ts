/** Lets one piece of work of a lane run at a time, in the order in which they came. */
export type Lanes = { run(lane: string, work: () => Promise<void>): Promise<void> };

/** Lanes that vanish when they are empty. */
export function createLanes(): Lanes {
  const tails = new Map<string, Promise<void>>();
  return {
    run(lane, work) {
      const turn = (tails.get(lane) ?? Promise.resolve()).then(work);
      tails.set(lane, turn);
      void turn.then(() => tails.get(lane) === turn && tails.delete(lane));
      return turn;
    },
  };
}

/** Lets so many pieces of work run at a time; the others wait their turn. */
export type Doors = { pass<T>(work: () => Promise<T>): Promise<T> };

/** Doors for `width` at a time. */
export function createDoors(width: number): Doors {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return {
    async pass(work) {
      if (inside >= width) await new Promise<void>((enter) => waiting.push(enter));
      else inside += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        // whoever waits takes over the place
        if (next === undefined) inside -= 1;
        else next();
      }
    },
  };
}

/** Gathered work that nobody follows leaves after this real time. */
const gatherMs = 400;

/** Holds work until `size` pieces are there and lets them go last first. */
export type Gathering = { wait(size: number): Promise<void> };

/** An empty gathering. */
export function createGathering(): Gathering {
  const held: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  const release = () => {
    clearTimeout(timer);
    for (const go of held.splice(0).reverse()) go();
  };
  return {
    wait(size) {
      return new Promise((resolve) => {
        held.push(resolve);
        clearTimeout(timer);
        // a moment later, when the newcomer too is listening
        if (held.length >= size) queueMicrotask(release);
        else timer = setTimeout(release, gatherMs);
      });
    },
  };
}
