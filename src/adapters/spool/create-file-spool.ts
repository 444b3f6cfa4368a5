import { open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Arrival } from '../../inbox/arrival.js';
import type { Spool } from '../../inbox/spool.js';
import type { Cipher } from '../../secrets/cipher.js';
import { BEGUN_SUFFIX, createSpoolWriter, isMissing, SPOOL_SUFFIX } from './create-spool-writer.js';
import { parseSpoolLine, toSpoolLine } from './spool-line.js';

/** A file that a replay has taken; nobody writes to it any more and anybody may read it. */
const TAKEN_SUFFIX = '.taken';
/** A replayed file that held a line nobody could read; it is kept for the operator. */
const BROKEN_SUFFIX = '.broken';
const BUNDLE = 200;
/** A file that was begun so long ago belongs to a process that died before it promised anything. */
const GIVEN_UP_MS = 3_600_000;

type Deps = { dir: string; cipher: Cipher; now: () => number; log: Pick<Logger, 'error'> };
type Store = (arrivals: readonly Arrival[]) => Promise<void>;

/**
 * The spool as files of sealed lines in `dir`. A replay takes a file by renaming it, hands over its lines, and deletes
 * it only when all are stored: killed in between, the next replay by any process does the same again.
 */
export function createFileSpool({ dir, cipher, now, log }: Deps): Spool {
  const writer = createSpoolWriter({ dir, now });

  async function replayFile(name: string, store: Store): Promise<number> {
    const path = join(dir, name);
    const { handed, broken } = await readBundles(path, cipher, store);
    if (broken > 0) log.error({ event: 'spool-line-broken', file: name, lines: broken });
    await (broken > 0 ? rename(path, `${path}${BROKEN_SUFFIX}`) : unlink(path)).catch(unlessMissing);
    return handed;
  }

  return {
    append: (arrival) => writer.append(toSpoolLine(cipher, arrival)),
    async replay(store) {
      await removeGivenUp(dir, now() - GIVEN_UP_MS);
      let handed = 0;
      for (const name of await waitingFiles(dir)) {
        const taken = await take(dir, name);
        if (taken) handed += await replayFile(taken, store);
      }
      return handed;
    },
    async size() {
      const sizes = await Promise.all((await waitingFiles(dir)).map((name) => sizeOf(join(dir, name))));
      return sizes.reduce((sum, size) => sum + size, 0);
    },
    close: writer.close,
  };
}

const filesOf = async (dir: string): Promise<string[]> => (await readdir(dir).catch(unlessMissing)) ?? [];

/** Oldest first: names begin with the time at which they were begun. */
const waitingFiles = async (dir: string): Promise<string[]> =>
  (await filesOf(dir))
    .filter((name) => name.endsWith(SPOOL_SUFFIX) || name.endsWith(TAKEN_SUFFIX))
    .sort(byAge);

const begunAt = (name: string): number => Number.parseInt(name, 10);
const byAge = (a: string, b: string): number => begunAt(a) - begunAt(b);

async function removeGivenUp(dir: string, before: number): Promise<void> {
  const givenUp = (await filesOf(dir)).filter(
    (name) => name.endsWith(BEGUN_SUFFIX) && begunAt(name) < before,
  );
  await Promise.all(givenUp.map((name) => unlink(join(dir, name)).catch(unlessMissing)));
}

/** The name under which the file may now be read; undefined when another process was faster and finished it. */
async function take(dir: string, name: string): Promise<string | undefined> {
  if (name.endsWith(TAKEN_SUFFIX)) return name;
  const taken = `${name}${TAKEN_SUFFIX}`;
  return rename(join(dir, name), join(dir, taken)).then(() => taken, unlessMissing);
}

/** What stands after the last line break was never acknowledged and is nobody's loss. */
async function readBundles(
  path: string,
  cipher: Cipher,
  store: Store,
): Promise<{ handed: number; broken: number }> {
  const count = { handed: 0, broken: 0 };
  const file = await open(path).catch(unlessMissing);
  if (!file) return count;
  let bundle: Arrival[] = [];
  const handOver = async () => {
    if (bundle.length > 0) await store(bundle);
    count.handed += bundle.length;
    bundle = [];
  };
  let rest = '';
  for await (const chunk of file.createReadStream({ encoding: 'utf8' })) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const arrival = parseSpoolLine(cipher, line);
      if (arrival) bundle.push(arrival);
      else count.broken += 1;
      if (bundle.length >= BUNDLE) await handOver();
    }
  }
  await handOver();
  return count;
}

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(unlessMissing))?.size ?? 0;

/** Another process may finish a file at any moment; every other failure counts. */
function unlessMissing(cause: unknown): undefined {
  if (!isMissing(cause)) throw cause;
}
