import { setTimeout as pause } from 'node:timers/promises';
import { isRunning } from './process-identity.js';
import { findOrphanedLedgers, type ProcessLedger, type ProcessRecord } from './process-ledger.js';

export const DEFAULT_GRACE_MS = 10_000;

/** Asks a process to stop, and kills it with all that it started when it does not within the grace period. */
export async function stopProcess(record: ProcessRecord, graceMs = DEFAULT_GRACE_MS): Promise<void> {
  if (!isRunning(record)) return;
  send(record.pid, record.stopSignal);
  const deadline = Date.now() + graceMs;
  while (isRunning(record) && Date.now() < deadline) await pause(20);
  if (!isRunning(record)) return;
  // A process of ours leads a group of its own, so this reaches its children too.
  send(-record.pid, 'SIGKILL');
  while (isRunning(record)) await pause(20);
}

/** Stops all that a ledger names, order by order, and erases it. */
export async function stopLedger(ledger: ProcessLedger, graceMs = DEFAULT_GRACE_MS): Promise<void> {
  const records = ledger.list();
  for (const order of new Set(records.map((record) => record.order))) {
    const together = records.filter((record) => record.order === order);
    await Promise.all(together.map((record) => stopProcess(record, graceMs)));
  }
  ledger.erase();
}

/** Stops what launchers left behind that were killed together with their keeper. Answers how many there were. */
export async function stopOrphans(runFolder: string): Promise<number> {
  const ledgers = findOrphanedLedgers(runFolder);
  const left = ledgers.flatMap((ledger) => ledger.list()).filter(isRunning);
  for (const ledger of ledgers) await stopLedger(ledger);
  return left.length;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
