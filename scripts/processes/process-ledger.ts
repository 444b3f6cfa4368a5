import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { findIdentity, isRunning } from './process-identity.js';

const Identity = z.object({ pid: z.int().positive(), bornAt: z.string() });

/** A process that somebody has to stop; `order` says who goes last: what others stand on has the lowest. */
const ProcessRecord = Identity.extend({
  name: z.string(),
  order: z.int(),
  stopSignal: z.enum(['SIGTERM', 'SIGINT']),
});
export type ProcessRecord = z.infer<typeof ProcessRecord>;

/**
 * The processes that one launcher started, as files, so that somebody else can stop them when the launcher
 * was killed: the keeper at once, or the next start.
 */
export type ProcessLedger = {
  readonly folder: string;
  add(record: ProcessRecord): void;
  remove(pid: number): void;
  /** highest order first: the order in which they are to be stopped */
  list(): ProcessRecord[];
  isOwnerRunning(): boolean;
  erase(): void;
};

/** Opens the ledger of this process under `runFolder`. */
export function createProcessLedger(runFolder: string): ProcessLedger {
  const folder = join(runFolder, String(process.pid));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(findIdentity(process.pid)));
  return openProcessLedger(folder);
}

/** Opens a ledger that another process may have written. */
export function openProcessLedger(folder: string): ProcessLedger {
  return {
    folder,
    add: (record) => writeFileSync(join(folder, `${record.pid}.json`), JSON.stringify(record)),
    remove: (pid) => rmSync(join(folder, `${pid}.json`), { force: true }),
    list: () => readRecords(folder).sort((a, b) => b.order - a.order),
    isOwnerRunning: () => {
      const owner = readJson(join(folder, 'owner.json'), Identity);
      return owner !== undefined && isRunning(owner);
    },
    erase: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The ledgers of launchers that are no longer there. */
export function findOrphanedLedgers(runFolder: string): ProcessLedger[] {
  return listFolder(runFolder)
    .filter((name) => /^\d+$/.test(name))
    .map((name) => openProcessLedger(join(runFolder, name)))
    .filter((ledger) => !ledger.isOwnerRunning());
}

function readRecords(folder: string): ProcessRecord[] {
  return listFolder(folder)
    .filter((name) => /^\d+\.json$/.test(name))
    .map((name) => readJson(join(folder, name), ProcessRecord))
    .filter((record) => record !== undefined);
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A file cut short by a crash counts as absent. */
function readJson<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
