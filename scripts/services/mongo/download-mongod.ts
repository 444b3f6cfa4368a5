import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../debian/cache-folder.js';
import type { ServiceNeeds } from '../service.js';

const HOST = 'https://fastdl.mongodb.org/';
const PROBE_MS = 3_000;
/** On a closed network the next start must not wait for the probe again; the day after it may. */
const REMEMBER_MS = 24 * 3600_000;

/**
 * The path of a mongod that mongodb-memory-server has downloaded, now or before; or the reason why it cannot.
 * Gives up within a few seconds where MongoDB's server cannot be reached, and remembers that for a day.
 */
export async function downloadMongod({
  dataFolder,
  say,
}: ServiceNeeds): Promise<string | { closed: string }> {
  const failedAt = join(dataFolder, 'mongod-unreachable');
  if (existsSync(failedAt) && Date.now() - statSync(failedAt).mtimeMs < REMEMBER_MS) {
    return { closed: `${HOST} was not reachable a while ago (remove ${failedAt} to try again)` };
  }
  if (!(await isReachable())) {
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(failedAt, '');
    return { closed: `${HOST} is not reachable` };
  }
  say('downloading mongod (once, about 100 MB)');
  // It reads its settings from the environment when it is first imported.
  process.env.MONGOMS_DOWNLOAD_DIR ??= join(cacheFolder(), 'mongod');
  const { MongoBinary } = await import('mongodb-memory-server-core');
  return MongoBinary.getPath();
}

async function isReachable(): Promise<boolean> {
  try {
    await fetch(HOST, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
    return true;
  } catch {
    return false;
  }
}
