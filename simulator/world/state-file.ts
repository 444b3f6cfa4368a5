import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { State } from './state.js';

/** Changes within this time are written together; a large state waits longer, or nothing else would be done. */
const settleMs = 150;
const restPerWrite = 10;

/** Keeps the state in a JSON file. Without a path it keeps nothing. */
export type StateFile = {
  /** Says that the state changed; it is written within a moment. */
  touch(): void;
  /** Writes now. A reader of the file sees the old or the new state, never half of one. */
  flush(): void;
};

/** Reads the file, or begins empty when there is none. A file that is not a state of ours stops the start. */
export function loadState(path: string | undefined): State {
  if (path === undefined) return State.parse({});
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return State.parse({});
    throw error;
  }
  return State.parse(JSON.parse(text));
}

/** Writes what `read` gives to `path` whenever it was touched. */
export function createStateFile(path: string | undefined, read: () => State): StateFile {
  let timer: NodeJS.Timeout | undefined;
  let pauseMs = settleMs;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (path === undefined) return;
    mkdirSync(dirname(path), { recursive: true });
    const began = performance.now();
    const draft = `${path}.${process.pid}.tmp`;
    writeFileSync(draft, JSON.stringify(read()), { flush: true });
    renameSync(draft, path);
    pauseMs = Math.max(settleMs, restPerWrite * (performance.now() - began));
  };
  return {
    flush,
    touch() {
      timer ??= setTimeout(flush, pauseMs).unref();
    },
  };
}
