import { setTimeout as pause } from 'node:timers/promises';
import { lastLines, type RunningProcess } from '../processes/process-group.js';

/**
 * Waits until `isReady` answers true. Throws, with the last lines of its log, as soon as the process ends
 * before that or when the time is up.
 */
export async function waitUntilReady(
  running: RunningProcess,
  isReady: () => Promise<boolean>,
  limitMs: number,
): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await isReady())) {
    if (running.hasEnded()) throw new Error(await describeEnd(running));
    if (Date.now() > deadline) {
      throw new Error(
        `${running.name} was not ready after ${limitMs / 1000} s\n${lastLines(running.logFile)}`,
      );
    }
    await pause(30);
  }
}

/** How a process ended, and what it said last. */
export async function describeEnd(running: RunningProcess): Promise<string> {
  return `${running.name} ${await running.ended}; last lines of ${running.logFile}:\n${lastLines(running.logFile)}`;
}
