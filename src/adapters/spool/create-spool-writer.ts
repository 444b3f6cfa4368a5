import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createBatcher } from '../../concurrency/create-batcher.js';

/** A full file is left to the replay and a new one begun, so that a long outage is replayed in pieces. */
const MAX_FILE_BYTES = 8 * 1024 * 1024;
const MAX_BATCH = 500;
export const SPOOL_SUFFIX = '.jsonl';
/** A file whose first lines are not yet safe; nobody was promised anything of it. */
export const BEGUN_SUFFIX = '.begun';

type OpenFile = { handle: FileHandle; path: string; bytes: number };

export type SpoolWriter = { append(line: string): Promise<void>; close(): Promise<void> };

/**
 * Appends lines to a file of this process's own; concurrent callers share one write and one sync. Anybody may take the
 * file away to replay it, without any lock: after each sync the writer looks whether the file still stands under its
 * name, and if not it writes the same lines again in a new file, which gets its name only when they are safe. So a
 * promised line is always in a file that nobody has taken yet, or was in it whole before it was taken.
 */
export function createSpoolWriter({ dir, now }: { dir: string; now: () => number }): SpoolWriter {
  let file: OpenFile | undefined;

  async function leave(): Promise<void> {
    const left = file;
    file = undefined;
    await left?.handle.close();
  }

  async function write(lines: Buffer): Promise<void> {
    if (file && file.bytes >= MAX_FILE_BYTES) await leave();
    if (file) {
      if (await extend(file, lines)) return;
      await leave();
    }
    file = await begin(join(dir, `${now()}-${randomUUID()}${SPOOL_SUFFIX}`), lines);
    await syncFolder(dir);
  }

  const append = createBatcher<string, void>({
    maxBatch: MAX_BATCH,
    run: async (lines) => {
      try {
        await write(Buffer.from(lines.join(''), 'utf8'));
        return lines.map(() => undefined);
      } catch (cause) {
        // the file may end in half a line now, which would spoil the next one
        await leave().catch(() => undefined);
        throw cause;
      }
    },
  });

  return { append, close: leave };
}

async function begin(path: string, lines: Buffer): Promise<OpenFile> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(`${path}${BEGUN_SUFFIX}`, 'ax', 0o600);
  try {
    await handle.appendFile(lines);
    await handle.datasync();
    await rename(`${path}${BEGUN_SUFFIX}`, path);
    return { handle, path, bytes: lines.length };
  } catch (cause) {
    await handle.close();
    throw cause;
  }
}

/** False when the file was taken away meanwhile: whether the lines were still read is then unknown. */
async function extend(file: OpenFile, lines: Buffer): Promise<boolean> {
  await file.handle.appendFile(lines);
  await file.handle.datasync();
  file.bytes += lines.length;
  return stands(file.path);
}

/** Makes the new file's name durable, not only its content. */
async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The name is ours alone, so a file that stands under it is the one that we are writing to. */
async function stands(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (cause) {
    if (isMissing(cause)) return false;
    throw cause;
  }
}

/** Whether a call of the file system failed because there is no such file. */
export const isMissing = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ENOENT';
